package io.github.stowc.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A row of the registry of unique identifiers (PS3.6 tables A-1 and A-2).
 *
 * @param uid the identifier
 * @param type what it identifies
 * @param keyword empty if it has none
 * @param retired whether the standard has withdrawn it
 * @param name the name; empty for a few that have lost it
 * @param made whether the name is made from the keyword, since the source had none
 */
record RegisteredUid(String uid, String type, String keyword, boolean retired, String name, boolean made) {

    /**
     * Reads a line as somebody may have written it: without a name.
     *
     * @throws TableException if a column is not what it should be
     */
    static RegisteredUid parse(TableText.Entry entry) {
        List<String> columns = new ArrayList<>(Arrays.asList(entry.line().split("\t", -1)));
        while (columns.size() < 6) {
            columns.add("");
        }
        String keyword = columns.get(2);
        String name = columns.get(4);
        boolean unnamed = name.isEmpty() && !keyword.isEmpty();
        RegisteredUid uid = new RegisteredUid(
                columns.get(0),
                columns.get(1),
                keyword,
                columns.get(3).equals("R"),
                unnamed ? KeywordName.of(keyword) : name,
                unnamed || columns.get(5).equals("k"));
        boolean whole = columns.size() == 6
                && uid.uid.matches("\\d+(\\.\\d+)+")
                && !uid.type.isEmpty()
                && keyword.matches("\\w*")
                && List.of("", "R").contains(columns.get(3))
                && List.of("", "k").contains(columns.get(5));
        if (!whole) {
            throw new TableException(
                    entry.place(), "expected by tabs: UID, type, keyword, R or nothing, name, k or nothing");
        }
        return uid;
    }

    String line() {
        String line = String.join("\t", uid, type, keyword, retired ? "R" : "", name);
        return made ? line + "\tk" : line;
    }
}

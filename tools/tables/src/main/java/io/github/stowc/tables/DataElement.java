package io.github.stowc.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A row of the data dictionary (PS3.6 tables 6-1, 7-1, 8-1, 9-1).
 *
 * @param tag eight upper-case hexadecimal digits, {@code x} for any: {@code 60xx3000}
 * @param vr one VR, or several by bars
 * @param vm the Value Multiplicity: {@code 1}, {@code 1-3}, {@code 2-2n}
 * @param keyword empty for a few that have none
 * @param retired whether the standard has withdrawn it
 * @param name the name
 * @param made whether the name is made from the keyword, since the source had none
 */
record DataElement(String tag, String vr, String vm, String keyword, boolean retired, String name, boolean made) {
    private static final Pattern TAG = Pattern.compile("[0-9A-Fx]{8}");
    private static final Pattern VM = Pattern.compile("[1-9]\\d*(-([1-9]\\d*)?n?)?");
    private static final Pattern KEYWORD = Pattern.compile("\\w*");
    private static final List<String> VRS = List.of(("AE AS AT CS DA DS DT FD FL IS LO LT OB OD OF OL OV OW PN SH SL SQ"
                    + " SS ST SV TM UC UI UL UN UR US UT UV")
            .split(" "));

    /**
     * Reads a line as somebody may have written it: {@code (0010,0012)} for the tag, no name.
     *
     * @throws TableException if a column is not what it should be
     */
    static DataElement parse(TableText.Entry entry) {
        List<String> columns = new ArrayList<>(Arrays.asList(entry.line().split("\t", -1)));
        while (columns.size() < 7) {
            columns.add("");
        }
        String keyword = columns.get(3);
        boolean unnamed = columns.get(5).isEmpty();
        DataElement element = new DataElement(
                tag(columns.get(0)),
                columns.get(1),
                columns.get(2),
                keyword,
                columns.get(4).equals("R"),
                unnamed ? KeywordName.of(keyword) : columns.get(5),
                unnamed || columns.get(6).equals("k"));
        if (columns.size() > 7
                || !List.of("", "R").contains(columns.get(4))
                || !List.of("", "k").contains(columns.get(6))) {
            throw new TableException(
                    entry.place(), "expected by tabs: tag, VR, VM, keyword, R or nothing, name, k or nothing");
        }
        element.check(entry.place());
        return element;
    }

    /** A tag in the form of the table, of one as the standard writes it: {@code (60xx,3000)}. */
    static String tag(String text) {
        return text.replaceAll("[(),\\s]", "").toUpperCase(Locale.ROOT).replace('X', 'x');
    }

    /** Throws if a column is not what it should be. */
    void check(String place) {
        expect(place, "a tag of eight hexadecimal digits", tag, TAG.matcher(tag).matches());
        expect(place, "VRs by bars", vr, VRS.containsAll(List.of(vr.split("\\|", -1))));
        expect(place, "a VM such as 1, 1-3, 1-n or 2-2n", vm, VM.matcher(vm).matches() && !vm.endsWith("-"));
        expect(
                place,
                "a keyword of letters and digits",
                keyword,
                KEYWORD.matcher(keyword).matches());
        expect(place, "a name", name, !name.isEmpty());
    }

    private static void expect(String place, String what, String found, boolean holds) {
        if (!holds) {
            throw new TableException(place, "expected " + what + ", found \"" + found + "\"");
        }
    }

    String line() {
        String line = String.join("\t", tag, vr, vm, keyword, retired ? "R" : "", name);
        return made ? line + "\tk" : line;
    }
}

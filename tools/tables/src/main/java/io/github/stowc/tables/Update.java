package io.github.stowc.tables;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings the tables of PS3.6 to the edition of a source, and says what that changes. */
final class Update {
    private final Edition source;
    private final Map<String, String> departures;
    private final PrintWriter out;

    /**
     * An update.
     *
     * @param departures rows that stay as they are, each with the reason, by tag or UID
     * @param out is told of each change
     */
    Update(Edition source, Map<String, String> departures, PrintWriter out) {
        this.source = source;
        this.departures = Map.copyOf(departures);
        this.out = out;
    }

    /** The table of data elements in that edition; attributes that the source does not have stay. */
    TableText elements(TableText table) {
        Map<String, TableText.Entry> entries = byKey(table);
        for (DataElement read : source.elements()) {
            TableText.Entry before = entries.get(read.tag());
            if (before == null && isOfRange(read, entries)) {
                continue;
            }
            DataElement element = before == null ? read : named(read, DataElement.parse(before));
            put(entries, read.tag(), element.line());
        }
        return finished(
                table, entries, source.elements().stream().map(DataElement::tag).toList());
    }

    /** The registry of unique identifiers in that edition; unchanged if the source has none. */
    TableText uids(TableText table) {
        if (source.uids().isEmpty()) {
            out.println("uids.tsv stays " + table.edition() + ": the source has no UIDs");
            return table;
        }
        Map<String, TableText.Entry> entries = byKey(table);
        for (RegisteredUid read : source.uids()) {
            TableText.Entry before = entries.get(read.uid());
            RegisteredUid uid = before == null ? read : withKeyword(read, RegisteredUid.parse(before));
            put(entries, read.uid(), uid.line());
        }
        return finished(
                table, entries, source.uids().stream().map(RegisteredUid::uid).toList());
    }

    /** A name of the standard is better than one made from the keyword. */
    private static DataElement named(DataElement read, DataElement known) {
        if (!read.made() || !known.keyword().equals(read.keyword())) {
            return read;
        }
        return new DataElement(
                read.tag(), read.vr(), read.vm(), read.keyword(), read.retired(), known.name(), known.made());
    }

    /** Older editions have no keywords in their table of UIDs. */
    private static RegisteredUid withKeyword(RegisteredUid read, RegisteredUid known) {
        String keyword = read.keyword().isEmpty() ? known.keyword() : read.keyword();
        return new RegisteredUid(read.uid(), read.type(), keyword, read.retired(), read.name(), read.made());
    }

    /** Whether a retired attribute is one tag of a range that the table has under the same keyword. */
    private static boolean isOfRange(DataElement read, Map<String, TableText.Entry> entries) {
        return read.retired()
                && entries.values().stream()
                        .anyMatch(entry -> read.tag().matches(entry.key().replace("x", "."))
                                && DataElement.parse(entry).keyword().equals(read.keyword()));
    }

    private static Map<String, TableText.Entry> byKey(TableText table) {
        Map<String, TableText.Entry> entries = new LinkedHashMap<>();
        table.entries().forEach(entry -> entries.put(entry.key(), entry));
        return entries;
    }

    private void put(Map<String, TableText.Entry> entries, String key, String line) {
        TableText.Entry before = entries.get(key);
        if (before == null) {
            out.println("new      " + line);
            entries.put(key, new TableText.Entry("", List.of(), line, List.of()));
        } else if (departures.containsKey(key)) {
            out.println("stays    " + before.line() + "  since " + departures.get(key));
        } else if (!before.line().equals(line)) {
            out.println("was      " + before.line());
            out.println("becomes  " + line);
            entries.put(key, before.withLine(line));
        }
    }

    private TableText finished(TableText table, Map<String, TableText.Entry> entries, List<String> read) {
        Set<String> found = Set.copyOf(read);
        for (TableText.Entry entry : entries.values()) {
            if (!found.contains(entry.key())) {
                out.println("kept     " + entry.line() + "  though the source has no such row");
            }
        }
        String origin = source.origin().replace("PREVIOUS", table.edition());
        return table.withEntries(List.copyOf(entries.values())).withEdition(source.edition(), origin);
    }
}

package io.github.stowc.dicom;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The registry of DICOM unique identifiers (PS3.6 A).
 *
 * <p>Safe to share between threads.
 */
public final class UidRegistry {
    private final SortedLines byUid = SortedLines.of("uids.tsv");
    private final SortedLines byKeyword = SortedLines.of("uid-keywords.tsv");

    private UidRegistry() {}

    /**
     * A registered UID.
     *
     * @param uid the identifier
     * @param type what it identifies, as the standard puts it: {@code SOP Class}, {@code Transfer Syntax}
     * @param keyword the name without blanks; empty if the standard gives none
     * @param name the name
     * @param retired whether the standard has withdrawn it
     */
    public record Entry(String uid, String type, String keyword, String name, boolean retired) {}

    /** The standard's registry, read at its first use. */
    public static UidRegistry standard() {
        return Holder.STANDARD;
    }

    private static final class Holder {
        static final UidRegistry STANDARD = new UidRegistry();
    }

    /** The part of the standard and the edition that this is: {@code PS3.6 2026b}. */
    public String edition() {
        return byUid.edition();
    }

    /** The entry of a UID given as its text; empty if the standard has none. */
    public Optional<Entry> find(String uid) {
        return Optional.ofNullable(entry(byUid.find(uid)));
    }

    /** The entry of a keyword as the standard spells it: {@code SecondaryCaptureImageStorage}. */
    public Optional<Entry> findKeyword(String keyword) {
        String[] line = byKeyword.find(keyword);
        return line == null ? Optional.empty() : find(line[1]);
    }

    /** The name of a UID; the UID itself if the standard has no name for it. */
    public String name(String uid) {
        return find(uid).map(Entry::name).orElse(uid);
    }

    /** All keywords, sorted by their characters. */
    public List<String> keywords() {
        return byKeyword.keys();
    }

    private static @Nullable Entry entry(String @Nullable [] line) {
        return line == null ? null : new Entry(line[0], line[1], line[2], line[4], line[3].equals("R"));
    }
}

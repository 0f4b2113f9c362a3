package io.github.stowc.dicom;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The registry of DICOM data elements (PS3.6 6, 7 and 8).
 *
 * <p>Safe to share between threads.
 */
public final class DataDictionary {
    private final SortedLines byTag = SortedLines.of("elements.tsv");
    private final SortedLines byKeyword = SortedLines.of("keywords.tsv");
    /** Entries made so far; at most as many as the standard has attributes. */
    private final Map<Tag, DictionaryEntry> known = new ConcurrentHashMap<>();

    private DataDictionary() {}

    /** The standard's dictionary, read at its first use. */
    public static DataDictionary standard() {
        return Holder.STANDARD;
    }

    private static final class Holder {
        static final DataDictionary STANDARD = new DataDictionary();
    }

    /** The part of the standard and the edition that this is: {@code PS3.6 2026b}. */
    public String edition() {
        return byTag.edition();
    }

    /** The entry of an attribute, also in a repeating group; empty for private and unknown tags. */
    public Optional<DictionaryEntry> find(Tag tag) {
        DictionaryEntry entry = known.get(tag);
        if (entry != null) {
            return Optional.of(entry);
        }
        if (tag.isPrivate()) {
            return Optional.empty();
        }
        entry = search(tag);
        if (entry != null) {
            known.put(tag, entry);
        }
        return Optional.ofNullable(entry);
    }

    /** The entry of a keyword as the standard spells it; empty if there is none. */
    public Optional<DictionaryEntry> find(String keyword) {
        String[] line = byKeyword.find(keyword);
        return line == null ? Optional.empty() : Optional.ofNullable(entry(line[1]));
    }

    /** The keyword of an attribute; for one without, its eight hexadecimal digits. */
    public String keyword(Tag tag) {
        DictionaryEntry entry = find(tag).orElse(null);
        return entry == null ? tag.hex() : entry.keyword();
    }

    /** The VR of an attribute: LO for a private creator, UL for a group length, UN for unknown tags (PS3.5 6.2.2). */
    public VR vr(Tag tag) {
        if (tag.isPrivateCreator()) {
            return VR.LO;
        }
        if (tag.isGroupLength()) {
            return VR.UL;
        }
        DictionaryEntry entry = find(tag).orElse(null);
        return entry == null ? VR.UN : entry.vr();
    }

    /** The keyword spelled most like a text, for an error's remedy; empty if none is close. */
    public Optional<String> nearestKeyword(String text) {
        return Spelling.nearest(text, byKeyword.keys());
    }

    /** All keywords, sorted by their characters. */
    public List<String> keywords() {
        return byKeyword.keys();
    }

    private @Nullable DictionaryEntry search(Tag tag) {
        String hex = tag.hex();
        DictionaryEntry entry = entry(hex);
        if (entry != null) {
            return entry;
        }
        for (String pattern : patterns(tag, hex)) {
            entry = entry(pattern);
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    /** The standard's notations for the ranges of tags that hold this one (PS3.6 6, PS3.5 7.6). */
    private static List<String> patterns(Tag tag, String hex) {
        return switch (hex.substring(0, 2)) {
            case "50", "60", "7F" -> List.of(hex.substring(0, 2) + "xx" + hex.substring(4));
            case "00" -> List.of(hex.substring(0, 6) + "xx", hex.substring(0, 6) + "x" + hex.substring(7));
            case "10" ->
                tag.group() == 0x1010 ? List.of("1010xxxx") : List.of(hex.substring(0, 4) + "xxx" + hex.substring(7));
            default -> List.of();
        };
    }

    private @Nullable DictionaryEntry entry(String pattern) {
        String[] line = byTag.find(pattern);
        if (line == null) {
            return null;
        }
        String vrs = line[1];
        List<VR> parsed = vrs.length() == 2
                ? List.of(VR.valueOf(vrs))
                : List.of(vrs.split("\\|")).stream().map(VR::valueOf).toList();
        return new DictionaryEntry(line[0], parsed, Multiplicity.parse(line[2]), line[3], line[5], line[4].equals("R"));
    }
}

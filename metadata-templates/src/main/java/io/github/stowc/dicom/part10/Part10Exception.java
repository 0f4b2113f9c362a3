package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.syntax.CountRule;
import io.github.stowc.dicom.text.Rule;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file that breaks PS3.10 or PS3.5, or a dataset that cannot be written as such a file.
 *
 * <p>The message has the file, the place, the attribute, what was expected, what was found and the remedy; it has no value
 * of an attribute.
 */
public final class Part10Exception extends IOException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final long offset;
    private final transient @Nullable Tag tag;
    private final String expected;
    private final String found;
    private final String remedy;
    private final transient @Nullable CountRule limit;

    /**
     * Makes the message.
     *
     * @param place where the bytes come from
     * @param offset the byte at fault, from 0; negative if there is none
     * @param tag the attribute at fault, if any
     * @param expected a noun phrase
     * @param found a noun phrase
     * @param remedy a clause that says what to do
     */
    Part10Exception(Place place, long offset, @Nullable Tag tag, String expected, String found, String remedy) {
        this(place, offset, tag, expected, found, remedy, null);
    }

    /** Makes the message of a file that exceeds a limit. */
    static Part10Exception exceeding(CountRule limit, Place place, long offset, Tag tag) {
        return new Part10Exception(place, offset, tag, limit.expected(), "more", limit.remedy(), limit);
    }

    private Part10Exception(
            Place place,
            long offset,
            @Nullable Tag tag,
            String expected,
            String found,
            String remedy,
            @Nullable CountRule limit) {
        super(message(place, offset, tag, expected, found, remedy));
        this.limit = limit;
        this.file = place.file();
        this.offset = offset;
        this.tag = tag;
        this.expected = expected;
        this.found = found;
        this.remedy = remedy;
    }

    /**
     * Where bytes come from.
     *
     * @param file the file's name as it was given
     * @param inflated whether offsets count in the inflated dataset, not in the file (PS3.5 A.5)
     */
    record Place(String file, boolean inflated) {}

    private static String message(
            Place place, long offset, @Nullable Tag tag, String expected, String found, String remedy) {
        StringBuilder text = new StringBuilder(160).append(place.file()).append(": ");
        if (offset >= 0) {
            text.append("byte ").append(offset).append(place.inflated() ? " of the inflated dataset: " : ": ");
        }
        if (tag != null) {
            text.append(tag).append(' ');
            DataDictionary.standard()
                    .find(tag)
                    .ifPresent(entry -> text.append(entry.keyword()).append(' '));
            text.setCharAt(text.length() - 1, ':');
            text.append(' ');
        }
        return text.append("expected ")
                .append(expected)
                .append(", found ")
                .append(found)
                .append("; ")
                .append(remedy)
                .toString();
    }

    /** Whether the file ends before its dataset does. */
    public boolean isCutOff() {
        return remedy.equals(ElementCursor.CUT);
    }

    /** The limit to what is read that the file exceeds; empty if something else is wrong. */
    public Optional<Rule> limit() {
        return Optional.ofNullable(limit);
    }

    /** The file's name as it was given to the reader. */
    public String file() {
        return file;
    }

    /** The byte at fault, from 0; of a deflated dataset, counted in the inflated one. */
    public OptionalLong offset() {
        return offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /** The attribute at fault; empty if the fault is not in one. */
    public Optional<Tag> tag() {
        return Optional.ofNullable(tag);
    }

    /** What was expected, a noun phrase. */
    public String expected() {
        return expected;
    }

    /** What was found, a noun phrase. */
    public String found() {
        return found;
    }

    /** What to do about it, a clause. */
    public String remedy() {
        return remedy;
    }
}

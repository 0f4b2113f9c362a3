package io.github.stowc.dicom;

import java.util.HexFormat;
import java.util.Optional;

/**
 * The tag of a data element: a group and an element number, 16 bits each (PS3.5 7.1).
 *
 * <p>Tags order as in a dataset: by group, then by element, unsigned. Immutable.
 *
 * @param value group in the upper, element in the lower 16 bits
 */
public record Tag(int value) implements Comparable<Tag> {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /**
     * The tag of a group and an element number.
     *
     * @param group 0 to 0xFFFF
     * @param element 0 to 0xFFFF
     */
    public static Tag of(int group, int element) {
        if ((group & ~0xFFFF) != 0 || (element & ~0xFFFF) != 0) {
            throw new IllegalArgumentException("group and element are 16 bits each: " + group + ", " + element);
        }
        return new Tag(group << 16 | element);
    }

    /**
     * Reads eight hexadecimal digits of either case ({@code 0020000D}), also as {@code 0020,000D} or
     * {@code (0020,000D)}; empty for anything else.
     */
    public static Optional<Tag> parse(String text) {
        String digits = text;
        if (digits.length() == 11 && digits.charAt(0) == '(' && digits.charAt(10) == ')') {
            digits = digits.substring(1, 10);
        }
        if (digits.length() == 9 && digits.charAt(4) == ',') {
            digits = digits.substring(0, 4) + digits.substring(5);
        }
        if (digits.length() != 8) {
            return Optional.empty();
        }
        int value = 0;
        for (int i = 0; i < 8; i++) {
            char c = digits.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return Optional.empty();
            }
            value = value << 4 | digit;
        }
        return Optional.of(new Tag(value));
    }

    /**
     * The tag that is meant by a text in another form: {@code 0x00100020}, {@code x00100020}, {@code 0010|0020}, with blanks;
     * empty if the text means none.
     */
    public static Optional<Tag> meant(String text) {
        StringBuilder digits = new StringBuilder(8);
        for (int i = 0; i < text.length() && digits.length() <= 8; i++) {
            char c = text.charAt(i);
            int length = digits.length();
            if (c == 'x' || c == 'X') {
                // With the zero before it, or without, as some libraries name properties.
                if (length % 4 == 1 && digits.charAt(length - 1) == '0') {
                    digits.setLength(length - 1);
                } else if (length % 4 != 0) {
                    return Optional.empty();
                }
            } else if (" \t()[],|;:-".indexOf(c) < 0) {
                digits.append(c);
            }
        }
        return digits.length() == 8 ? parse(digits.toString()) : Optional.empty();
    }

    /** The group number, 0 to 0xFFFF. */
    public int group() {
        return value >>> 16;
    }

    /** The element number, 0 to 0xFFFF. */
    public int element() {
        return value & 0xFFFF;
    }

    /** Whether the group is odd: a private attribute or its creator (PS3.5 7.8). */
    public boolean isPrivate() {
        return (group() & 1) != 0;
    }

    /** Whether this is a Private Creator, {@code (gggg,0010)} to {@code (gggg,00FF)} of an odd group (PS3.5 7.8.1). */
    public boolean isPrivateCreator() {
        return isPrivate() && element() >= 0x10 && element() <= 0xFF;
    }

    /** The Private Creator that reserves the block of this private attribute; empty for any other tag. */
    public Optional<Tag> privateCreator() {
        return isPrivate() && element() >= 0x1000 ? Optional.of(of(group(), element() >>> 8)) : Optional.empty();
    }

    /** Whether this is a group length, {@code (gggg,0000)}. */
    public boolean isGroupLength() {
        return element() == 0;
    }

    /** Whether this is of group 0002, which is in the header of a file and not in a dataset (PS3.10 7.1). */
    public boolean isFileMeta() {
        return group() == 2;
    }

    /** Eight upper-case hexadecimal digits, as the DICOM JSON Model writes a tag (PS3.18 F.2.2). */
    public String hex() {
        return HEX.toHexDigits(value);
    }

    @Override
    public int compareTo(Tag other) {
        return Integer.compareUnsigned(value, other.value);
    }

    // Written out, as a record's own are linked by method handles at their first use, which costs a short run 10 ms.

    @Override
    public boolean equals(Object other) {
        return other instanceof Tag tag && tag.value == value;
    }

    @Override
    public int hashCode() {
        return value * 0x9E3779B9;
    }

    /** The form that the standard's texts use: {@code (0020,000D)}. */
    @Override
    public String toString() {
        String hex = hex();
        return "(" + hex.substring(0, 4) + "," + hex.substring(4) + ")";
    }
}

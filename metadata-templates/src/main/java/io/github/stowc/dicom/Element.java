package io.github.stowc.dicom;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A data element: a tag, a VR and its value in one of several forms (PS3.5 7.1).
 *
 * <p>Numbers stay the text that was read, so that no digit is lost between encodings. Every form is immutable.
 */
public sealed interface Element {

    /** The attribute that this is a value of. */
    Tag tag();

    /** The value representation. */
    VR vr();

    /** The number of values: 0 for an empty element, 1 for bytes and bulk data, the number of items for a sequence. */
    int valueCount();

    /** The values as texts; empty for an element that holds none or that holds items, bytes or a link. */
    default List<String> texts() {
        return List.of();
    }

    /**
     * Text values of any VR that does not hold bytes or items, without backslashes, an empty one as {@code ""}; for PN
     * {@link PersonName#parse} reads each.
     *
     * @throws IllegalArgumentException if the dictionary's VRs of the attribute hold values of another form
     */
    static Element of(Tag tag, VR vr, String... values) {
        return of(tag, vr, List.of(values));
    }

    /** Like {@link #of(Tag, VR, String...)}. */
    static Element of(Tag tag, VR vr, List<String> values) {
        DictionaryElements.requirePossible(tag, vr);
        return given(tag, vr, values);
    }

    /** Like {@link #given(Tag, VR, List)}. */
    static Element given(Tag tag, VR vr, String... values) {
        return given(tag, vr, List.of(values));
    }

    /** Like {@link #of(Tag, VR, String...)}, with a given VR, even if the dictionary says otherwise. */
    static Element given(Tag tag, VR vr, List<String> values) {
        if (values.isEmpty()) {
            return new Empty(tag, vr);
        }
        if (vr == VR.PN) {
            return new Names(tag, values.stream().map(PersonName::parse).toList());
        }
        return new Text(tag, vr, values);
    }

    /**
     * An element present without a value, as Type 2 attributes may be (PS3.5 7.4.3).
     *
     * @param tag the attribute
     * @param vr any VR
     */
    record Empty(Tag tag, VR vr) implements Element {
        @Override
        public int valueCount() {
            return 0;
        }
    }

    /**
     * Values as characters: also a number, in decimal, and a tag (AT), as eight hexadecimal digits.
     *
     * @param tag the attribute
     * @param vr any VR but PN, SQ and the binary ones
     * @param values one or more; {@code ""} for a value that is empty
     */
    record Text(Tag tag, VR vr, List<String> values) implements Element {
        /**
         * Copies the values.
         *
         * @throws IllegalArgumentException if the VR holds no text or no value is given
         */
        public Text {
            if (vr == VR.PN || vr == VR.SQ || vr.isBinary()) {
                throw new IllegalArgumentException(tag + ": " + vr + " holds no text values");
            }
            values = nonEmpty(tag, values);
        }

        @Override
        public int valueCount() {
            return values.size();
        }

        @Override
        public List<String> texts() {
            return values;
        }
    }

    /**
     * Names of persons (VR PN).
     *
     * @param tag the attribute
     * @param names one or more
     */
    record Names(Tag tag, List<PersonName> names) implements Element {
        /**
         * Copies the names.
         *
         * @throws IllegalArgumentException if the list is empty
         */
        public Names {
            names = nonEmpty(tag, names);
        }

        @Override
        public VR vr() {
            return VR.PN;
        }

        @Override
        public int valueCount() {
            return names.size();
        }

        @Override
        public List<String> texts() {
            return names.stream().map(PersonName::toString).toList();
        }
    }

    /**
     * A sequence of items (PS3.5 7.5).
     *
     * @param tag the attribute
     * @param items one or more; a sequence without items is {@link Empty}
     */
    record Sequence(Tag tag, List<Dataset> items) implements Element {
        /**
         * Copies the items.
         *
         * @throws IllegalArgumentException if the list is empty
         */
        public Sequence {
            items = nonEmpty(tag, items);
        }

        @Override
        public VR vr() {
            return VR.SQ;
        }

        @Override
        public int valueCount() {
            return items.size();
        }
    }

    /**
     * Bytes held in memory, little endian in words of the VR: InlineBinary in the DICOM JSON Model (PS3.18 F.2.7).
     *
     * @param tag the attribute
     * @param vr a binary VR
     * @param bytes read only, from position 0
     */
    record Bytes(Tag tag, VR vr, ByteBuffer bytes) implements Element {
        /**
         * Copies the bytes.
         *
         * @throws IllegalArgumentException if the VR does not hold bytes
         */
        public Bytes {
            if (!vr.isBinary()) {
                throw new IllegalArgumentException(tag + ": " + vr + " does not hold bytes");
            }
            bytes = ByteBuffer.allocate(bytes.remaining())
                    .put(bytes.duplicate())
                    .flip()
                    .asReadOnlyBuffer();
        }

        /** A view of the bytes with a position of its own. */
        @Override
        public ByteBuffer bytes() {
            return bytes.duplicate();
        }

        @Override
        public int valueCount() {
            return bytes.hasRemaining() ? 1 : 0;
        }
    }

    /**
     * A link to a value kept elsewhere (PS3.18 F.2.6): in a message, to the part whose Content-Location equals the URI.
     *
     * @param tag the attribute
     * @param vr any VR but SQ
     * @param uri the BulkDataURI, character for character
     */
    record BulkData(Tag tag, VR vr, String uri) implements Element {
        /**
         * Checks the VR.
         *
         * @throws IllegalArgumentException if it is SQ
         */
        public BulkData {
            if (vr == VR.SQ) {
                throw new IllegalArgumentException(tag + ": a sequence cannot be bulk data (PS3.18 F.2.6)");
            }
        }

        @Override
        public int valueCount() {
            return 1;
        }
    }

    private static <T> List<T> nonEmpty(Tag tag, List<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(tag + ": an element without a value is Element.Empty");
        }
        return List.copyOf(values);
    }
}

package io.github.stowc.dcm4che;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.BinaryNumbers;
import io.github.stowc.dicom.part10.Part10Exception;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Value;

/** Converts attributes to datasets. */
final class AttributesReader {
    private final Beside beside;

    /**
     * A reader.
     *
     * @param beside decides on values that a dataset need not hold itself
     */
    AttributesReader(Beside beside) {
        this.beside = beside;
    }

    /** Converts values that a dataset need not hold itself; each has a path, such as {@code 00400275/0/7FE00010}. */
    interface Beside {
        Element link(Tag tag, VR vr, BulkData link, Attributes owner, String path);

        Element fragments(Tag tag, VR vr, Fragments fragments, String path);

        /** Converts bytes in memory, which may stay in the dataset. */
        Element bytes(Element.Bytes bytes, String path);
    }

    Dataset read(Attributes attributes) {
        return dataset(attributes, 0, "");
    }

    /** Is given an attribute as it is held; text may still be bytes. */
    interface Visitor {
        void visit(Tag tag, org.dcm4che3.data.VR vr, Object value);
    }

    static void visit(Attributes attributes, Visitor visitor) {
        try {
            attributes.accept(
                    (owner, tag, vr, value) -> {
                        visitor.visit(new Tag(tag), vr, value);
                        return true;
                    },
                    false);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("no visitor here throws one", e);
        }
    }

    private Dataset dataset(Attributes attributes, int depth, String path) {
        List<Element> elements = new ArrayList<>(attributes.size());
        visit(attributes, (tag, vr, value) -> elements.add(element(tag, vr, value, attributes, depth, path)));
        return Dataset.of(elements);
    }

    private Element element(
            Tag tag, org.dcm4che3.data.VR theirs, Object value, Attributes owner, int depth, String path) {
        VR vr = VR.valueOf(theirs.name());
        if (value instanceof Sequence sequence) {
            return sequence(tag, sequence, depth, path + tag.hex() + '/');
        }
        if (value instanceof Fragments fragments) {
            return beside.fragments(tag, vr, fragments, path + tag.hex());
        }
        if (value == Value.NULL) {
            return new Element.Empty(tag, vr);
        }
        if (value instanceof BulkData link) {
            return beside.link(tag, vr, link, owner, path + tag.hex());
        }
        if (theirs.isStringType()) {
            return texts(tag, theirs, value, owner);
        }
        byte[] bytes = owner.bigEndian() ? theirs.toggleEndian((byte[]) value, true) : (byte[]) value;
        return vr.isBinary()
                ? beside.bytes(new Element.Bytes(tag, vr, ByteBuffer.wrap(bytes)), path + tag.hex())
                : numbers(tag, vr, bytes);
    }

    private Element sequence(Tag tag, Sequence sequence, int depth, String path) {
        AttributesBuilder.requireDepth(tag, depth);
        List<Dataset> items = new ArrayList<>(sequence.size());
        for (Attributes item : sequence) {
            items.add(dataset(item, depth + 1, path + items.size() + '/'));
        }
        return items.isEmpty() ? new Element.Empty(tag, VR.SQ) : new Element.Sequence(tag, items);
    }

    /** The element for texts, which may still be bytes in the owner's character set. */
    static Element texts(Tag tag, org.dcm4che3.data.VR vr, Object value, Attributes owner) {
        Object texts = vr.toStrings(value, owner.bigEndian(), owner.getSpecificCharacterSet(vr));
        List<String> values = new ArrayList<>();
        for (String text : texts instanceof String[] several ? several : new String[] {(String) texts}) {
            // An empty value may be null, or NaN among numbers.
            values.add(text == null || (value instanceof double[] && text.equals("NaN")) ? "" : text);
        }
        // Padding alone is not a value (PS3.5 6.2).
        boolean padding = value instanceof byte[] && values.equals(List.of(""));
        if (values.isEmpty() || padding) {
            return new Element.Empty(tag, VR.valueOf(vr.name()));
        }
        return vr == org.dcm4che3.data.VR.PN
                ? names(tag, values)
                : new Element.Text(tag, VR.valueOf(vr.name()), values);
    }

    private static Element names(Tag tag, List<String> values) {
        List<PersonName> names = new ArrayList<>(values.size());
        for (String value : values) {
            try {
                names.add(PersonName.parse(value));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        tag + ": " + e.getMessage() + "; remove the = that separates no groups", e);
            }
        }
        return new Element.Names(tag, names);
    }

    private static Element numbers(Tag tag, VR vr, byte[] bytes) {
        try {
            return BinaryNumbers.decode(tag, vr, bytes);
        } catch (Part10Exception e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}

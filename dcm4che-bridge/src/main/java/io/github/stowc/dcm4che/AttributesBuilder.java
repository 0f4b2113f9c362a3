package io.github.stowc.dcm4che;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.part10.BinaryNumbers;
import io.github.stowc.dicom.part10.Part10Exception;
import java.nio.ByteBuffer;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;

/** Converts datasets to attributes. */
final class AttributesBuilder {
    static final int MAX_DEPTH = 256;

    /** Keeps links as links. */
    static final Values LINKS = link -> new BulkData(null, link.uri(), false);

    private final Values values;

    /**
     * A builder.
     *
     * @param values the values for the dataset's links
     */
    AttributesBuilder(Values values) {
        this.values = values;
    }

    /** The values that datasets link to. */
    interface Values {
        /** {@link BulkData}, {@link Fragments}, which are copied, or bytes in little endian. */
        Object valueOf(Element.BulkData link);
    }

    Attributes build(Dataset dataset) {
        Attributes attributes = new Attributes(dataset.size());
        fill(attributes, dataset, 0);
        return attributes;
    }

    private void fill(Attributes attributes, Dataset dataset, int depth) {
        for (Element element : dataset) {
            int tag = element.tag().value();
            VR vr = VR.valueOf(element.vr().name());
            if (element instanceof Element.Sequence sequence) {
                requireDepth(element.tag(), depth);
                Sequence items = attributes.newSequence(tag, sequence.valueCount());
                for (Dataset item : sequence.items()) {
                    Attributes filled = new Attributes(item.size());
                    items.add(filled);
                    fill(filled, item, depth + 1);
                }
            } else if (element instanceof Element.BulkData link) {
                setLinked(attributes, tag, vr, values.valueOf(link));
            } else if (element instanceof Element.Empty) {
                attributes.setNull(tag, vr);
            } else {
                // The setters for texts would trim and split the values.
                attributes.setValue(tag, vr, value(element));
            }
        }
    }

    private static void setLinked(Attributes attributes, int tag, VR vr, Object value) {
        if (value instanceof Fragments fragments) {
            attributes.newFragments(tag, fragments.vr(), fragments.size()).addAll(fragments);
        } else {
            attributes.setValue(tag, vr, value);
        }
    }

    static void requireDepth(Tag tag, int depth) {
        if (depth >= MAX_DEPTH) {
            throw new IllegalArgumentException(tag + ": expected at most " + MAX_DEPTH
                    + " nested sequences, found more; no object of the standard nests so deep");
        }
    }

    private static Object value(Element element) {
        if (element instanceof Element.Bytes bytes) {
            return copy(bytes.bytes());
        }
        if (element instanceof Element.Names names) {
            names.names().forEach(name -> requireGroups(names.tag(), name));
            return texts(names);
        }
        if (element instanceof Element.Text text) {
            return switch (text.vr().form()) {
                case INTEGER, FLOAT, TAG -> numbers(text);
                default -> texts(text);
            };
        }
        throw new IllegalArgumentException(element.tag() + ": expected a value to convert, found none");
    }

    private static byte[] copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    private static void requireGroups(Tag tag, PersonName name) {
        for (String group : List.of(name.alphabetic(), name.ideographic(), name.phonetic())) {
            if (group.indexOf('=') >= 0) {
                throw new IllegalArgumentException(
                        tag + ": expected component groups without =, found a group with one; split it or remove the ="
                                + " (PS3.5 6.2.1)");
            }
        }
    }

    /** One text as such, several as an array, as dcm4che keeps them. */
    private static Object texts(Element element) {
        List<String> texts = element.texts();
        if (element.vr().isMultiple()) {
            for (String text : texts) {
                if (text.indexOf('\\') >= 0) {
                    throw new IllegalArgumentException(element.tag() + ": expected values without a backslash, which"
                            + " delimits them, found a value with one; make two values of it or remove the backslash"
                            + " (PS3.5 6.4)");
                }
            }
        } else if (texts.size() > 1) {
            throw new IllegalArgumentException(element.tag() + ": expected one value, as " + element.vr()
                    + " has, found " + texts.size() + "; join them (PS3.5 6.4)");
        }
        return texts.size() == 1 ? texts.get(0) : texts.toArray(new String[0]);
    }

    private static byte[] numbers(Element.Text numbers) {
        try {
            return BinaryNumbers.encode(numbers);
        } catch (Part10Exception e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}

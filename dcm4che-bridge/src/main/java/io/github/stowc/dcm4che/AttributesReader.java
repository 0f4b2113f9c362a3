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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Value;

/** Makes datasets of attributes; each is used once. */
final class AttributesReader {
    private final Map<String, Fragments> fragments = new HashMap<>();
    private final Set<String> uris = new HashSet<>();

    DatasetWithFragments read(Attributes attributes) {
        collectUris(attributes, 0);
        return new DatasetWithFragments(dataset(attributes, 0, "fragments/"), fragments);
    }

    /** What is linked to already, so that no fragments get the same URI. */
    private void collectUris(Attributes attributes, int depth) {
        visit(attributes, (tag, vr, value) -> {
            if (value instanceof BulkData link && link.getURI() != null) {
                uris.add(link.getURI());
            } else if (value instanceof Sequence sequence) {
                AttributesBuilder.requireDepth(tag, depth);
                sequence.forEach(item -> collectUris(item, depth + 1));
            }
        });
    }

    /** Takes an attribute as it is held, text perhaps still in bytes. */
    private interface Visitor {
        void visit(Tag tag, org.dcm4che3.data.VR vr, Object value);
    }

    private static void visit(Attributes attributes, Visitor visitor) {
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
        visit(attributes, (tag, vr, value) -> {
            if (value instanceof Sequence sequence) {
                elements.add(sequence(tag, sequence, depth, path + tag.hex() + '/'));
            } else if (value instanceof Fragments found) {
                elements.add(link(tag, VR.valueOf(vr.name()), found, path + tag.hex()));
            } else {
                elements.add(element(tag, vr, value, attributes));
            }
        });
        return Dataset.of(elements);
    }

    private Element sequence(Tag tag, Sequence sequence, int depth, String path) {
        List<Dataset> items = new ArrayList<>(sequence.size());
        for (Attributes item : sequence) {
            items.add(dataset(item, depth + 1, path + items.size() + '/'));
        }
        return items.isEmpty() ? new Element.Empty(tag, VR.SQ) : new Element.Sequence(tag, items);
    }

    private Element link(Tag tag, VR vr, Fragments found, String path) {
        String uri = path;
        for (int i = 2; !uris.add(uri); i++) {
            uri = path + '-' + i;
        }
        fragments.put(uri, found);
        return new Element.BulkData(tag, vr, uri);
    }

    private static Element element(Tag tag, org.dcm4che3.data.VR theirs, Object value, Attributes owner) {
        VR vr = VR.valueOf(theirs.name());
        if (value == Value.NULL) {
            return new Element.Empty(tag, vr);
        }
        if (value instanceof BulkData link) {
            return new Element.BulkData(tag, vr, uri(tag, vr, link));
        }
        if (theirs.isStringType()) {
            return texts(tag, theirs, value, owner);
        }
        byte[] bytes = owner.bigEndian() ? theirs.toggleEndian((byte[]) value, true) : (byte[]) value;
        return vr.isBinary() ? new Element.Bytes(tag, vr, ByteBuffer.wrap(bytes)) : numbers(tag, vr, bytes);
    }

    private static String uri(Tag tag, VR vr, BulkData link) {
        String uri = link.getURI();
        if (uri == null) {
            throw new IllegalArgumentException(
                    tag + ": expected bulk data with a URI, found a UUID alone; give it the URI of its bytes");
        }
        if (link.bigEndian() && (vr.wordBytes() > 1 || vr == VR.AT)) {
            throw new IllegalArgumentException(tag + ": expected bulk data in little endian, found " + vr
                    + " in big endian; read the file's values into memory (IncludeBulkData.YES)");
        }
        return uri;
    }

    private static Element texts(Tag tag, org.dcm4che3.data.VR vr, Object value, Attributes owner) {
        Object texts = vr.toStrings(value, owner.bigEndian(), owner.getSpecificCharacterSet(vr));
        List<String> values = new ArrayList<>();
        for (String text : texts instanceof String[] several ? several : new String[] {(String) texts}) {
            // An empty value may be null, and not-a-number stands for one among numbers held as such.
            values.add(text == null || (value instanceof double[] && text.equals("NaN")) ? "" : text);
        }
        // Bytes that are padding only are no value (PS3.5 6.2).
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
                        tag + ": " + e.getMessage() + "; remove the = that separate no groups", e);
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

package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.syntax.Problems;
import io.github.stowc.dicom.text.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an element from the content of an attribute, and reports what its VR does not take. */
final class XmlElementBuilder {
    private XmlElementBuilder() {}

    /**
     * The element.
     *
     * @param tag the attribute's full tag, if known
     */
    static Element build(DicomAttribute attribute, Problems problems, Tag tag) throws IOException {
        VR vr = attribute.vr == null ? guess(attribute) : attribute.vr;
        DicomAttribute.Content content = attribute.content;
        if (content == null) {
            return new Element.Empty(tag, vr);
        }
        if (!takes(vr, content)) {
            attribute.valueFlawed = true;
            problems.report(Problem.of(
                            XmlRule.TYPE,
                            "a " + content.element() + " is not for " + vr,
                            "write " + expected(vr) + ", or correct the vr")
                    .at(attribute.place)
                    .withTag(tag));
        }
        Element element = switch (content) {
            case VALUE -> values(attribute, vr, tag);
            case PERSON_NAME -> vr == VR.PN ? names(attribute, tag) : null;
            case ITEM -> vr == VR.SQ ? items(attribute, tag) : null;
            case BULK_DATA ->
                vr == VR.SQ || attribute.uri.isEmpty() ? null : new Element.BulkData(tag, vr, attribute.uri);
            case INLINE_BINARY ->
                attribute.bytes == null || !attribute.bytes.hasRemaining() || !vr.isBinary()
                        ? null
                        : new Element.Bytes(tag, vr, attribute.bytes);
        };
        return element == null ? new Element.Empty(tag, vr) : element;
    }

    private static boolean takes(VR vr, DicomAttribute.Content content) {
        return switch (content) {
            case VALUE -> vr != VR.SQ && vr != VR.PN && !vr.isBinary();
            case PERSON_NAME -> vr == VR.PN;
            case ITEM -> vr == VR.SQ;
            case BULK_DATA -> vr != VR.SQ;
            case INLINE_BINARY -> vr.isBinary();
        };
    }

    private static String expected(VR vr) {
        return switch (vr.form()) {
            case SEQUENCE -> "<Item number=\"1\">";
            case PERSON_NAME -> "<PersonName number=\"1\"><Alphabetic><FamilyName>";
            case BINARY -> "<InlineBinary> in Base64, or <BulkData uri=\"…\"/>";
            default -> "<Value number=\"1\">";
        };
    }

    private static @Nullable Element values(DicomAttribute attribute, VR vr, Tag tag) {
        if (vr == VR.SQ || vr.isBinary() || attribute.values.isEmpty()) {
            return null;
        }
        boolean isNumber = vr.form() == VR.Form.INTEGER || vr.form() == VR.Form.FLOAT || vr.form() == VR.Form.TAG;
        List<String> texts = new ArrayList<>(attribute.values.size());
        for (Object value : attribute.values) {
            String text = value == null ? "" : value.toString();
            // Around a number that is binary in a file, white space cannot be intended.
            texts.add(isNumber ? text.strip() : text);
        }
        return vr == VR.PN
                ? new Element.Names(
                        tag, texts.stream().map(XmlElementBuilder::name).toList())
                : new Element.Text(tag, vr, texts);
    }

    private static PersonName name(String text) {
        try {
            return PersonName.parse(text);
        } catch (IllegalArgumentException e) {
            // Reported already, as no Value is for PN.
            return PersonName.alphabetic(text);
        }
    }

    private static @Nullable Element names(DicomAttribute attribute, Tag tag) {
        List<PersonName> names = new ArrayList<>(attribute.values.size());
        for (Object value : attribute.values) {
            names.add(value instanceof PersonName name ? name : PersonName.EMPTY);
        }
        return names.isEmpty() ? null : new Element.Names(tag, names);
    }

    private static @Nullable Element items(DicomAttribute attribute, Tag tag) {
        List<Dataset> items = new ArrayList<>(attribute.values.size());
        for (Object value : attribute.values) {
            items.add(value instanceof Dataset item ? item : Dataset.EMPTY);
        }
        return items.isEmpty() ? null : new Element.Sequence(tag, items);
    }

    /** The VR of an attribute without one: the dictionary's first that takes the content, else any that does. */
    private static VR guess(DicomAttribute attribute) {
        DictionaryEntry entry = DataDictionary.standard().find(attribute.tag).orElse(null);
        DicomAttribute.Content content = attribute.content;
        if (entry != null) {
            for (VR vr : entry.vrs()) {
                if (content == null || takes(vr, content)) {
                    return vr;
                }
            }
            return entry.vr();
        }
        boolean isCreator = attribute.tag.isPrivateCreator() && attribute.creator.isEmpty();
        attribute.vrFlawed |= !isCreator;
        if (content == null) {
            return isCreator ? VR.LO : VR.UN;
        }
        return switch (content) {
            case VALUE -> VR.LO;
            case PERSON_NAME -> VR.PN;
            case ITEM -> VR.SQ;
            case BULK_DATA, INLINE_BINARY -> VR.UN;
        };
    }

    /** The same value at another tag. */
    static Element withTag(Element element, Tag tag) {
        if (element.tag().equals(tag)) {
            return element;
        }
        if (element instanceof Element.Text text) {
            return new Element.Text(tag, text.vr(), text.values());
        }
        if (element instanceof Element.Names names) {
            return new Element.Names(tag, names.names());
        }
        if (element instanceof Element.Sequence sequence) {
            return new Element.Sequence(tag, sequence.items());
        }
        if (element instanceof Element.Bytes bytes) {
            return new Element.Bytes(tag, bytes.vr(), bytes.bytes());
        }
        if (element instanceof Element.BulkData link) {
            return new Element.BulkData(tag, link.vr(), link.uri());
        }
        return new Element.Empty(tag, element.vr());
    }
}

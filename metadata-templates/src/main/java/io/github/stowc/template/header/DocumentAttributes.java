package io.github.stowc.template.header;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.media.content.DocumentFacts;
import io.github.stowc.media.content.Media;
import java.util.ArrayList;
import java.util.List;

/** The attributes that a document tells about itself (PS3.3 C.24.2). */
final class DocumentAttributes {
    private static final String CDA = "text/XML";

    private DocumentAttributes() {}

    static List<Element> of(Media.Document document) {
        DocumentFacts facts = document.facts();
        List<Element> elements = new ArrayList<>(4);
        facts.hl7InstanceIdentifier().ifPresent(id -> elements.add(element(Tags.HL7_INSTANCE_IDENTIFIER, id)));
        facts.title().ifPresent(title -> elements.add(element(Tags.DOCUMENT_TITLE, title)));
        elements.add(element(Tags.MIME_TYPE_OF_ENCAPSULATED_DOCUMENT, mimeType(facts)));
        elements.add(element(
                Tags.ENCAPSULATED_DOCUMENT_LENGTH,
                Long.toString(document.payload().length())));
        return elements;
    }

    /** PS3.3 A.45.2.4.1 writes the media type of CDA with capital letters. */
    private static String mimeType(DocumentFacts facts) {
        return facts.kind() == DocumentFacts.Kind.CDA
                ? CDA
                : facts.kind().mediaType().value();
    }

    private static Element element(Tag tag, String value) {
        return Element.of(tag, DataDictionary.standard().vr(tag), value);
    }
}

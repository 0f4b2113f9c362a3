package io.github.stowc.media.document;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.DocumentFacts;
import io.github.stowc.media.content.Kind;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.media.reading.Refusal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an HL7 CDA document to its end: whether it is well-formed, its title, its identifier (PS3.3 C.24.2).
 *
 * <p>It reads neither document types nor entities, which can turn a small file into a large or different one, and bounds the
 * depth and the length between two tags.
 */
final class CdaReader {
    private static final String HL7 = "urn:hl7-org:v3";
    private static final int DEEPEST = 1000;
    private static final int LONGEST_TITLE = 2048;
    private static final long MOST_BETWEEN_TAGS = 4 << 20;
    private static final int LONGEST_IDENTIFIER = 1024;

    private final ByteWindow in;
    private final BoundedXml bytes;
    private final StringBuilder title = new StringBuilder();
    private @Nullable String identifier;
    private boolean inTitle;
    private int depth;

    private CdaReader(ByteWindow in) {
        this.in = in;
        this.bytes = new BoundedXml(in, MOST_BETWEEN_TAGS);
    }

    static DocumentFacts facts(ByteWindow in) throws IOException {
        CdaReader reader = new CdaReader(in);
        try {
            reader.read();
        } catch (XMLStreamException e) {
            throw reader.malformed(e);
        } catch (RuntimeException e) {
            // The parser of the JDK throws one for some broken files.
            throw reader.notWellFormed("what its parser cannot read", "");
        }
        String id = reader.identifier;
        if (id == null) {
            throw DocumentReader.malformed(
                    in.source(),
                    0,
                    "an id with a root in ClinicalDocument (PS3.3 C.24.2)",
                    "none",
                    "add the document's id");
        }
        return new DocumentFacts(
                DocumentFacts.Kind.CDA, DocumentTitle.of(reader.title), OptionalInt.empty(), Optional.of(id));
    }

    private void read() throws XMLStreamException, IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        XMLStreamReader xml = factory.createXMLStreamReader(XmlText.of(in, bytes));
        while (xml.hasNext()) {
            int event = xml.next();
            bytes.tag();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.END_ELEMENT -> {
                    inTitle &= depth != 2;
                    depth--;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(xml);
                case XMLStreamConstants.DTD -> throw documentType();
                default -> {
                    // Comments and processing instructions.
                }
            }
        }
    }

    private void start(XMLStreamReader xml) throws MediaException {
        depth++;
        if (depth > DEEPEST) {
            throw notWellFormed("elements " + DEEPEST + " deep at most", "deeper ones");
        }
        boolean hl7 = HL7.equals(xml.getNamespaceURI());
        if (depth == 1 && !(hl7 && xml.getLocalName().equals("ClinicalDocument"))) {
            throw Refusal.unsupported(in.source(), Kind.XML);
        }
        if (depth == 2 && hl7) {
            inTitle = xml.getLocalName().equals("title") && title.isEmpty();
            if (identifier == null && xml.getLocalName().equals("id")) {
                identifier = identifier(xml.getAttributeValue(null, "root"), xml.getAttributeValue(null, "extension"));
            }
        }
    }

    /** A unique identifier and, after a caret, an extension (PS3.3 C.24.2, HL7 Instance Identifier). */
    private @Nullable String identifier(@Nullable String root, @Nullable String extension) throws MediaException {
        if (root == null || root.isBlank()) {
            return null;
        }
        String id = extension == null || extension.isBlank() ? root.strip() : root.strip() + "^" + extension.strip();
        boolean plain = id.chars().noneMatch(Character::isISOControl);
        if (!plain || id.length() > LONGEST_IDENTIFIER) {
            throw DocumentReader.malformed(
                    in.source(), 0, "an id of " + LONGEST_IDENTIFIER + " characters at most", "another", "correct it");
        }
        return id;
    }

    private void text(XMLStreamReader xml) {
        if (inTitle && title.length() < LONGEST_TITLE) {
            int some = Math.min(xml.getTextLength(), LONGEST_TITLE);
            title.append(xml.getTextCharacters(), xml.getTextStart(), some);
        }
    }

    private MediaException documentType() {
        return DocumentReader.malformed(
                in.source(),
                0,
                "a CDA document without a document type, for safety",
                "a DOCTYPE",
                "remove its DOCTYPE");
    }

    private MediaException malformed(XMLStreamException e) {
        if (e.getNestedException() instanceof MediaException cause) {
            return cause;
        }
        if (e.getNestedException() instanceof CharacterCodingException) {
            return DocumentReader.malformed(
                    in.source(),
                    0,
                    "text in the encoding that its XML declaration names, or in UTF-8",
                    "bytes that are none",
                    "save it again in UTF-8");
        }
        int line = e.getLocation() == null ? -1 : e.getLocation().getLineNumber();
        String place = line < 1
                ? ""
                : " at line " + line + ", column " + e.getLocation().getColumnNumber();
        return notWellFormed("", place);
    }

    private MediaException notWellFormed(String expected, String found) {
        if (!expected.isEmpty() && !found.isEmpty()) {
            return MediaException.of(
                    Reason.MALFORMED, in.source(), "expected " + expected + ", found " + found, "export it again");
        }
        return MediaException.of(
                Reason.MALFORMED,
                in.source(),
                "expected well-formed XML, found a mistake" + found,
                "correct it there, or export it again");
    }
}

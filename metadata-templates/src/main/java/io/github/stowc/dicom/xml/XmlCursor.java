package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.syntax.Limits;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Problem;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the elements of a document.
 *
 * <p>It follows neither document types nor their entities, and fetches nothing.
 */
final class XmlCursor {
    private static final String CDATA_CHUNK = "jdk.xml.cdataChunkSize";
    private static final String DEPTH = "jdk.xml.maxElementDepth";
    private static final String ATTRIBUTES = "jdk.xml.elementAttributeLimit";
    private static final int CHUNK = 1 << 13;

    private final XmlText text;
    private final XMLStreamReader in;
    private Place place;
    private int strays;

    /** Begins a document; the stream is not closed. */
    XmlCursor(InputStream bytes) throws IOException {
        this.text = new XmlText(bytes);
        this.place = text.markup().place();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        set(factory, CDATA_CHUNK, CHUNK);
        // The JDK's own limits change from version to version. The depth is checked before the parser reaches it.
        set(factory, DEPTH, Integer.toString(2 * Limits.DEPTH));
        set(factory, ATTRIBUTES, Integer.toString(MarkupLimits.ATTRIBUTES));
        try {
            this.in = factory.createXMLStreamReader(text);
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private static void set(XMLInputFactory factory, String property, Object value) {
        if (factory.isPropertySupported(property)) {
            factory.setProperty(property, value);
        }
    }

    /** Takes the characters of a text in pieces. */
    @FunctionalInterface
    interface Characters {
        void take(char[] chars, int offset, int length) throws IOException;
    }

    /**
     * Goes to the next start tag in the current element, and hands over the characters before it; false at its end tag, or
     * at the end of the document.
     */
    boolean nextChild(Characters characters) throws IOException {
        try {
            while (true) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        place = text.markup().takeStartTag();
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                        return false;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        characters.take(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** Goes to the end tag of the current element. */
    void skip() throws IOException {
        int depth = 1;
        while (depth > 0) {
            if (nextChild((chars, offset, length) -> {})) {
                depth++;
                if (++strays > Limits.STRAYS) {
                    throw new DicomTextException(
                            Problem.of(XmlRule.LIMIT, "more than " + Limits.STRAYS + " elements are unknown", "")
                                    .at(place));
                }
            } else {
                depth--;
            }
        }
    }

    /** The {@code <} of the last start tag. */
    Place place() {
        return place;
    }

    /** The name of the current element without prefix. */
    String name() {
        return in.getLocalName();
    }

    /** The namespace of the current element; empty if it is in none. */
    String namespace() {
        String namespace = in.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    /** The number of XML attributes of the current element. */
    int attributes() {
        return in.getAttributeCount();
    }

    /** The name of an XML attribute without prefix; null for one in a namespace, {@code xml:space} and the like. */
    @Nullable
    String attributeName(int index) {
        String namespace = in.getAttributeNamespace(index);
        return namespace == null || namespace.isEmpty() ? in.getAttributeLocalName(index) : null;
    }

    /** The value of an XML attribute. */
    String attributeValue(int index) {
        return in.getAttributeValue(index);
    }

    /** The value of an XML attribute in no namespace, or else of one that only differs in case; null if it is absent. */
    @Nullable
    String attribute(String name) {
        String meant = null;
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String found = attributeName(i);
            if (name.equals(found)) {
                return in.getAttributeValue(i);
            }
            meant = name.equalsIgnoreCase(found) ? in.getAttributeValue(i) : meant;
        }
        return meant;
    }

    /** Whether the current element says to keep white space in it. */
    boolean keepsSpace() {
        return "preserve".equals(in.getAttributeValue("http://www.w3.org/XML/1998/namespace", "space"));
    }

    private IOException failure(XMLStreamException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException failure) {
                return failure;
            }
            if (cause instanceof XMLStreamException stream
                    && stream.getNestedException() instanceof IOException failure) {
                return failure;
            }
        }
        DicomTextException fault = syntax(e);
        fault.initCause(e);
        return fault;
    }

    private DicomTextException syntax(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        if (text.isEmpty()) {
            return new DicomTextException(
                    Problem.of(XmlRule.SYNTAX, "the file is empty", "write <NativeDicomModel> … </NativeDicomModel>")
                            .at(new Place(1, 1)));
        }
        Location location = e.getLocation();
        Place at = location != null && location.getLineNumber() > 0 && location.getColumnNumber() > 0
                ? place(location)
                : text.markup().place();
        if (text.isAtEnd() && at.equals(text.markup().place())) {
            return new DicomTextException(Problem.of(
                            XmlRule.SYNTAX,
                            "the file ends in the middle of the XML",
                            "look for a missing end tag, or get the file again if it was cut off")
                    .at(text.markup().place()));
        }
        if (message.contains("JAXP000")) {
            return new DicomTextException(Problem.of(
                            XmlRule.LIMIT,
                            "an element has more attributes, or a longer name, than this program reads",
                            "")
                    .at(at));
        }
        return new DicomTextException(Problem.of(XmlRule.SYNTAX, XmlWords.complaint(message), XmlWords.remedy(message))
                .at(at));
    }

    /** The JDK's parser counts the first characters twice if they look like an XML declaration but are not one. */
    private Place place(Location location) {
        int line = location.getLineNumber();
        int column = location.getColumnNumber();
        return new Place(line, line == 1 ? Math.min(column, text.firstLineLength() + 1) : column);
    }
}

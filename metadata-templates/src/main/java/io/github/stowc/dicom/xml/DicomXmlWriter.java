package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.text.DicomTextException;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes an instance in the Native DICOM Model (PS3.19 A.1), in UTF-8.
 *
 * <p>Private attributes are written as {@code gggg00ee} with their {@code privateCreator}, and with their block if the
 * creator has an earlier block of the group; Private Creators are written too, so that the blocks stay the same. Group
 * lengths are left out. The writer refuses, and never changes, a text with a character that XML 1.0 lacks, such as the form
 * feed that PS3.5 6.1.3 allows. The same dataset gives the same bytes. For one thread.
 */
public final class DicomXmlWriter {

    /** The layout of the text; white space between elements means nothing. */
    public enum Layout {
        /** One attribute a line, made to be read. */
        READABLE,
        /** No white space between elements. */
        MINIMAL
    }

    private final OutputStream stream;
    private final Layout layout;

    /**
     * A writer of one document.
     *
     * @param out not closed
     */
    public DicomXmlWriter(OutputStream out, Layout layout) {
        this.stream = out;
        this.layout = layout;
    }

    /**
     * Writes the document and flushes.
     *
     * @throws DicomTextException if XML cannot hold a value; the document is then incomplete
     * @throws IOException if writing fails
     */
    public void write(Dataset instance) throws IOException {
        boolean readable = layout == Layout.READABLE;
        XmlOutput out = new XmlOutput(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)));
        out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        out.raw(readable ? "\n" : "");
        out.raw("<" + DicomXmlReader.ROOT + " xmlns=\"" + DicomXmlReader.NAMESPACE + "\" xml:space=\"preserve\">");
        new XmlElementWriter(out, readable).write(instance);
        out.raw(readable ? "\n" : "");
        out.raw("</" + DicomXmlReader.ROOT + ">");
        out.raw(readable ? "\n" : "");
        out.flush();
    }

    /**
     * The bytes of a document.
     *
     * @throws DicomTextException if XML cannot hold a value
     */
    public static byte[] document(Dataset instance, Layout layout) throws DicomTextException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
        try {
            new DicomXmlWriter(bytes, layout).write(instance);
        } catch (DicomTextException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

package io.github.stowc.dicom.json;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.syntax.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Writes instances in the DICOM JSON Model (PS3.18 Annex F): an array, one instance after the other.
 *
 * <p>Numbers are written from their text, so that no digit is lost. The same datasets give the same bytes. For one
 * thread.
 */
public final class DicomJsonWriter implements Closeable {

    /** The layout of the text. */
    public enum Layout {
        /** One attribute a line, made to be read. */
        READABLE,
        /** No white space at all. */
        MINIMAL
    }

    private final Writer out;
    private final JsonText text;
    private final ElementWriter elements;
    private final Layout layout;
    private boolean begun;
    private boolean ended;

    /** Writes characters; the caller encodes them, and must do so in UTF-8 (RFC 8259 8.1). */
    public DicomJsonWriter(Writer out, Layout layout) {
        this.out = out;
        this.layout = layout;
        this.text = new JsonText(out);
        this.elements = new ElementWriter(text, layout == Layout.READABLE);
    }

    /** Writes UTF-8. */
    public DicomJsonWriter(OutputStream out, Layout layout) {
        this(new OutputStreamWriter(out, StandardCharsets.UTF_8), layout);
    }

    /** The bytes of an array of instances. */
    public static byte[] array(Iterable<Dataset> instances, Layout layout) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
        try (DicomJsonWriter writer = new DicomJsonWriter(bytes, layout)) {
            for (Dataset instance : instances) {
                writer.write(instance);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The bytes of one instance without an array around it. */
    public static byte[] object(Dataset instance, Layout layout) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
        try {
            DicomJsonWriter writer = new DicomJsonWriter(bytes, layout);
            writer.elements.write(instance);
            writer.endLine();
            writer.text.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Adds an instance to the array.
     *
     * @throws IllegalStateException after {@link #finish}
     * @throws IOException if writing fails
     */
    public void write(Dataset instance) throws IOException {
        if (ended) {
            throw new IllegalStateException("the array has ended");
        }
        text.raw(begun ? "," : "[");
        begun = true;
        elements.write(instance);
    }

    /**
     * Ends the array and flushes, but does not close the output.
     *
     * @throws IOException if writing fails
     */
    public void finish() throws IOException {
        if (!ended) {
            ended = true;
            text.raw(begun ? "]" : "[]");
            endLine();
            text.flush();
        }
    }

    private void endLine() throws IOException {
        if (layout == Layout.READABLE) {
            text.raw("\n");
        }
    }

    /**
     * Ends the array and closes the output.
     *
     * @throws IOException if writing fails
     */
    @Override
    public void close() throws IOException {
        try (out) {
            finish();
        }
    }
}

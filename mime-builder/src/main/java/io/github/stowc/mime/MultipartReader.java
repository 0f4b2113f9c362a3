package io.github.stowc.mime;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a multipart message part by part, without keeping bodies in memory (RFC 2046 5.1).
 *
 * <p>A delimiter may also follow a CR or LF alone, as in messages made by hand. Not safe to share between threads.
 */
public final class MultipartReader implements Closeable {
    private static final int MAX_HEADER_BYTES = 64 * 1024;

    private final DelimitedStream in;
    private boolean started;
    private @Nullable PartBody current;

    private MultipartReader(InputStream in, Boundary boundary) {
        this.in = new DelimitedStream(in, boundary);
    }

    /**
     * A part as it is read.
     *
     * @param headers in their order, with folded lines joined and values without surrounding white space
     * @param offset the body's first byte in the message, from 0
     * @param body the bytes; those that are not read before the next part is requested are skipped
     */
    public record ReadPart(List<Header> headers, long offset, InputStream body) {
        /** Copies the list. */
        public ReadPart {
            headers = List.copyOf(headers);
        }

        /** The value of the first field with that name, in any case. */
        public Optional<String> header(String name) {
            return Header.find(headers, name);
        }
    }

    /**
     * Reads a message whose boundary is known.
     *
     * @param in the message from its preamble or first delimiter on; closed with the reader
     */
    public static MultipartReader of(Boundary boundary, InputStream in) {
        return new MultipartReader(in, boundary);
    }

    /**
     * Reads a message with that Content-Type.
     *
     * @throws IOException if it is not multipart or names no boundary
     */
    public static MultipartReader of(String contentType, InputStream in) throws IOException {
        ContentType field = ContentType.parse(contentType);
        Optional<String> boundary = field.parameter("boundary");
        if (field.isMultipart() && boundary.isPresent()) {
            return new MultipartReader(in, new Boundary(boundary.get()));
        }
        throw new IOException(
                "Content-Type: expected multipart/… with a boundary, found \"" + contentType + "\" (RFC 2046 5.1)");
    }

    /**
     * The next part; empty after the close delimiter.
     *
     * @throws IOException if the message cannot be read, has no delimiter, or ends before its close delimiter
     */
    public Optional<ReadPart> next() throws IOException {
        if (current != null) {
            current.transferTo(OutputStream.nullOutputStream());
        } else if (!started) {
            started = true;
            in.skipPreamble();
        }
        if (in.isClosed()) {
            return Optional.empty();
        }
        List<Header> headers = headers();
        long offset = in.position();
        current = new PartBody(in);
        return Optional.of(new ReadPart(headers, offset, current));
    }

    /** The first delimiter or field, of those read, whose line does not end with CR LF. */
    public Optional<LineEndFault> lineEndFault() {
        return Optional.ofNullable(in.fault());
    }

    private List<Header> headers() throws IOException {
        List<Header> headers = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        int total = 0;
        while (true) {
            String line = line();
            total += line.length();
            if (total > MAX_HEADER_BYTES) {
                throw new IOException("byte " + in.position() + ": the header fields of a part exceed "
                        + MAX_HEADER_BYTES + " bytes");
            }
            if (in.isDelimiter(line)) {
                throw new IOException(
                        "byte " + in.position() + ": expected the fields of a part and a blank line, found"
                                + " the next delimiter (RFC 2046 5.1)");
            }
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (!folded && !field.isEmpty()) {
                headers.add(header(field.toString()));
                field.setLength(0);
            }
            if (line.isEmpty()) {
                return headers;
            }
            field.append(line);
        }
    }

    private Header header(String field) throws IOException {
        int colon = field.indexOf(':');
        try {
            if (colon > 0) {
                return new Header(
                        field.substring(0, colon).stripTrailing(),
                        field.substring(colon + 1).trim());
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("byte " + in.position() + ": " + e.getMessage(), e);
        }
        throw new IOException("byte " + in.position() + ": expected a header field or an empty line, found \"" + field
                + "\" (RFC 2046 5.1)");
    }

    /** A line without its end. */
    private String line() throws IOException {
        byte[] bytes = new byte[128];
        int length = 0;
        int b = in.readInHeader();
        while (b != '\n') {
            if (b < 0 || length > MAX_HEADER_BYTES) {
                throw new IOException("byte " + in.position() + ": the message ends in the header of a part");
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = (byte) b;
            b = in.readInHeader();
        }
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The body of one part. */
    private static final class PartBody extends InputStream {
        private final DelimitedStream in;
        private boolean ended;

        PartBody(DelimitedStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (ended || length == 0) {
                return ended ? -1 : 0;
            }
            int count = in.readBody(bytes, offset, length);
            ended = count < 0;
            return count;
        }
    }
}

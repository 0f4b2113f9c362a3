package io.github.stowc.stow.input;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.Field;
import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Source;
import io.github.stowc.mime.Boundary;
import io.github.stowc.mime.ContentTypeField;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.MultipartReader;
import io.github.stowc.mime.Part;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A message in a file: the places of its parts, whose bodies stay in the file. Immutable.
 *
 * @param boundary the one in the first delimiter
 * @param parts in order
 */
public record StoredMessage(Boundary boundary, List<StoredPart> parts) {
    private static final int MAX_LINE = 1000;

    /** A longer line has no boundary that is read; it is more than a delimiter. */
    private static final int MAX_DELIMITER = 256;

    /**
     * A part of the message.
     *
     * @param index its number in the message, from 0
     * @param contentType the media type in lower case, without parameters; empty if missing
     * @param transferSyntax the media type's parameter {@code transfer-syntax}; empty if missing
     * @param contentLocation the value of Content-Location; empty if missing
     * @param body its bytes in the file
     * @param linesBefore the number of line ends before the body; 0 after a binary part
     * @param headers its fields
     * @param offset the body's first byte in the message; 0 if the message has not been written
     */
    public record StoredPart(
            int index,
            String contentType,
            String transferSyntax,
            String contentLocation,
            Body body,
            int linesBefore,
            List<Header> headers,
            long offset) {
        /** Copies the list. */
        public StoredPart {
            headers = List.copyOf(headers);
        }

        /** A part of a message that has not been written, with that index. */
        public static StoredPart of(int index, Part part) {
            return of(index, part.headers(), part.body(), 0, 0);
        }

        private static StoredPart of(int index, List<Header> headers, Body body, int linesBefore, long offset) {
            ContentTypeField type =
                    ContentTypeField.of(Header.find(headers, "Content-Type").orElse(""));
            String location = Header.find(headers, "Content-Location").orElse("");
            return new StoredPart(
                    index,
                    type.mediaType().toLowerCase(Locale.ROOT),
                    type.parameter("transfer-syntax"),
                    location,
                    body,
                    linesBefore,
                    headers,
                    offset);
        }

        /** The value of the first field with that name, in any case; empty if there is none. */
        public String header(String name) {
            return Header.find(headers, name).orElse("");
        }

        /** The part with another body. */
        public StoredPart withBody(Body other) {
            return new StoredPart(
                    index, contentType, transferSyntax, contentLocation, other, linesBefore, headers, offset);
        }

        /**
         * The part whose fields go on in what seemed to be its body.
         *
         * @param fields all of them
         * @param skipped the bytes up to the end of the empty line
         * @param lines the line ends in these
         */
        public StoredPart readOn(List<Header> fields, long skipped, int lines) {
            int before = linesBefore == 0 ? 0 : linesBefore + lines;
            return of(index, fields, body.slice(skipped, body.length() - skipped), before, offset + skipped);
        }

        /** The part as a source with that name. */
        public Source source(String name) {
            return body.source(name);
        }
    }

    /** Copies the list. */
    public StoredMessage {
        parts = List.copyOf(parts);
    }

    /**
     * Finds the parts.
     *
     * @throws IOException if the file cannot be read or is not a complete message; the exception's message begins with
     *     the offset
     */
    public static StoredMessage read(Path file) throws IOException {
        return read(Source.of(file));
    }

    /** Like {@link #read(Path)}, for any source. */
    public static StoredMessage read(Source source) throws IOException {
        Boundary boundary = boundary(source);
        List<StoredPart> parts = new ArrayList<>();
        try (MultipartReader reader = MultipartReader.of(boundary, whole(source).open())) {
            parts(source, reader, parts);
        }
        return new StoredMessage(boundary, parts);
    }

    private static void parts(Source source, MultipartReader reader, List<StoredPart> found) throws IOException {
        PartList parts = new PartList(source, found);
        for (Optional<MultipartReader.ReadPart> next = reader.next(); next.isPresent(); next = reader.next()) {
            MultipartReader.ReadPart part = next.get();
            parts.add(part.headers(), part.offset(), part.body().transferTo(OutputStream.nullOutputStream()));
        }
    }

    /**
     * The parts that an anatomy shows.
     *
     * @throws IOException if the source cannot be read
     */
    public static List<StoredPart> parts(Source source, Anatomy anatomy) throws IOException {
        PartList parts = new PartList(source, new ArrayList<>(anatomy.parts().size()));
        for (Anatomy.Part part : anatomy.parts()) {
            parts.add(headers(part), part.offset(), part.length());
        }
        return parts.found;
    }

    /** Collects parts, and counts the lines before each up to the first binary one. */
    private static final class PartList {
        private final Source source;
        private final List<StoredPart> found;
        private boolean text = true;
        private int lines;
        private long counted;

        PartList(Source source, List<StoredPart> found) {
            this.source = source;
            this.found = found;
        }

        void add(List<Header> headers, long offset, long length) throws IOException {
            if (text) {
                lines += lines(range(source, counted, offset - counted));
                counted = offset;
            }
            StoredPart part =
                    StoredPart.of(found.size(), headers, range(source, offset, length), text ? lines : 0, offset);
            found.add(part);
            text &= part.contentType().endsWith("json") || part.contentType().endsWith("xml");
        }
    }

    /** The fields of a part that are written as fields must be. */
    private static List<Header> headers(Anatomy.Part part) {
        List<Header> headers = new ArrayList<>();
        for (Field field : part.fields().list()) {
            Header.of(field.name(), field.value()).ifPresent(headers::add);
        }
        return headers;
    }

    /** All bytes of a source. */
    public static Body whole(Source source) {
        return range(source, 0, source.size());
    }

    /**
     * The boundary in the first delimiter.
     *
     * @throws IOException if the source cannot be read or has none; the exception's message begins with the offset
     */
    public static Boundary boundary(Source source) throws IOException {
        try (BufferedInputStream in = new BufferedInputStream(whole(source).open())) {
            return boundary(in);
        }
    }

    /** A range of a file, or of a stream's bytes. */
    private static Body range(Source source, long from, long length) {
        Path path = source.path().orElse(null);
        FileTime time = source.lastModified().orElse(null);
        return path == null || time == null
                ? Body.of(source.range(source.name(), from, length))
                : new Body.FileRange(path, from, length, source.size(), time);
    }

    private static int lines(Body body) throws IOException {
        int lines = 0;
        try (InputStream in = new BufferedInputStream(body.open())) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                lines += b == '\n' ? 1 : 0;
            }
        }
        return lines;
    }

    private static Boundary boundary(BufferedInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        String first = "";
        for (int b = in.read(); b >= 0 && line.length() < MAX_LINE; b = in.read()) {
            boolean lineEnd = b == '\r' || b == '\n';
            boolean delimiter = line.length() > 2 && line.indexOf("--") == 0;
            if (lineEnd && delimiter) {
                break;
            }
            if (lineEnd) {
                // A line of the preamble, which has no meaning.
                first = first.isEmpty() ? line.toString() : first;
                line.setLength(0);
            } else {
                line.append((char) b);
            }
        }
        String text = line.toString().stripTrailing();
        try {
            if (text.startsWith("--")) {
                return Boundary.read(text.substring(2, isClose(text, in) ? text.length() - 2 : text.length()));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("byte 0: " + refused(text, String.valueOf(e.getMessage())), e);
        }
        throw new IOException("byte 0: expected a delimiter, two dashes and the boundary, found "
                + EchoTraces.found(first.isEmpty() ? text : first) + " (RFC 2046 5.1.1)");
    }

    /** Why what follows two dashes is no boundary. */
    private static String refused(String line, String reason) {
        return line.length() <= MAX_DELIMITER
                ? reason
                : "expected a line end after the delimiter, found none in " + line.length() + " characters (RFC 2046"
                        + " 5.1.1); curl -d takes line ends out, --data-binary sends the bytes as they are";
    }

    /** Whether a line is a close delimiter: two dashes end it, and no field and no blank line follow. */
    private static boolean isClose(String line, BufferedInputStream in) throws IOException {
        if (line.length() < 5 || !line.endsWith("--")) {
            return false;
        }
        in.mark(MAX_LINE);
        String next = new String(in.readNBytes(MAX_LINE - 1), StandardCharsets.ISO_8859_1);
        String rest = next.startsWith("\n") ? next.substring(1) : next;
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != '\r' && rest.charAt(end) != '\n') {
            end++;
        }
        boolean blank = end == 0 && !rest.isBlank();
        return !blank && rest.substring(0, end).indexOf(':') <= 0;
    }
}

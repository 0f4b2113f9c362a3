package io.github.stowc.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code multipart/related} message (RFC 2387): it knows its Content-Type and its length before the first byte is
 * written, and can be written any number of times.
 *
 * <p>Immutable, and safe to share between threads.
 */
public final class Multipart {
    private static final String CRLF = "\r\n";

    private final String type;
    private final Boundary boundary;
    private final List<Part> parts;
    private final List<Body> pieces;
    private final long length;

    private Multipart(String type, Boundary boundary, List<Part> parts, List<Body> pieces) {
        this.type = type;
        this.boundary = boundary;
        this.parts = parts;
        this.pieces = pieces;
        this.length = new Body.Sequence(pieces).length();
    }

    /**
     * A message of parts.
     *
     * @param type the media type of the root part, the first one
     * @param parts one or more
     * @throws IllegalArgumentException if there is no part, the type has a character that a quoted parameter cannot
     *     have, or the name of a header field begins with two dashes and the boundary
     */
    public static Multipart related(String type, Boundary boundary, Framing framing, List<Part> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a multipart message needs a part (RFC 2046 5.1.1)");
        }
        new Header("type", type);
        if (type.indexOf('"') >= 0 || type.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("\"" + type + "\" is not a media type (RFC 2045 5.1)");
        }
        List<Body> pieces = new ArrayList<>();
        String before = framing.start();
        for (Part part : parts) {
            StringBuilder head =
                    new StringBuilder(before).append("--").append(boundary).append(CRLF);
            for (Header header : part.headers()) {
                requireNoDelimiter(header, boundary);
                head.append(header).append(CRLF);
            }
            pieces.add(ascii(head.append(CRLF).toString()));
            pieces.addAll(part.body().pieces());
            before = CRLF;
        }
        pieces.add(ascii(CRLF + "--" + boundary + "--" + framing.end()));
        return new Multipart(type, boundary, List.copyOf(parts), List.copyOf(pieces));
    }

    private static void requireNoDelimiter(Header header, Boundary boundary) {
        if (header.name().startsWith("--") && header.name().startsWith(boundary.value(), 2)) {
            throw new IllegalArgumentException("header field \"" + header.name()
                    + "\": its line begins like a delimiter; choose another boundary (RFC 2046 5.1.1)");
        }
    }

    private static Body ascii(String text) {
        return Body.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The value of the Content-Type field: the type in quotes, as RFC 2387 3.1 asks for, and the boundary. */
    public String contentType() {
        return "multipart/related; type=\"" + type + "\"; boundary=" + boundary.parameter();
    }

    /** The boundary. */
    public Boundary boundary() {
        return boundary;
    }

    /** The parts in order. */
    public List<Part> parts() {
        return parts;
    }

    /** The whole message as what it is made of: framing and headers in memory, bodies where they are. */
    public List<Body> pieces() {
        return pieces;
    }

    /** The number of bytes of the whole message, from its first delimiter to its last: the Content-Length. */
    public long length() {
        return length;
    }

    /**
     * Searches every body for the boundary; needed where it was not made of random bits.
     *
     * @throws BoundaryFoundException if a reader would take a place in a body for a delimiter
     * @throws IOException if a body cannot be read
     */
    public void requireBoundaryUnused() throws IOException {
        BoundarySearch search = new BoundarySearch(boundary);
        for (int i = 0; i < parts.size(); i++) {
            Body body = parts.get(i).body();
            long offset = search.find(body);
            if (offset != BoundarySearch.NOT_FOUND) {
                throw found(body, i, offset);
            }
        }
    }

    /** Tells the place where a person can look: in the file or stream that has it, not in the body made of several. */
    private BoundaryFoundException found(Body body, int part, long offset) {
        long left = offset;
        for (Body piece : body.pieces()) {
            if (left < piece.length()) {
                if (piece instanceof Body.FileRange range) {
                    return new BoundaryFoundException(boundary, range.file().toString(), part, range.offset() + left);
                }
                if (piece instanceof Body.Streamed streamed) {
                    return new BoundaryFoundException(boundary, streamed.name(), part, left);
                }
                break;
            }
            left -= piece.length();
        }
        return new BoundaryFoundException(boundary, "the body of part " + (part + 1), part, offset);
    }

    /**
     * Writes the message to a channel, which stays open.
     *
     * @throws SourceChangedException if a source is not what it was
     * @throws IOException if a source cannot be read or the channel cannot be written
     */
    public void writeTo(WritableByteChannel channel, ProgressListener progress) throws IOException {
        MessageWriter.write(pieces, channel, progress);
    }

    /** Writes the message to a stream, which stays open; like {@link #writeTo(WritableByteChannel, ProgressListener)}. */
    public void writeTo(OutputStream out) throws IOException {
        MessageWriter.write(pieces, Channels.newChannel(out), ProgressListener.NONE);
    }

    /**
     * Writes the message to a file that appears once it is whole.
     *
     * @param overwrite whether a file that is there is replaced
     * @throws java.nio.file.FileAlreadyExistsException if one is there and must not be replaced
     * @throws SourceChangedException if a source is not what it was
     * @throws IOException if a source cannot be read or the file cannot be written
     */
    public void writeTo(Path file, boolean overwrite, ProgressListener progress) throws IOException {
        try (Outputs outputs = new Outputs(overwrite)) {
            writeTo(outputs, file, progress);
            outputs.commit();
        }
    }

    /** Writes the message as one of several files that appear together; see {@link #writeTo(Path, boolean, ProgressListener)}. */
    public void writeTo(Outputs outputs, Path file, ProgressListener progress) throws IOException {
        outputs.write(file, channel -> {
            if (Outputs.isDevice(file)) {
                MessageWriter.write(pieces, channel, progress);
            } else {
                FileWriter.write(pieces, length, channel, progress);
            }
        });
    }

    /** A stream of the whole message, which the caller closes. */
    public InputStream open() {
        return new PiecesStream(pieces);
    }

    /** The body of a request for the JDK's HTTP client, with its Content-Length; each subscription reads anew. */
    public BodyPublisher publisher() {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), length);
    }

    /** Like {@link #open}, for callers that cannot throw. */
    byte[] toByteArray() {
        try (InputStream in = open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

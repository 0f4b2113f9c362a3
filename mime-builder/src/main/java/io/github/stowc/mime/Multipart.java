package io.github.stowc.mime;

import io.github.stowc.bytes.Body;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A {@code multipart/related} message (RFC 2387). Immutable, and safe to share between threads.
 */
public final class Multipart extends Message {
    private static final String CRLF = "\r\n";

    private final String type;
    private final Boundary boundary;

    private Multipart(String type, Boundary boundary, List<Part> parts, List<Body> pieces) {
        super(parts, pieces);
        this.type = type;
        this.boundary = boundary;
    }

    /**
     * A message of parts.
     *
     * @param type the media type of the root part, the first one
     * @param parts one or more
     * @throws IllegalArgumentException if there are no parts, the type has a character that a quoted parameter cannot
     *     have, or the name of a header field begins with two dashes and the boundary
     */
    public static Multipart related(String type, Boundary boundary, Framing framing, List<Part> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a multipart message needs at least one part (RFC 2046 5.1.1)");
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
        return new Multipart(type, boundary, parts, pieces);
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

    /** {@inheritDoc} It has the type in quotes, as RFC 2387 3.1 requires, and the boundary. */
    @Override
    public String contentType() {
        return contentType(type, boundary);
    }

    static String contentType(String type, Boundary boundary) {
        return "multipart/related; type=\"" + type + "\"; boundary=" + boundary.parameter();
    }

    /** The boundary. */
    public Boundary boundary() {
        return boundary;
    }

    /**
     * Searches every body for the boundary; necessary unless it is random.
     *
     * @throws BoundaryFoundException if a reader would take a place in a body for a delimiter
     * @throws IOException if a body cannot be read
     */
    public void requireBoundaryUnused() throws IOException {
        requireBoundaryUnused(Set.of());
    }

    /**
     * Like {@link #requireBoundaryUnused()}, without the bodies that were searched before.
     *
     * @param without bodies that are known not to have the boundary
     */
    public void requireBoundaryUnused(Set<Body> without) throws IOException {
        BoundarySearch search = new BoundarySearch(boundary);
        for (int i = 0; i < parts().size(); i++) {
            Body body = parts().get(i).body();
            long offset = without.contains(body) ? BoundarySearch.NOT_FOUND : search.find(body);
            if (offset != BoundarySearch.NOT_FOUND) {
                throw found(body, i, offset);
            }
        }
    }

    /** The place as a person can find it: in the file or stream, not in a body that is made of several. */
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
}

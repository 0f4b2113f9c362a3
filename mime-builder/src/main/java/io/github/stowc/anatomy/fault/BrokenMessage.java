package io.github.stowc.anatomy.fault;

import io.github.stowc.bytes.Source;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message with one fault: the body, or a whole HTTP request if the fault is in the head. Immutable; it copies from the
 * source whenever it is written.
 */
public final class BrokenMessage {
    private static final int BUFFER = 1 << 16;

    private final Source source;
    private final String what;
    private final boolean request;
    private final List<String> fields;
    private final List<Piece> body;
    private final long offset;
    private final List<Splice> splices;
    private final long start;
    private final List<String> rightFields;

    BrokenMessage(Subject subject, Change change) throws FaultMisfitException {
        source = subject.source();
        what = change.what();
        request = change.isOfHead();
        splices = change.splices();
        start = subject.start();
        body = pieces(subject, splices);
        String type = change.contentType().isEmpty() ? subject.contentType() : change.contentType();
        rightFields = subject.fields(type, bodySize());
        fields = request ? change.head() : rightFields;
        offset = request ? firstDifference() : splices.get(0).from() - start;
    }

    private static List<Piece> pieces(Subject subject, List<Splice> splices) {
        List<Piece> pieces = new ArrayList<>();
        long at = subject.start();
        for (Splice splice : splices) {
            add(pieces, at, splice.from());
            pieces.addAll(splice.instead());
            at = splice.to();
        }
        add(pieces, at, subject.source().size());
        return List.copyOf(pieces);
    }

    private static void add(List<Piece> pieces, long from, long to) {
        if (to > from) {
            pieces.add(new Piece.Range(from, to));
        }
    }

    /** The byte of the head at which it differs from a right one. */
    private long firstDifference() {
        String right = rightHead("/studies", "localhost");
        String wrong = head("/studies", "localhost");
        int at = 0;
        while (at < Math.min(right.length(), wrong.length()) && right.charAt(at) == wrong.charAt(at)) {
            at++;
        }
        return at;
    }

    /**
     * A change of the body. Immutable.
     *
     * @param from its first byte in the body of the good message, from 0
     * @param length the number of bytes that went
     * @param at its first byte in the broken body, from 0
     * @param became the number of bytes that came in their place
     */
    public record Changed(long from, long length, long at, long became) {}

    /** The changes of the body in order; none if the fault is in the head. */
    public List<Changed> changes() {
        List<Changed> changes = new ArrayList<>();
        long grown = 0;
        for (Splice splice : splices) {
            long from = splice.from() - start;
            long became = splice.instead().stream().mapToLong(Piece::length).sum();
            changes.add(new Changed(from, splice.to() - splice.from(), from + grown, became));
            grown += became - (splice.to() - splice.from());
        }
        return changes;
    }

    /**
     * The head of the request with its blank line (RFC 9112 2.1), in which a fault of the head is.
     *
     * @param path the path and query of the request line
     * @param host the value of the field Host
     */
    public String head(String path, String host) {
        return head(path, host, fields);
    }

    /** The head that would be right for the body; as {@link #head} unless the fault is in the head. */
    public String rightHead(String path, String host) {
        return head(path, host, rightFields);
    }

    private static String head(String path, String host, List<String> fields) {
        return "POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + String.join("\r\n", fields) + "\r\n\r\n";
    }

    /** What was changed, as the end of a sentence. */
    public String what() {
        return what;
    }

    /** The first byte that was changed, of what {@link #writeTo} writes, from 0. */
    public long offset() {
        return offset;
    }

    /** Whether {@link #writeTo} writes a whole HTTP request, because the fault is in its head. */
    public boolean isRequest() {
        return request;
    }

    /** The number of bytes of the body. */
    public long bodySize() {
        return body.stream().mapToLong(Piece::length).sum();
    }

    /**
     * Writes the body, or the whole request if the fault is in the head.
     *
     * @throws IOException if the source cannot be read, or is not what it was, or the stream fails
     */
    public void writeTo(OutputStream out) throws IOException {
        if (request) {
            writeRequest("/studies", "localhost", out);
        } else {
            writeBody(out);
        }
    }

    /**
     * Writes a whole HTTP request, with a right head around a fault of the body (RFC 9112 2.1).
     *
     * @param path the path and query of the request line
     * @param host the value of the field Host
     * @throws IOException as {@link #writeTo} does
     */
    public void writeRequest(String path, String host, OutputStream out) throws IOException {
        out.write(head(path, host).getBytes(StandardCharsets.ISO_8859_1));
        writeBody(out);
    }

    private void writeBody(OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        InputStream in = source.open();
        try {
            long at = 0;
            for (Piece piece : body) {
                if (piece instanceof Piece.Text text) {
                    out.write(text.bytes());
                } else if (piece instanceof Piece.Range range) {
                    if (range.from() < at) {
                        in.close();
                        in = source.open();
                        at = 0;
                    }
                    in.skipNBytes(range.from() - at);
                    copy(in, range.length(), buffer, out);
                    at = range.to();
                }
            }
        } finally {
            in.close();
        }
    }

    private void copy(InputStream in, long length, byte[] buffer, OutputStream out) throws IOException {
        long left = length;
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException(source.name() + ": it became shorter while it was read; start again");
            }
            out.write(buffer, 0, count);
            left -= count;
        }
    }
}

package io.github.stowc.anatomy;

import io.github.stowc.bytes.Source;
import io.github.stowc.mime.LineEndFault;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What every byte of a message is. Immutable; it has the places, not the bytes of bodies.
 *
 * @param file the message's name
 * @param size the number of its bytes
 * @param head the head of a raw HTTP request; empty if the file is a body alone
 * @param announced the Content-Type that goes with the message, from the head or from elsewhere; empty if unknown
 * @param boundary the boundary in its delimiters; empty if there is no delimiter
 * @param spans all bytes, in order and without gap; their lengths sum to the size
 * @param parts in order
 * @param lineEnd the first delimiter or field whose line does not end with CR LF, and how many there are
 */
public record Anatomy(
        String file,
        long size,
        Optional<Head> head,
        String announced,
        String boundary,
        List<Span> spans,
        List<Part> parts,
        Optional<LineEndFault> lineEnd) {

    /** Copies the lists. */
    public Anatomy {
        spans = List.copyOf(spans);
        parts = List.copyOf(parts);
    }

    /**
     * The head of a raw HTTP request (RFC 9112 2.1).
     *
     * @param requestLine without its end
     * @param fields those after the request line
     * @param offset its first byte
     * @param length with the empty line that ends it
     * @param isDecoded whether what follows was decoded from chunks, as {@link ChunkedRequest} does it
     */
    public record Head(String requestLine, Fields fields, long offset, long length, boolean isDecoded) {}

    /**
     * A part.
     *
     * @param index its number, from 0
     * @param fields in order
     * @param offset the body's first byte in the message
     * @param length the number of bytes of the body
     * @param hasBlank whether an empty line ends the fields
     */
    public record Part(int index, Fields fields, long offset, long length, boolean hasBlank) {}

    /**
     * Reads a message, or a raw HTTP request with one.
     *
     * @param contentType the Content-Type that goes with it; empty if that is not known
     * @throws IOException if it cannot be read; never because of its content
     */
    public static Anatomy of(Source source, String contentType) throws IOException {
        return new MessageScan(source, contentType, Integer.MAX_VALUE).anatomy().orElseThrow();
    }

    /**
     * Reads a message that may be made to fill the memory.
     *
     * @param contentType the Content-Type that goes with it; empty if that is not known
     * @param mostLines the most delimiters and fields that it may have, of 128 bytes on average
     * @return empty if it has more
     * @throws IOException if it cannot be read; never because of its content
     */
    public static Optional<Anatomy> of(Source source, String contentType, int mostLines) throws IOException {
        return new MessageScan(source, contentType, mostLines).anatomy();
    }

    /**
     * Whether a source begins with the line of a raw HTTP request (RFC 9112 3).
     *
     * @throws IOException if it cannot be read; never because of its content
     */
    public static boolean isRequest(Source source) throws IOException {
        try (ByteReader in = new ByteReader(source.open())) {
            return MessageScan.isRequest(new FieldReader(in, Integer.MAX_VALUE).line(0));
        }
    }

    /** Whether there is a last delimiter. */
    public boolean hasEnd() {
        return first(Span.Kind.CLOSE).isPresent();
    }

    /** The first span of a kind. */
    public Optional<Span> first(Span.Kind kind) {
        for (Span span : spans) {
            if (span.kind() == kind) {
                return Optional.of(span);
            }
        }
        return Optional.empty();
    }
}

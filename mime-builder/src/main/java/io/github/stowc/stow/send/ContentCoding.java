package io.github.stowc.stow.send;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Reverses the Content-Encoding of an answer (RFC 9110 8.4), which some servers apply unasked. */
final class ContentCoding {
    private ContentCoding() {}

    /** The decoded bytes, as far as the encoded ones are complete and within the limit for answers. */
    static byte[] decode(String encoding, byte[] body) {
        String name = encoding.strip().toLowerCase(Locale.ROOT);
        boolean gzip = name.equals("gzip") || name.equals("x-gzip");
        if (!gzip && !name.equals("deflate")) {
            return body;
        }
        InputStream encoded = new ByteArrayInputStream(body);
        try (InputStream in = gzip ? new GZIPInputStream(encoded) : new InflaterInputStream(encoded)) {
            return in.readNBytes(AnswerSubscriber.LIMIT);
        } catch (IOException e) {
            // The body is not encoded as its header says; it may be plain.
            return body;
        }
    }
}

package io.github.stowc.stow.send;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Undoes the Content-Encoding of an answer (RFC 9110 8.4), which some servers apply unasked. */
final class ContentCoding {
    private ContentCoding() {}

    /** The bytes that were encoded, as far as they are whole and within the limit of answers. */
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
            // It is not what it says; perhaps it is plain.
            return body;
        }
    }
}

package io.github.stowc.stow.send;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Reverses the Content-Encoding of an answer (RFC 9110 8.4), which some servers apply unasked. */
final class ContentCoding {
    private ContentCoding() {}

    /**
     * The decoded bytes, within the limit for answers.
     *
     * @param fields the values of the header fields; the last coding is the outermost
     * @throws IOException if a coding is unknown, or the bytes are not what it makes; the message is a clause
     */
    static byte[] decode(List<String> fields, byte[] body) throws IOException {
        List<String> names =
                List.of(String.join(",", fields).toLowerCase(Locale.ROOT).split(",", -1));
        byte[] decoded = body;
        for (int i = names.size() - 1; i >= 0 && body.length > 0; i--) {
            decoded = decode(names.get(i).strip(), decoded);
        }
        return decoded;
    }

    private static byte[] decode(String name, byte[] body) throws IOException {
        switch (name) {
            case "", "identity" -> {
                return body;
            }
            case "gzip", "x-gzip", "deflate" -> {}
            default -> throw new IOException("in the content coding " + name + ", which cannot be read here");
        }
        try {
            return name.equals("deflate") ? inflated(body) : read(new GZIPInputStream(new ByteArrayInputStream(body)));
        } catch (IOException e) {
            if (isPlain(body)) {
                return body;
            }
            throw new IOException("in the content coding " + name + " and broken", e);
        }
    }

    /** Whether it begins like JSON, XML or HTML: some servers name a coding that they did not apply. */
    private static boolean isPlain(byte[] body) {
        int at = 0;
        while (at < body.length && (body[at] == ' ' || body[at] == '\n' || body[at] == '\r' || body[at] == '\t')) {
            at++;
        }
        return at < body.length && (body[at] == '{' || body[at] == '[' || body[at] == '<');
    }

    /** Some servers leave out the header of zlib. */
    private static byte[] inflated(byte[] body) throws IOException {
        try {
            return read(new InflaterInputStream(new ByteArrayInputStream(body)));
        } catch (IOException e) {
            Inflater bare = new Inflater(true);
            try {
                return read(new InflaterInputStream(new ByteArrayInputStream(body), bare));
            } finally {
                bare.end();
            }
        }
    }

    private static byte[] read(InputStream encoded) throws IOException {
        try (encoded) {
            return encoded.readNBytes(AnswerSubscriber.LIMIT);
        }
    }
}

package io.github.stowc.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.anatomy.Anatomy.Part;
import io.github.stowc.bytes.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads messages and checks what holds for the spans of any bytes at all. */
public final class Spans {
    private Spans() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    /** Reads a message, and checks that its spans are whole. */
    public static Anatomy read(byte[] message, String contentType) throws IOException {
        return whole(Anatomy.of(Source.of("m.mime", message), contentType), message);
    }

    /** Reads a message from a stream that gives at most some bytes at a time. */
    static Anatomy read(byte[] message, String contentType, int chunk) throws IOException {
        Source source = Source.of("m.mime", message.length, () -> new ByteArrayInputStream(message) {
            @Override
            public int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, chunk));
            }
        });
        return whole(Anatomy.of(source, contentType), message);
    }

    static Anatomy whole(Anatomy anatomy, byte[] message) {
        long at = 0;
        for (Span span : anatomy.spans()) {
            assertEquals(at, span.offset(), "a gap or an overlap before " + span);
            assertTrue(span.length() > 0, "empty: " + span);
            assertTrue(span.part() >= -1 && span.part() < anatomy.parts().size(), "no such part: " + span);
            at = span.end();
        }
        assertEquals(message.length, at, "the spans do not sum to the size: " + anatomy.spans());
        assertEquals(message.length, anatomy.size());
        long before = 0;
        for (Part part : anatomy.parts()) {
            assertTrue(part.offset() >= before && part.length() >= 0, "out of order: " + part);
            before = part.offset() + part.length();
            List<Span> body = anatomy.spans().stream()
                    .filter(span -> span.part() == part.index() && span.kind() == Span.Kind.BODY)
                    .toList();
            assertEquals(part.length() == 0 ? 0 : 1, body.size(), () -> part + " and its spans " + body);
            for (Span span : body) {
                assertEquals(part.offset(), span.offset());
                assertEquals(part.length(), span.length());
            }
        }
        assertTrue(before <= message.length);
        return anatomy;
    }

    /** The body of a part. */
    public static byte[] body(byte[] message, Part part) {
        return Arrays.copyOfRange(message, (int) part.offset(), (int) (part.offset() + part.length()));
    }

    static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static String bodyText(byte[] message, Part part) {
        return new String(body(message, part), StandardCharsets.ISO_8859_1);
    }

    static List<String> bodies(byte[] message, Anatomy anatomy) {
        return anatomy.parts().stream().map(part -> bodyText(message, part)).toList();
    }

    static byte[] readAll(InputStream in) throws IOException {
        try (in) {
            return in.readAllBytes();
        }
    }
}

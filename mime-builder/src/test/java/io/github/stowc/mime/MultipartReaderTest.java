package io.github.stowc.mime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Body;
import io.github.stowc.mime.MultipartReader.ReadPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartReaderTest {
    private static final Boundary B = new Boundary("b");

    private static MultipartReader reader(String message) {
        return MultipartReader.of(B, new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static List<String> bodies(MultipartReader reader) throws IOException {
        List<String> bodies = new ArrayList<>();
        for (Optional<ReadPart> part = reader.next(); part.isPresent(); part = reader.next()) {
            bodies.add(new String(part.get().body().readAllBytes(), StandardCharsets.ISO_8859_1));
        }
        return bodies;
    }

    @Test
    void skipsPreambleAndEpilogue() throws IOException {
        assertEquals(
                List.of("one", "two"),
                bodies(
                        reader(
                                "a preamble\r\n--bx\r\n--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--\r\nan epilogue\r\n--b\r\n\r\n")));
    }

    @Test
    void takesBareLineFeedsAndPadding() throws IOException {
        assertEquals(List.of("one", "two"), bodies(reader("--b\n\none\n--b \t\n\ntwo\n--b--")));
    }

    @Test
    void leavesInnerMultipartsAndEncodedBodiesAsTheyAre() throws IOException {
        String inner = "Content-Type: multipart/mixed; boundary=c\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        assertEquals(
                List.of("--c\r\n\r\nQQ==\r\n--c--", "x"),
                bodies(reader("--b\r\n" + inner + "--c\r\n\r\nQQ==\r\n--c--\r\n--b\r\n\r\nx\r\n--b--")));
    }

    @Test
    void skipsUnreadBytesAndGivesTheOffsetsOfBodies() throws IOException {
        String message = "\r\n--b\r\nX: 1\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--";
        MultipartReader reader = reader(message);
        ReadPart one = reader.next().orElseThrow();
        assertEquals(message.indexOf("one"), one.offset());
        assertEquals(Optional.of("1"), one.header("x"));
        ReadPart two = reader.next().orElseThrow();
        assertEquals(message.indexOf("two"), two.offset());
        assertEquals(Optional.empty(), two.header("x"));
        assertEquals(-1, one.body().read(), "a part that is over");
        assertEquals('t', two.body().read());
        assertEquals(Optional.empty(), reader.next());
        assertEquals(Optional.empty(), reader.next());
    }

    @Test
    void joinsFoldedHeaders() throws IOException {
        ReadPart part = reader("--b\r\nContent-Type: a/b;\r\n\tc=d\r\nY:z\r\n\r\n\r\n--b--")
                .next()
                .orElseThrow();
        assertEquals(List.of(new Header("Content-Type", "a/b;\tc=d"), new Header("Y", "z")), part.headers());
        assertEquals(-1, part.body().read());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--c\r\n\r\none\r\n--c--",
                "--b",
                "--b\r\nX: 1",
                "--b\r\n\r\none",
                "--b\r\n\r\none\r\n--b",
                "--b\r\n\r\none\r\n--b-",
                "--b\r\n\r\none--b--",
                "--b\r\nno colon\r\n\r\none\r\n--b--"
            })
    void refusesAMessageThatIsCutOffOrNone(String message) {
        IOException e = assertThrows(IOException.class, () -> bodies(reader(message)));
        assertTrue(e.toString().contains("byte "), e.toString());
    }

    @Test
    void refusesHeadersWithoutEnd() {
        IOException e = assertThrows(IOException.class, () -> bodies(reader("--b\r\nX: " + "x".repeat(2_000_000))));
        assertTrue(e.toString().contains("byte "), e.toString());
    }

    /**
     * Mime4j 0.8.13 takes a boundary inside a line for a delimiter if its refilled buffer of 4 KiB begins with it. Such
     * a message is valid, and our reader reads it; if this test fails, Mime4j reads it too.
     */
    @Test
    void mime4jMistakesABoundaryWithinALineAtItsBuffersEdge() throws Exception {
        int mistaken = 0;
        for (int length = 4060; length < 4110; length++) {
            byte[] body = ("x".repeat(length) + "--b\r\n" + "y".repeat(5000)).getBytes(StandardCharsets.US_ASCII);
            Multipart message =
                    Multipart.related("a/b", B, Framing.CANONICAL, List.of(new Part(List.of(), Body.of(body))));
            message.requireBoundaryUnused();
            try (MultipartReader reader = MultipartReader.of(B, message.open())) {
                assertArrayEquals(body, reader.next().orElseThrow().body().readAllBytes());
                assertEquals(Optional.empty(), reader.next());
            }
            mistaken += partsOfMime4j(message) == 1 ? 0 : 1;
        }
        assertTrue(mistaken > 0, "Mime4j reads them all");
    }

    private static int partsOfMime4j(Multipart message) throws IOException, MimeException {
        MimeTokenStream stream =
                new MimeTokenStream(MimeConfig.custom().setMaxLineLen(-1).build());
        int parts = 0;
        try (InputStream in = message.open()) {
            stream.parseHeadless(in, message.contentType());
            for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
                parts += state == EntityState.T_START_BODYPART ? 1 : 0;
            }
        }
        return parts;
    }
}

package io.github.stowc.anatomy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.stow.MessageInspector;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkedRequestTest {
    private static final String HEAD = "POST /studies HTTP/1.1\r\nTransfer-Encoding: chunked\r\n"
            + "Content-Type: multipart/related; type=\"application/dicom+json\"; boundary=b\r\n\r\n";
    private static final String BODY = "--b\r\nContent-Type: application/dicom+json\r\n\r\n[]\r\n--b--\r\n";

    private static Source source(String text) {
        return Source.of("r.http", text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(Source source) throws IOException {
        try (InputStream in = source.open()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String chunks(String body, int... lengths) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int length : lengths) {
            text.append(Integer.toHexString(length)).append("\r\n");
            text.append(body, at, at + length).append("\r\n");
            at += length;
        }
        text.append(Integer.toHexString(body.length() - at).toUpperCase(Locale.ROOT));
        return text.append("\r\n")
                .append(body.substring(at))
                .append("\r\n0\r\n\r\n")
                .toString();
    }

    private static ChunkedRequest decoded(String body) throws IOException {
        return assertInstanceOf(ChunkedRequest.class, ChunkedRequest.decoded(source(HEAD + body)));
    }

    private static String problem(String body) throws IOException {
        ChunkedRequest request = decoded(body);
        String text = request.problem().orElse("");
        return text.isEmpty() ? text : text.substring(text.indexOf("chunked: ") + 9);
    }

    @Test
    void chunksAreTakenApartWhereverTheyCut() throws IOException {
        for (int first = 1; first < BODY.length(); first++) {
            ChunkedRequest request = decoded(chunks(BODY, first));
            assertEquals(HEAD + BODY, text(request));
            assertEquals(HEAD.length() + BODY.length(), request.size());
            assertTrue(request.problem().isEmpty());
            assertEquals(2, request.chunks());
        }
    }

    @Test
    void extensionsAndTrailersArePassedOver() throws IOException {
        ChunkedRequest request = decoded("3;name=\"v\"\r\nabc\r\n02 \r\nde\r\n000;x\r\nDigest: x\r\nMore: y\r\n\r\n");
        assertEquals(HEAD + "abcde", text(request));
        assertTrue(request.problem().isEmpty());
    }

    @Test
    void readersCanJumpInAnyOrder(@TempDir Path folder) throws IOException {
        byte[] body = new byte[3_000_000];
        Random random = new Random(12);
        random.nextBytes(body);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(HEAD.getBytes(StandardCharsets.US_ASCII));
        for (int at = 0; at < body.length; ) {
            int length = Math.min(body.length - at, 1 + random.nextInt(at % 3 == 0 ? 5 : 200_000));
            file.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            file.write(body, at, length);
            file.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
            at += length;
        }
        file.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Path path = Files.write(folder.resolve("r.http"), file.toByteArray());
        Source request = ChunkedRequest.decoded(Source.of(path));
        assertEquals(HEAD.length() + body.length, request.size());
        try (ByteWindow window = new ByteWindow(request)) {
            for (int i = 0; i < 500; i++) {
                int from = random.nextInt(body.length);
                int length = random.nextInt(Math.min(20_000, body.length - from));
                assertArrayEquals(
                        Arrays.copyOfRange(body, from, from + length), window.copy(HEAD.length() + from, length));
            }
        }
    }

    @Test
    void otherSourcesStayAsTheyAre() throws IOException {
        for (String text : new String[] {"", BODY, HEAD.replace("chunked", "gzip") + BODY, "POST it\r\n" + BODY}) {
            Source source = source(text);
            assertSame(source, ChunkedRequest.decoded(source));
        }
        Source chunked = decoded(chunks(BODY));
        assertSame(chunked, ChunkedRequest.decoded(chunked));
    }

    @Test
    void brokenChunksAreNamedWithTheirPlace() throws IOException {
        assertEquals("expected the last chunk, 0 and CR LF, found the end (RFC 9112 7.1)", problem("3\r\nabc\r\n"));
        assertEquals("expected a chunk of 255 bytes, found the end after 3 (RFC 9112 7.1)", problem("ff\r\nabc"));
        assertEquals(
                "expected CR LF after the bytes of a chunk, found \"d\" (RFC 9112 7.1)",
                problem("3\r\nabcd\r\n0\r\n\r\n"));
        assertEquals("expected CR LF around a chunk, found LF alone (RFC 9112 7.1)", problem("3\nabc\n0\n\n"));
        assertEquals(
                "expected the end after the last chunk, found 4 bytes more (RFC 9112 7.1)", problem("0\r\n\r\nmore"));
        assertEquals("expected an empty line after the last chunk, found the end (RFC 9112 7.1)", problem("0\r\n"));
        assertEquals(
                "expected the size of a chunk in hexadecimal digits, found \"12345678901234567\" (RFC 9112 7.1)",
                problem("12345678901234567\r\n"));
        assertTrue(decoded("3\r\nabc\r\nxyz").problem().orElse("").startsWith("byte " + (HEAD.length() + 8) + " "));
    }

    @Test
    void aBodyThatWasDecodedBeforeIsReadAsItIs() throws IOException {
        ChunkedRequest request = decoded(BODY);
        assertEquals(HEAD + BODY, text(request));
        assertEquals(0, request.chunks());
        assertTrue(problem(BODY).contains("found \"--b\""));
        assertFalse(Anatomy.of(request, "").head().orElseThrow().isDecoded());
    }

    @Test
    void whatFollowsAFaultIsKept() throws IOException {
        assertEquals(HEAD + "abcwrong\r\n" + BODY, text(decoded("3\r\nabc\r\nwrong\r\n" + BODY)));
    }

    @Test
    void inspectionsShowTheDecodedRequestAndTheFault() throws IOException {
        Source good = decoded(chunks(BODY, 2, 5, 7));
        Inspection inspection = MessageInspector.inspect(good, "", false, ValidateOptions.DEFAULT);
        assertTrue(inspection.anatomy().head().orElseThrow().isDecoded());
        assertEquals(good.size(), inspection.anatomy().size());
        assertEquals("[]".length(), inspection.anatomy().parts().get(0).length());
        assertFalse(has(inspection, "mime/structure"));
        String cut = chunks(BODY, 2, 5, 7);
        Source broken = source(HEAD + cut.substring(0, cut.length() - 5));
        assertTrue(has(MessageInspector.inspect(broken, "", false, ValidateOptions.DEFAULT), "mime/structure"));
    }

    private static boolean has(Inspection inspection, String rule) {
        return inspection.findings().stream()
                .map(Finding::rule)
                .anyMatch(found -> found.slug().equals(rule));
    }
}

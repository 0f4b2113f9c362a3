package io.github.stowc.anatomy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.anatomy.Anatomy.Head;
import io.github.stowc.anatomy.Span.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnatomyTest {
    private static final String TYPE = "multipart/related; type=\"application/dicom\"; boundary=b";
    private static final String GOOD =
            "--b\r\nContent-Type: application/dicom\r\n\r\none\r\n--b\r\nX: 1\r\n\r\ntwo\r\n--b--\r\n";

    private static Anatomy read(String message, String type) throws IOException {
        return Spans.read(Spans.bytes(message), type);
    }

    private static List<String> bodies(String message, String type) throws IOException {
        return Spans.bodies(Spans.bytes(message), read(message, type));
    }

    private static List<Kind> kinds(Anatomy anatomy) {
        return anatomy.spans().stream().map(Span::kind).toList();
    }

    @Test
    void saysWhatEveryByteOfAGoodMessageIs() throws IOException {
        Anatomy anatomy = read(GOOD, TYPE);
        assertEquals(
                List.of(
                        new Span(Kind.DELIMITER, 0, 5, LineEnd.CRLF, 0),
                        new Span(Kind.HEADER, 5, 33, LineEnd.CRLF, 0),
                        new Span(Kind.BLANK, 38, 2, LineEnd.CRLF, 0),
                        new Span(Kind.BODY, 40, 3, LineEnd.NONE, 0),
                        new Span(Kind.DELIMITER, 43, 7, LineEnd.CRLF, 1),
                        new Span(Kind.HEADER, 50, 6, LineEnd.CRLF, 1),
                        new Span(Kind.BLANK, 56, 2, LineEnd.CRLF, 1),
                        new Span(Kind.BODY, 58, 3, LineEnd.NONE, 1),
                        new Span(Kind.CLOSE, 61, 9, LineEnd.CRLF, -1)),
                anatomy.spans());
        assertEquals("application/dicom", anatomy.parts().get(0).fields().mediaType());
        assertEquals("1", anatomy.parts().get(1).fields().value("x"));
        assertEquals(Optional.empty(), anatomy.lineEnd());
        assertTrue(anatomy.hasEnd());
    }

    @Test
    void anEmptyFileHasNoSpans() throws IOException {
        for (String type : List.of("", TYPE)) {
            Anatomy anatomy = read("", type);
            assertEquals(List.of(), anatomy.spans());
            assertEquals(List.of(), anatomy.parts());
            assertEquals("", anatomy.boundary());
            assertFalse(anatomy.hasEnd());
        }
    }

    @Test
    void takesTheBoundaryThatIsThereIfAnotherWasAnnounced() throws IOException {
        Anatomy anatomy = read(GOOD, "multipart/related; boundary=other");
        assertEquals("b", anatomy.boundary());
        assertEquals("multipart/related; boundary=other", anatomy.announced());
        assertEquals(2, anatomy.parts().size());
        assertEquals(read(GOOD, TYPE).spans(), read(GOOD, "").spans());
    }

    @Test
    void showsThePartsWithoutALastDelimiter() throws IOException {
        String cut = GOOD.substring(0, GOOD.length() - 9);
        Anatomy anatomy = read(cut, TYPE);
        assertFalse(anatomy.hasEnd());
        assertEquals(List.of("one", "two"), bodies(cut, TYPE));
        assertEquals(List.of("one", "two"), bodies(cut, ""));
    }

    @Test
    void takesBareLineFeedsAndSaysSo() throws IOException {
        String message = GOOD.replace("\r\n", "\n");
        Anatomy anatomy = read(message, TYPE);
        assertEquals(List.of("one", "two"), bodies(message, ""));
        assertEquals(3, anatomy.lineEnd().orElseThrow().offset());
        assertEquals(LineEnd.LF.label(), anatomy.lineEnd().orElseThrow().found());
        assertEquals(LineEnd.LF, anatomy.spans().get(0).lineEnd());
    }

    @Test
    void readsARawRequest() throws IOException {
        String head = "POST /studies HTTP/1.1\r\nHost: h\r\nContent-Type: " + TYPE + "\r\nContent-Length: 70\r\n\r\n";
        Anatomy anatomy = read(head + GOOD, "");
        Head found = anatomy.head().orElseThrow();
        assertEquals("POST /studies HTTP/1.1", found.requestLine());
        assertEquals(head.length(), found.length());
        assertEquals("70", found.fields().value("content-length"));
        assertEquals(TYPE, anatomy.announced());
        assertEquals(List.of("one", "two"), bodies(head + GOOD, ""));
        assertEquals(List.of(Kind.HEADER, Kind.BLANK), kinds(anatomy).subList(0, 2));
        assertEquals(-1, anatomy.spans().get(0).part());
    }

    @ParameterizedTest
    @ValueSource(strings = {"E x HTTP/1.1\r\n\r\n", "BREW x HTTP/1.1\r\n\r\n", "POST x\r\n\r\n"})
    void takesNothingElseForARequest(String start) throws IOException {
        Anatomy anatomy = read(start + GOOD, TYPE);
        assertEquals(Optional.empty(), anatomy.head());
        assertEquals(Kind.PREAMBLE, anatomy.spans().get(0).kind());
        assertEquals(2, anatomy.parts().size());
    }

    @Test
    void aPreambleMayHaveLinesWithTwoDashes() throws IOException {
        String message = "-- \r\n--\r\n--a note\r\n--bx\r\nmore\r\n" + GOOD;
        for (String type : List.of(TYPE, "", "multipart/related; boundary=other")) {
            Anatomy anatomy = read(message, type);
            assertEquals("b", anatomy.boundary());
            assertEquals(Kind.PREAMBLE, anatomy.spans().get(0).kind());
            assertEquals(List.of("one", "two"), bodies(message, type));
        }
    }

    @Test
    void findsTheAnnouncedBoundaryBehindALongPreamble() throws IOException {
        for (String line : List.of("a line\r\n", "x")) {
            String message = line.repeat(400_000 / line.length()) + "\r\n" + GOOD;
            Anatomy anatomy = read(message, TYPE);
            assertEquals("b", anatomy.boundary());
            assertEquals(List.of("one", "two"), bodies(message, TYPE));
        }
    }

    @Test
    void aMessageWithoutADelimiterHasNoBoundary() throws IOException {
        String message = "a line\r\n--bx\r\n".replace("--bx", "x--b");
        Anatomy anatomy = read(message, TYPE);
        assertEquals("", anatomy.boundary());
        assertEquals(List.of(Kind.PREAMBLE), kinds(anatomy));
    }

    @Test
    void aHeadLongerThanTheBufferLosesNothing() throws IOException {
        String head = "POST /studies HTTP/1.1\r\n" + ("X-Field: " + "v".repeat(1000) + "\r\n").repeat(480) + "\r\n";
        for (String preamble : List.of("", "p".repeat(300_000) + "\r\n", ("p".repeat(60_000) + "\r\n").repeat(9))) {
            String message = head + preamble + GOOD;
            Anatomy anatomy = read(message, TYPE);
            assertEquals(head.length(), anatomy.head().orElseThrow().length());
            assertEquals(List.of("one", "two"), bodies(message, TYPE));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 70, 73})
    void takesBoundariesOfAnyLength(int length) throws IOException {
        String boundary = "c".repeat(length);
        String message = GOOD.replace("--b", "--" + boundary);
        for (String type : List.of("", "multipart/related; boundary=" + boundary)) {
            Anatomy anatomy = read(message, type);
            assertEquals(boundary, anatomy.boundary());
            assertEquals(List.of("one", "two"), bodies(message, type));
            assertTrue(anatomy.hasEnd());
        }
    }

    /** Bodies of 1 to 2 MiB whose pieces that look like a delimiter lie around the edges of the reader's buffer. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 70, 73})
    void looksAlikeAtTheEdgesOfTheBufferEndNoBody(int length) throws IOException {
        String boundary = "c".repeat(length - 1) + "d";
        byte[] alike = Spans.bytes("\r\n--" + boundary.substring(0, length - 1) + "e\r\n--" + boundary + "x\r\n");
        byte[] start = Spans.bytes("--" + boundary + "\r\n\r\n");
        byte[] end = Spans.bytes("\r\n--" + boundary + "--");
        Random random = new Random(length);
        for (int shift = -alike.length - 1; shift <= 1; shift += 3) {
            byte[] body = new byte[(1 << 20) + random.nextInt(1 << 20)];
            random.nextBytes(body);
            for (int edge = 128 * 1024; edge + 1024 < body.length; edge += 128 * 1024) {
                System.arraycopy(alike, 0, body, edge + shift - start.length, alike.length);
            }
            byte[] message = Spans.join(start, body, end);
            for (int chunk : new int[] {Integer.MAX_VALUE, 8192}) {
                Anatomy anatomy = Spans.read(message, "multipart/related; boundary=" + boundary, chunk);
                assertEquals(1, anatomy.parts().size());
                assertArrayEquals(body, Spans.body(message, anatomy.parts().get(0)));
                assertTrue(anatomy.hasEnd());
            }
        }
    }

    /** A delimiter is found wherever the buffer ends in it. */
    @Test
    void aDelimiterAcrossTheEdgeOfTheBufferIsFound() throws IOException {
        byte[] start = Spans.bytes("--edge\r\n\r\n");
        byte[] next = Spans.bytes("\r\n--edge \t\r\nX: 1\r\n\r\ntwo\r\n--edge--\r\n");
        for (int size : new int[] {768 * 1024, (768 + 512) * 1024}) {
            for (int shift = -next.length - 2; shift <= 2; shift++) {
                byte[] body = new byte[size + shift - start.length];
                Arrays.fill(body, (byte) '-');
                byte[] message = Spans.join(start, body, next);
                Anatomy anatomy = Spans.read(message, "");
                assertEquals(2, anatomy.parts().size());
                assertArrayEquals(body, Spans.body(message, anatomy.parts().get(0)));
                assertEquals("two", Spans.bodyText(message, anatomy.parts().get(1)));
            }
        }
    }

    @Test
    void aPartWithoutAnEmptyLineStillHasItsBody() throws IOException {
        String message = GOOD.replace("dicom\r\n\r\none", "dicom\r\none");
        Anatomy anatomy = read(message, TYPE);
        assertEquals(List.of("one", "two"), bodies(message, TYPE));
        assertFalse(anatomy.parts().get(0).hasBlank());
        assertTrue(anatomy.parts().get(1).hasBlank());
    }
}

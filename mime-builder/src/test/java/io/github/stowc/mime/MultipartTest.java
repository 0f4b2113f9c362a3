package io.github.stowc.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.SourceChangedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
    @TempDir
    private Path folder;

    private static Part part(String type, String body) {
        return new Part(List.of(new Header("Content-Type", type)), Body.of(body.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String text(Framing framing) {
        Multipart message = Multipart.related(
                "application/dicom", new Boundary("b"), framing, List.of(part("a/a", "1"), part("a/b", "")));
        return new String(message.toByteArray(), StandardCharsets.US_ASCII);
    }

    @Test
    void theCanonicalFormBeginsWithADelimiterAndEndsWithALineEnd() {
        assertEquals(
                "--b\r\nContent-Type: a/a\r\n\r\n1\r\n--b\r\nContent-Type: a/b\r\n\r\n\r\n--b--\r\n",
                text(Framing.CANONICAL));
    }

    @Test
    void inTheRecipesFormEveryDelimiterBeginsWithALineEnd() {
        assertEquals(
                "\r\n--b\r\nContent-Type: a/a\r\n\r\n1\r\n--b\r\nContent-Type: a/b\r\n\r\n\r\n--b--",
                text(Framing.RECIPE));
    }

    @Test
    void theTypeIsAlwaysQuotedAndTheBoundaryIfNecessary() {
        List<Part> parts = List.of(part("a/a", ""));
        assertEquals(
                "multipart/related; type=\"application/dicom+json\"; boundary=myboundary",
                Multipart.related("application/dicom+json", new Boundary("myboundary"), Framing.CANONICAL, parts)
                        .contentType());
        assertEquals(
                "multipart/related; type=\"application/dicom\"; boundary=\"a b:c\"",
                Multipart.related("application/dicom", new Boundary("a b:c"), Framing.CANONICAL, parts)
                        .contentType());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a ", "ä", "a\r\nb", "a;b", "a\"b", "a*b"})
    void refusesABoundaryThatBreaksTheGrammar(String boundary) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new Boundary(boundary));
        assertTrue(e.getMessage().contains("RFC 2046 5.1.1"), e.getMessage());
    }

    @Test
    void readsALongerBoundaryThanItMakes() {
        assertEquals("x".repeat(73), Boundary.read("x".repeat(73)).value());
        assertEquals(new Boundary("b"), Boundary.read("b"));
        assertThrows(IllegalArgumentException.class, () -> Boundary.read("x".repeat(251)));
        assertThrows(IllegalArgumentException.class, () -> Boundary.read("a\nb"));
    }

    @Test
    void refusesABoundaryOf71Characters() {
        assertEquals(70, new Boundary("x".repeat(70)).value().length());
        assertThrows(IllegalArgumentException.class, () -> new Boundary("x".repeat(71)));
    }

    @Test
    void aHeaderCannotSmuggleInAnother() {
        assertThrows(IllegalArgumentException.class, () -> new Header("A", "b\r\nC: d"));
        assertThrows(IllegalArgumentException.class, () -> new Header("A b", "c"));
        assertThrows(IllegalArgumentException.class, () -> new Header("A", "größe"));
    }

    @Test
    void aHeaderCannotPassForADelimiter() {
        for (String name : List.of("--b", "--b--", "--bx")) {
            List<Part> parts = List.of(new Part(List.of(new Header(name, "c")), Body.of(new byte[0])));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Multipart.related("a/b", new Boundary("b"), Framing.CANONICAL, parts));
        }
    }

    @Test
    void aBoundaryIsFoundInTheFileThatHasIt() throws IOException {
        Path first = Files.writeString(folder.resolve("first"), "xx");
        Path second = Files.writeString(folder.resolve("second"), "skipped\n--b");
        Body.FileRange slice = ((Body.FileRange) Body.of(second)).slice(7, 4);
        Multipart message = Multipart.related(
                "a/b",
                new Boundary("b"),
                Framing.CANONICAL,
                List.of(
                        part("a/b", ""),
                        new Part(List.of(), Body.concat(List.of(Body.of(first), Body.of(new byte[0]), slice)))));
        BoundaryFoundException e = assertThrows(BoundaryFoundException.class, message::requireBoundaryUnused);
        assertEquals(1, e.part());
        assertEquals(8, e.offset());
        assertTrue(e.toString().contains(second + ", at byte 8"), e.toString());
    }

    @Test
    void aFileThatGrowsShrinksOrIsTouchedIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[100]);
        Body body = Body.of(file);
        Multipart message =
                Multipart.related("a/b", new Boundary("b"), Framing.CANONICAL, List.of(new Part(List.of(), body)));
        Path out = folder.resolve("out");
        Files.write(file, new byte[101]);
        assertThrows(SourceChangedException.class, () -> message.writeTo(out, false, ProgressListener.NONE));
        Files.write(file, new byte[99]);
        assertThrows(SourceChangedException.class, () -> message.writeTo(out, false, ProgressListener.NONE));
        Files.write(file, new byte[100]);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        SourceChangedException e =
                assertThrows(SourceChangedException.class, () -> message.writeTo(out, false, ProgressListener.NONE));
        assertTrue(e.getMessage().startsWith(file + ": changed while it was read"), e.getMessage());
        assertThrows(SourceChangedException.class, () -> message.open().readAllBytes());
        assertEquals(List.of("a"), names());
    }

    @Test
    void aStreamThatGivesLessOrMoreIsRefused() {
        for (int given : new int[] {9, 11}) {
            Body body = Body.of("s", 10, () -> new ByteArrayInputStream(new byte[given]));
            assertThrows(SourceChangedException.class, () -> body.open().readAllBytes());
        }
    }

    @Test
    void anExistingFileIsKeptUnlessItMayBeReplaced() throws IOException {
        Path out = Files.writeString(folder.resolve("out"), "old");
        Multipart message = Multipart.related("a/b", new Boundary("b"), Framing.CANONICAL, List.of(part("a/b", "")));
        assertThrows(FileAlreadyExistsException.class, () -> message.writeTo(out, false, ProgressListener.NONE));
        assertEquals("old", Files.readString(out));
        message.writeTo(out, true, ProgressListener.NONE);
        assertEquals(message.length(), Files.size(out));
    }

    @Test
    void severalFilesAppearTogetherOrNotAtAll() throws IOException {
        try (Outputs outputs = new Outputs(false)) {
            outputs.write(folder.resolve("one"), new byte[1]);
            assertFalse(Files.exists(folder.resolve("one")));
            assertThrows(FileSystemException.class, () -> outputs.write(folder.resolve("no/two"), new byte[1]));
        }
        assertEquals(List.of(), names());
        try (Outputs outputs = new Outputs(false)) {
            outputs.write(folder.resolve("one"), new byte[1]);
            outputs.write(folder.resolve("two"), new byte[2]);
            outputs.commit();
        }
        assertEquals(List.of("one", "two"), names());
    }

    @Test
    void aLargeMessageOfFilesIsWrittenWholeByTwoThreads() throws IOException {
        byte[] content = new byte[3_000_001];
        new Random(1).nextBytes(content);
        Path a = Files.write(folder.resolve("a"), content);
        Path b = Files.write(folder.resolve("b"), new byte[] {1, 2, 3});
        Body slices = Body.concat(List.of(((Body.FileRange) Body.of(a)).slice(10, 2_999_000), Body.of(b), Body.of(a)));
        Multipart message = Multipart.related(
                "a/b", new Boundary("b"), Framing.CANONICAL, List.of(new Part(List.of(), slices), part("a/b", "x")));
        Path out = folder.resolve("out");
        long[] written = new long[1];
        message.writeTo(out, false, count -> {
            synchronized (written) {
                written[0] += count;
            }
        });
        org.junit.jupiter.api.Assertions.assertArrayEquals(message.toByteArray(), Files.readAllBytes(out));
        assertEquals(message.length(), written[0]);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

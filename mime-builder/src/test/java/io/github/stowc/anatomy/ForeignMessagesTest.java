package io.github.stowc.anatomy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests that other programs send, recorded by a socket, are read whole. */
class ForeignMessagesTest {
    private static final Path FOLDER = Path.of("..", "testdata", "files", "foreign");

    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(name));
    }

    private static Anatomy read(byte[] message) throws IOException {
        Anatomy anatomy = Spans.read(message, "");
        assertTrue(anatomy.head().isPresent());
        assertTrue(anatomy.hasEnd());
        assertEquals(2, anatomy.parts().size());
        assertTrue(anatomy.announced().contains(anatomy.boundary()), anatomy.announced());
        for (Anatomy.Part part : anatomy.parts()) {
            assertTrue(part.hasBlank());
            assertEquals("application/dicom", part.fields().mediaType());
        }
        return anatomy;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dicomweb-client", "orthanc", "go", "curl-form", "dotnet"})
    void readsBothFilesByteForByte(String program) throws IOException {
        byte[] message = file(program + ".mime");
        List<byte[]> bodies = new ArrayList<>();
        for (Anatomy.Part part : read(message).parts()) {
            bodies.add(Spans.body(message, part));
        }
        assertArrayEquals(file("a.dcm"), bodies.get(0));
        assertArrayEquals(file("b.dcm"), bodies.get(1));
    }

    @Test
    void readsThePartsOfPythonInBase64() throws IOException {
        byte[] message = file("python-base64.mime");
        Anatomy anatomy = read(message);
        for (Anatomy.Part part : anatomy.parts()) {
            assertEquals("base64", part.fields().value("Content-Transfer-Encoding"));
            byte[] expected = file(part.index() == 0 ? "a.dcm" : "b.dcm");
            assertArrayEquals(expected, Base64.getMimeDecoder().decode(Spans.body(message, part)));
        }
    }

    @Test
    void readsThePartsOfPythonAsTheyStand() throws IOException {
        byte[] message = file("python-binary.mime");
        for (Anatomy.Part part : read(message).parts()) {
            String expected = Spans.latin1(file(part.index() == 0 ? "a.dcm" : "b.dcm"));
            String found = Spans.bodyText(message, part);
            // Python writes every line end as CR LF, also in binary bodies.
            assertEquals(expected.replaceAll("\r\n|\r|\n", "\r\n"), found);
        }
    }

    @Test
    void orthancAnnouncesTheSizesOfItsPartsAndALongBoundary() throws IOException {
        Anatomy anatomy = read(file("orthanc.mime"));
        assertEquals(73, anatomy.boundary().length());
        for (Anatomy.Part part : anatomy.parts()) {
            assertEquals(Long.toString(part.length()), part.fields().value("Content-Length"));
        }
    }

    @Test
    void everyMessageInTheFolderIsTried() throws IOException {
        int count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, "*.mime")) {
            for (Path file : files) {
                read(Files.readAllBytes(file));
                count++;
            }
        }
        assertEquals(7, count);
    }
}

package io.github.stowc.receiver.received;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.bytes.Source;
import io.github.stowc.receiver.StowReceiver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestFolderTest {
    private static final String MESSAGE = "--b\r\nContent-Type: application/dicom+json\r\n\r\n[]\r\n--b--\r\n";

    @TempDir
    private Path folder;

    private void send(StowReceiver receiver, HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.url() + "/studies"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "multipart/related; type=\"application/dicom+json\"; boundary=b")
                .header("Authorization", "Bearer secret")
                .POST(body)
                .build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("kept"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void aChunkedRequestIsKeptWholeWithItsLengthAndReadByTheInspector() throws Exception {
        try (StowReceiver receiver =
                StowReceiver.builder().keep(folder.resolve("kept")).start()) {
            byte[] bytes = MESSAGE.getBytes(StandardCharsets.ISO_8859_1);
            send(receiver, HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
        }

        assertEquals(1, kept().size());
        Path file = kept().get(0);
        assertTrue(
                file.getFileName().toString().matches("000001-[0-9]{8}T[0-9]{6}\\.[0-9]{3}Z\\.http"), file::toString);
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(text.startsWith("POST /studies HTTP/1.1\r\n"), text);
        assertTrue(text.endsWith("\r\n\r\n" + MESSAGE), text);
        assertTrue(text.contains("Content-Length: " + MESSAGE.length() + "\r\n"), text);
        assertFalse(text.toLowerCase(Locale.ROOT).contains("transfer-encoding"), text);
        Anatomy anatomy = Anatomy.of(Source.of(file), "");
        assertEquals("POST /studies HTTP/1.1", anatomy.head().orElseThrow().requestLine());
        assertEquals(1, anatomy.parts().size());
        assertTrue(anatomy.hasEnd());
    }

    @Test
    void onlyItsOwnerCanReadAKeptRequestAndItHasNoPassword() throws Exception {
        try (StowReceiver receiver =
                StowReceiver.builder().keep(folder.resolve("kept")).start()) {
            send(receiver, HttpRequest.BodyPublishers.ofString(MESSAGE));
        }

        Path file = kept().get(0);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("Authorization: ***\r\n"), text);
        assertFalse(text.contains("secret"), text);
    }
}

package io.github.stowc.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void knowsItsFile() throws IOException {
        Path file = Files.write(folder.resolve("a b.bin"), new byte[] {1, 2, 3});
        Source source = Source.of(file);
        assertEquals(file.toString(), source.name());
        assertEquals(3, source.size());
        assertEquals(Optional.of(file), source.path());
        assertEquals(Optional.of(Files.getLastModifiedTime(file)), source.lastModified());
        assertArrayEquals(new byte[] {1, 2, 3}, source.open().readAllBytes());
        assertEquals("x/y", Source.of(file, "x/y").name());
    }

    @Test
    void opensBytesAndStreamsAgainAndAgain() throws IOException {
        byte[] bytes = {4, 5};
        Source inMemory = Source.of("m", bytes);
        Source streamed = Source.of("s", 2, () -> new ByteArrayInputStream(new byte[] {4, 5}));
        bytes[0] = 0;
        for (Source source : new Source[] {inMemory, streamed, inMemory, streamed}) {
            assertArrayEquals(new byte[] {4, 5}, source.open().readAllBytes());
            assertEquals(2, source.size());
            assertEquals(Optional.empty(), source.path());
            assertEquals(Optional.empty(), source.lastModified());
        }
    }

    @Test
    void refusesAnythingButRegularFiles() {
        assertThrows(NoSuchFileException.class, () -> Source.of(folder.resolve("missing.jpg")));
        FileSystemException refusal = assertThrows(FileSystemException.class, () -> Source.of(folder, "sub"));
        assertEquals("sub: expected a file, found a folder", refusal.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Source.of("s", -1, () -> new ByteArrayInputStream(bytes())));
    }

    private static byte[] bytes() {
        return new byte[0];
    }
}

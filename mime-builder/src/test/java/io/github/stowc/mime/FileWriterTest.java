package io.github.stowc.mime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.SourceChangedException;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWriterTest {
    @TempDir
    private Path folder;

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static Multipart message(Body... bodies) {
        List<Part> parts = new ArrayList<>();
        for (Body body : bodies) {
            parts.add(new Part(List.of(), body));
        }
        return Multipart.related("a/b", new Boundary("b"), Framing.CANONICAL, parts);
    }

    private static Body stream(byte[] bytes, int announced) {
        return Body.of("s", announced, () -> new ByteArrayInputStream(bytes));
    }

    @Test
    void streamsAndFilesMeetAtTheirPlacesWhateverTheChunks() throws IOException {
        Body file = Body.of(Files.write(folder.resolve("a"), noise(1000)));
        Body empty = Body.of(Files.write(folder.resolve("e"), new byte[0]));
        Multipart message = message(
                stream(noise(700), 700),
                Body.concat(List.of(file, stream(noise(3), 3), file, empty)),
                stream(new byte[0], 0),
                Body.of(noise(50)));
        for (int chunk : new int[] {1, 2, 99, 256, 5000}) {
            Path out = folder.resolve("out-" + chunk);
            try (FileChannel channel = FileChannel.open(out, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                FileWriter.writeParallel(message.pieces(), message.length(), channel, ProgressListener.NONE, chunk);
            }
            assertArrayEquals(message.toByteArray(), Files.readAllBytes(out), "chunks of " + chunk);
        }
    }

    @Test
    void aStreamThatGivesLessOrMoreLeavesNoFile() throws IOException {
        Body file = Body.of(Files.write(folder.resolve("a"), noise(3_000_000)));
        for (int given : new int[] {9, 11}) {
            Multipart message = message(file, stream(new byte[given], 10));
            Path out = folder.resolve("out");
            assertThrows(SourceChangedException.class, () -> message.writeTo(out, false, ProgressListener.NONE));
            assertEquals(List.of("a"), names());
        }
    }

    @Test
    void anEmptyFileThatHasGrownIsRefused() throws IOException {
        Path empty = Files.write(folder.resolve("e"), new byte[0]);
        Multipart message = message(Body.of(Files.write(folder.resolve("a"), noise(3_000_000))), Body.of(empty));
        Files.write(empty, new byte[1]);
        assertThrows(
                SourceChangedException.class,
                () -> message.writeTo(folder.resolve("out"), false, ProgressListener.NONE));
    }

    @NeedsTools("mkfifo")
    @Test
    void aPipeTakesALargeMessageToo() throws Exception {
        Path pipe = folder.resolve("pipe");
        Program.of(folder, "mkfifo", "pipe").run().expecting(0);
        Multipart message = message(Body.of(Files.write(folder.resolve("a"), noise(3_000_000))));
        CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readAllBytes(pipe);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        message.writeTo(pipe, false, ProgressListener.NONE);
        assertArrayEquals(message.toByteArray(), read.get());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

package io.github.stowc.cli.inspect;

import io.github.stowc.bytes.Source;
import io.github.stowc.cli.command.Terminal;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A message from standard input in a temporary file, which is deleted when it is closed. */
public final class SpooledFile implements Closeable {
    private final Path file;

    private SpooledFile(Path file) {
        this.file = file;
    }

    /**
     * Reads all of standard input.
     *
     * @throws IOException if it cannot be read or kept
     */
    public static SpooledFile of(Terminal terminal) throws IOException {
        SpooledFile spooled = new SpooledFile(Files.createTempFile("stowc", ".mime"));
        try (OutputStream out = Files.newOutputStream(spooled.file)) {
            terminal.in().transferTo(out);
            return spooled;
        } catch (IOException e) {
            spooled.close();
            throw e;
        }
    }

    /** Its content, under the name that people know. */
    public Source source() throws IOException {
        return Source.of(file, "stdin");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}

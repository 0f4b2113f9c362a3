package io.github.stowc.validate.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a text until it is needed: a short one in memory, a long one in a temporary file. */
final class Spool implements Closeable {
    private static final int IN_MEMORY = 1 << 20;

    private final StringBuilder memory = new StringBuilder();
    private @Nullable Path file;
    private @Nullable Writer writer;

    void append(CharSequence text) throws IOException {
        memory.append(text);
        if (memory.length() > IN_MEMORY) {
            spill().append(memory);
            memory.setLength(0);
        }
    }

    private Writer spill() throws IOException {
        Writer open = writer;
        if (open == null) {
            Path made = Files.createTempFile("stowc", ".report");
            made.toFile().deleteOnExit();
            file = made;
            OutputStream out = Files.newOutputStream(made, StandardOpenOption.WRITE);
            open = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer = open;
        }
        return open;
    }

    /** Hands the text on and forgets it. */
    void drainTo(Writer out) throws IOException {
        Writer open = writer;
        Path made = file;
        if (open != null && made != null) {
            open.close();
            try (InputStream in = Files.newInputStream(made);
                    Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                reader.transferTo(out);
            }
            close();
        }
        out.append(memory);
        memory.setLength(0);
    }

    @Override
    public void close() throws IOException {
        Writer open = writer;
        Path made = file;
        writer = null;
        file = null;
        if (open != null) {
            open.close();
        }
        if (made != null) {
            Files.deleteIfExists(made);
        }
    }
}

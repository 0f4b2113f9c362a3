package io.github.stowc.cli.command;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a command reads and writes, and its environment. */
public final class Terminal {
    private final InputStream in;
    private final OutputStream out;
    private final LostOutput lost;
    private final PrintWriter text;
    private final PrintWriter messages;
    private final Map<String, String> environment;
    private final boolean interactive;
    private final boolean outputWatched;

    /**
     * A terminal of any streams.
     *
     * @param interactive whether a person watches standard error; nobody watches standard output
     */
    public Terminal(
            InputStream in, OutputStream out, OutputStream err, Map<String, String> environment, boolean interactive) {
        this(in, out, err, environment, interactive, false, StandardCharsets.UTF_8);
    }

    private Terminal(
            InputStream in,
            OutputStream out,
            OutputStream err,
            Map<String, String> environment,
            boolean interactive,
            boolean outputWatched,
            Charset charset) {
        this.in = in;
        this.lost = new LostOutput(out);
        this.out = lost;
        this.text = new PrintWriter(new OutputStreamWriter(lost, charset), false);
        this.messages = new PrintWriter(new OutputStreamWriter(err, charset), true);
        this.environment = Map.copyOf(environment);
        this.interactive = interactive;
        this.outputWatched = outputWatched;
    }

    /** The process's own streams. */
    public static Terminal ofProcess() {
        return new Terminal(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.getenv(),
                Boolean.getBoolean("stowc.terminal"),
                Boolean.getBoolean("stowc.terminal.out"),
                outputCharset());
    }

    /** UTF-8, except on a Windows console: its code page, which {@code stdout.encoding} names in JDK 19 and later. */
    private static Charset outputCharset() {
        String named = System.getProperty("stdout.encoding", "");
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return windows && Charset.isSupported(named.isEmpty() ? "?" : named)
                ? Charset.forName(named)
                : StandardCharsets.UTF_8;
    }

    /** Standard input. */
    public InputStream in() {
        return in;
    }

    /** Standard output for bytes. */
    public OutputStream bytes() {
        return out;
    }

    /** Standard output for text: results. */
    public PrintWriter out() {
        return text;
    }

    /** Standard error: messages for people. */
    public PrintWriter err() {
        return messages;
    }

    /** A variable of the environment; empty if it is not set. */
    public String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** The user's folder, as a shell sees it if there is one. */
    public String home() {
        String home = variable("HOME");
        return home.isEmpty() ? System.getProperty("user.home", ".") : home;
    }

    /** What a person types without being seen; null if nobody is there to ask. */
    @Nullable
    public String readPassword(String prompt) {
        Console console = interactive ? System.console() : null;
        char[] typed = console == null ? null : console.readPassword("%s", prompt);
        return typed == null ? null : new String(typed);
    }

    /** Whether a person watches standard error. */
    boolean isInteractive() {
        return interactive;
    }

    /** Whether a person watches standard output. */
    boolean isOutputWatched() {
        return outputWatched;
    }

    /** Whether standard error takes colours. */
    public boolean hasColour() {
        return interactive && takesColour();
    }

    /** Whether standard output takes colours. */
    public boolean hasColourInOutput() {
        return outputWatched && takesColour();
    }

    private boolean takesColour() {
        return variable("NO_COLOR").isEmpty() && !variable("TERM").equals("dumb");
    }

    /** Whether the reader of standard output is gone, as head is once it has enough. */
    public boolean isOutputUnread() {
        return lost.brokenPipe;
    }

    /** Notices why output is lost, which a print writer does not say. */
    private static final class LostOutput extends FilterOutputStream {
        private boolean brokenPipe;

        LostOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                brokenPipe |= "Broken pipe".equals(e.getMessage());
                throw e;
            }
        }
    }

    public void flush() {
        text.flush();
        messages.flush();
    }
}

package io.github.stowc.testdata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/** Runs a program to its end, with empty standard input and little of the caller's environment. */
public final class Program {
    /** When a program counts as hanging; long, since a busy machine is slow. */
    private static final int MINUTES = 15;
    /** The only variables that are passed on: the user's settings, such as a proxy, must not matter. */
    private static final List<String> KEPT = List.of("PATH", "JAVA_HOME", "TMPDIR", "LD_LIBRARY_PATH");

    private final List<String> command;
    private final Path folder;
    private final Map<String, String> environment;

    private Program(List<String> command, Path folder, Map<String, String> environment) {
        this.command = List.copyOf(command);
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * The result of a run.
     *
     * @param exit the exit code
     * @param out standard output
     * @param err standard error, as UTF-8
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    public record Finished(int exit, byte[] out, String err) {
        /** Standard output as UTF-8. */
        public String text() {
            return new String(out, StandardCharsets.UTF_8);
        }

        /** Checks the exit code and returns this. */
        public Finished expecting(int code) {
            Assertions.assertEquals(code, exit, () -> err + text());
            return this;
        }
    }

    /** A command line to run in a folder, in the locale C.UTF-8. */
    public static Program of(Path folder, String... command) {
        return new Program(List.of(command), folder, Map.of("LC_ALL", "C.UTF-8"));
    }

    /** A script for a shell to run in a folder. */
    public static Program script(Path folder, String shell, String script) {
        return of(folder, shell, "-c", script);
    }

    /** This program with more arguments. */
    public Program with(List<String> arguments) {
        List<String> more = new ArrayList<>(command);
        more.addAll(arguments);
        return new Program(more, folder, environment);
    }

    /** This program with a variable in its environment. */
    public Program set(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Program(command, folder, Map.copyOf(more));
    }

    /**
     * Runs it.
     *
     * @throws IOException if it cannot be started
     */
    public Finished run() throws IOException, InterruptedException {
        Path out = Files.createTempFile("program", ".out");
        Path err = Files.createTempFile("program", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> !KEPT.contains(name));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                Assertions.fail(command + " did not end within " + MINUTES + " minutes");
            }
            byte[] said = Files.readAllBytes(err);
            return new Finished(process.exitValue(), Files.readAllBytes(out), new String(said, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}

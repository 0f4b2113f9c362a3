package io.github.stowc.receiver;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A receiver in a Java of its own, with little memory. */
final class ReceiverProcess implements Closeable {
    private final Process process;
    private final Path errors;
    private final String url;

    private ReceiverProcess(Process process, Path errors, String url) {
        this.process = process;
        this.errors = errors;
        this.url = url;
    }

    /** The other process: prints its URL, and ends with its standard input. */
    public static void main(String[] words) throws IOException {
        try (StowReceiver receiver =
                StowReceiver.builder().folder(Path.of(words[0])).start()) {
            System.out.println(receiver.url());
            while (System.in.read() >= 0) {
                // The parent says nothing.
            }
        }
    }

    static ReceiverProcess start(Path folder, String... options) throws IOException {
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classes, ReceiverProcess.class.getName(), folder.resolve("stored").toString()));
        Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String url = out.readLine();
        if (url == null) {
            throw new IOException("the receiver did not start: " + Files.readString(errors));
        }
        return new ReceiverProcess(process, errors, url);
    }

    String url() {
        return url;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it wrote to standard error. */
    String errors() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() {
        process.destroy();
    }
}

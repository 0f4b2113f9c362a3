package io.github.stowc.receiver;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A receiver in a process of its own, with as much memory as the launcher gives it. */
final class ReceiverProcess implements Closeable {
    private final Process process;
    private final String url;

    private ReceiverProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts one.
     *
     * @param maxSize the largest body in bytes
     * @param patience how many seconds a sender may be too slow
     */
    static ReceiverProcess start(Path folder, long maxSize, int patience) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx144m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:+UseG1GC",
                "-XX:-UsePerfData",
                "-cp",
                path.replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                ReceiverProcess.class.getName(),
                folder.toString(),
                String.valueOf(maxSize),
                String.valueOf(patience)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String url = out.readLine();
        if (url == null) {
            throw new IOException("the receiver did not start");
        }
        return new ReceiverProcess(process, url);
    }

    /** The process. */
    public static void main(String... args) throws Exception {
        try (StowReceiver receiver = StowReceiver.builder()
                .folder(Path.of(args[0]))
                .maxSize(Long.parseLong(args[1]))
                .patience(Duration.ofSeconds(Long.parseLong(args[2])))
                .keepBytes(4096)
                .start()) {
            System.out.println(receiver.url());
            new CountDownLatch(1).await();
        }
    }

    String url() {
        return url;
    }

    /** The most memory that the process had at once, in MiB; 0 where the system does not say. */
    long peakMebibytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        return 0;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as a crash does: at once. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

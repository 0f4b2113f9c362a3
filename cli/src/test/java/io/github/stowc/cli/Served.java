package io.github.stowc.cli;

import io.github.stowc.cli.command.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code serve} in a thread of this process, until it is closed or ends. */
final class Served implements Closeable {
    private static final int RUNNING = -1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger exit = new AtomicInteger(RUNNING);
    private final Thread thread;

    private Served(Object... words) {
        Terminal terminal = new Terminal(InputStream.nullInputStream(), out, err, Map.of(), false);
        Object[] all = new Object[words.length + 1];
        all[0] = "serve";
        System.arraycopy(words, 0, all, 1, words.length);
        this.thread = new Thread(() -> exit.set(new Cli(terminal).run(CommandRun.words(all))), "serve");
    }

    /** Starts it, and waits until it listens or has ended. */
    static Served start(Object... words) throws InterruptedException {
        Served served = new Served(words);
        served.thread.start();
        while (served.thread.isAlive() && !served.out().endsWith("\n")) {
            Thread.sleep(10);
        }
        return served;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** The URL that it says, with a path. */
    String url(String path) {
        return out().strip() + path;
    }

    /** Ends it; returns the exit code. */
    int end() throws InterruptedException {
        while (thread.isAlive()) {
            thread.interrupt();
            thread.join(1000);
        }
        return exit.get();
    }

    /** The lines that it logged of requests; waits until there are as many. */
    String log(int lines) throws InterruptedException {
        while (logged().length < lines) {
            Thread.sleep(10);
        }
        return String.join("\n", logged());
    }

    private String[] logged() {
        return Arrays.stream(err().split("\n"))
                .filter(line -> line.matches("\\d{4}-.*"))
                .toArray(String[]::new);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

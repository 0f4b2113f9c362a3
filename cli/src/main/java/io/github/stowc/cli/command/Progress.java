package io.github.stowc.cli.command;

import io.github.stowc.mime.ProgressListener;
import java.util.function.LongSupplier;

/** Shows the progress of long work on a terminal: bytes, rate and time left, after the first second. */
public final class Progress implements ProgressListener, AutoCloseable {
    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long EVERY_NANOS = 200_000_000L;
    private static final String CLEAR_LINE = "\r\u001B[K";

    private final Terminal terminal;
    private final boolean shown;
    private final long total;
    private final LongSupplier clock;
    private final long start;
    private long done;
    private long next = FIRST_NANOS;

    public Progress(Terminal terminal, boolean quiet, long total) {
        this(terminal, quiet, total, System::nanoTime);
    }

    /** With a clock of its own, in nanoseconds. */
    public Progress(Terminal terminal, boolean quiet, long total, LongSupplier clock) {
        this.terminal = terminal;
        this.shown = terminal.isInteractive() && !quiet;
        this.total = total;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    @Override
    public void written(long bytes) {
        if (shown) {
            show(bytes);
        }
    }

    private synchronized void show(long bytes) {
        done += bytes;
        long elapsed = clock.getAsLong() - start;
        if (elapsed < next) {
            return;
        }
        next = elapsed + EVERY_NANOS;
        double seconds = elapsed / 1e9;
        double rate = done / seconds;
        long left = Math.round((total - done) / Math.max(rate, 1));
        terminal.err()
                .print(CLEAR_LINE + done * 100 / Math.max(total, 1) + " %  " + size(done) + " of " + size(total) + ", "
                        + size(Math.round(rate)) + "/s, " + left + " s left");
        terminal.err().flush();
    }

    /** A number of bytes for people: {@code 941 B}, {@code 1.4 MB}. */
    public static String size(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
        int unit = 0;
        double value = bytes;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        if (unit == 0 || value >= 99.95) {
            return Math.round(value) + " " + units[unit];
        }
        long tenths = Math.round(value * 10);
        return tenths / 10 + "." + tenths % 10 + " " + units[unit];
    }

    /** Removes the line before something else is printed; it comes back with the next bytes. */
    public synchronized void clear() {
        if (next != FIRST_NANOS) {
            terminal.err().print(CLEAR_LINE);
            terminal.err().flush();
        }
    }

    /** Removes the line. */
    @Override
    public void close() {
        clear();
    }
}

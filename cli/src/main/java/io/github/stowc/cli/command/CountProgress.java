package io.github.stowc.cli.command;

import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how many of many things are done: a bar with rate and time left on a terminal, and elsewhere a line a minute. Safe
 * to share between threads.
 */
public final class CountProgress implements AutoCloseable {
    private static final long NANOS = 1_000_000_000L;
    private static final long BAR_NANOS = 200_000_000L;
    private static final long LINE_NANOS = 60 * NANOS;
    private static final int BAR = 30;
    private static final String CLEAR_LINE = "\r\u001B[K";

    private final Terminal terminal;
    private final boolean quiet;
    private final String things;
    private final LongSupplier clock;
    private final long start;
    private long first = -1;
    private long next;
    private boolean shown;

    /**
     * Progress that begins now.
     *
     * @param things what is counted, such as {@code rows}
     */
    public CountProgress(Terminal terminal, boolean quiet, String things) {
        this(terminal, quiet, things, System::nanoTime);
    }

    /** With a clock of its own, in nanoseconds. */
    CountProgress(Terminal terminal, boolean quiet, String things, LongSupplier clock) {
        this.terminal = terminal;
        this.quiet = quiet;
        this.things = things;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.next = terminal.isInteractive() ? NANOS : LINE_NANOS;
    }

    /**
     * Shows what is done, unless that was shown a moment ago.
     *
     * @param done those that are done, with those that an earlier run did
     * @param total all; 0 if that is not known
     * @param doing what is done to them now, such as {@code sending}
     */
    public synchronized void update(long done, long total, String doing) {
        if (first < 0) {
            first = done;
        }
        long elapsed = clock.getAsLong() - start;
        if (quiet || elapsed < next) {
            return;
        }
        String text = text(done, total, doing, elapsed);
        if (terminal.isInteractive()) {
            next = elapsed + BAR_NANOS;
            shown = true;
            terminal.err().print(CLEAR_LINE + bar(done, total) + text);
            terminal.err().flush();
        } else {
            next += (1 + (elapsed - next) / LINE_NANOS) * LINE_NANOS;
            terminal.err().println(text);
        }
    }

    private static String bar(long done, long total) {
        if (total <= 0) {
            return "";
        }
        int full = (int) Math.min(BAR, done * BAR / total);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] ";
    }

    private String text(long done, long total, String doing, long elapsed) {
        double rate = (done - first) / Math.max(elapsed / (double) NANOS, 0.001);
        StringBuilder text = new StringBuilder(doing).append(": ");
        if (total > 0) {
            text.append(done * 100 / total).append(" %, ");
        }
        text.append(number(done));
        if (total > 0) {
            text.append(" of ").append(number(total));
        }
        text.append(' ')
                .append(things)
                .append(", ")
                .append(number(Math.round(rate)))
                .append("/s");
        if (total > 0 && rate > 0) {
            text.append(", ").append(time(Math.round((total - done) / rate))).append(" left");
        }
        return text.toString();
    }

    /** A number with commas between thousands. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Seconds for people: {@code 41 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    public static String time(long seconds) {
        if (seconds < 100) {
            return seconds + " s";
        }
        return seconds < 6000
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }

    /** Removes the bar before something else is printed. */
    public synchronized void clear() {
        if (shown) {
            shown = false;
            terminal.err().print(CLEAR_LINE);
            terminal.err().flush();
        }
    }

    @Override
    public void close() {
        clear();
    }
}

package io.github.stowc.cli.batch;

import io.github.stowc.cli.command.CountProgress;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.cli.options.Messages;
import io.github.stowc.cli.options.Wording;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.stow.batch.BatchListener;
import io.github.stowc.stow.batch.BatchNote;
import io.github.stowc.stow.batch.BatchSummary;
import io.github.stowc.wording.Sentence;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is said of a batch: progress and remarks on standard error, and findings of a check on standard output. */
abstract class BatchReport implements BatchListener {
    /** The table of failed rows has them all. */
    private static final int SHOWN = 20;

    final Messages messages;
    final Path table;
    final boolean isCheck;
    private final Terminal terminal;
    private final boolean quiet;
    private @Nullable CountProgress progress;
    private @Nullable Phase phase;
    private long notes;

    BatchReport(Terminal terminal, Path table, boolean isCheck, boolean quiet) {
        this.terminal = terminal;
        this.table = table;
        this.isCheck = isCheck;
        this.quiet = quiet;
        this.messages = new Messages(terminal, quiet);
    }

    /** Where results go. */
    final PrintWriter out() {
        return terminal.out();
    }

    /** A finding of a check. */
    abstract void finding(BatchNote note);

    /** What became of the table, and what to do now. */
    abstract void summary(BatchSummary summary, NextSteps next);

    @Override
    public final synchronized void namespace(UUID namespace, boolean isNew) {
        if (isNew && !isCheck) {
            clear();
            messages.info("namespace of all UIDs: " + namespace
                    + ", made at random; the journal keeps it, and --namespace gives it to another run");
        }
    }

    @Override
    public final synchronized void progress(Phase now, long rows, long total) {
        CountProgress shown = progress;
        if (shown == null || phase != now) {
            clear();
            shown = new CountProgress(terminal, quiet, "rows");
            progress = shown;
            phase = now;
        }
        shown.update(rows, total, now == Phase.READING ? "reading" : isCheck ? "checking" : "making");
    }

    @Override
    public final synchronized void remark(Sentence text) {
        clear();
        messages.warning(Wording.of(text));
    }

    @Override
    public final synchronized void note(BatchNote note) {
        clear();
        if (isCheck) {
            finding(note);
            return;
        }
        notes++;
        if (notes <= SHOWN) {
            String text =
                    place(note) + ": [" + note.rule() + "]" + (note.message().isEmpty() ? "" : " " + note.message());
            if (note.severity() == Severity.ERROR) {
                messages.error(text);
            } else {
                messages.warning(text);
            }
        } else if (notes == SHOWN + 1) {
            messages.info("more rows have something to be said of; the table of failed rows and the report have it");
        }
    }

    /** The table and the line of a finding. */
    final String place(BatchNote note) {
        return table.getFileName() + ":" + note.line() + (note.place().isEmpty() ? "" : ": " + note.place());
    }

    static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public final synchronized void waiting(String reason, Duration pause) {
        clear();
        messages.info(reason + "; again in " + pause.toMillis() / 1000.0 + " s");
    }

    @Override
    public final synchronized void unknown(int portion, int instances) {
        clear();
        messages.warning("message " + portion + ": nobody knows whether the server stored its " + instances
                + " instances; look there, then give the same command with --resend-unknown");
    }

    /** Removes the bar, if there is one. */
    final synchronized void clear() {
        if (progress != null) {
            progress.clear();
        }
    }
}

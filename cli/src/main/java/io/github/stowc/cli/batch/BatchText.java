package io.github.stowc.cli.batch;

import io.github.stowc.bytes.Printable;
import io.github.stowc.cli.command.CountProgress;
import io.github.stowc.cli.command.Progress;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.stow.batch.BatchNote;
import io.github.stowc.stow.batch.BatchSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/** What is said of a batch, for people. */
final class BatchText extends BatchReport {
    private final boolean quiet;

    BatchText(Terminal terminal, Path table, boolean isCheck, boolean quiet) {
        super(terminal, table, isCheck, quiet);
        this.quiet = quiet;
    }

    @Override
    void finding(BatchNote note) {
        out().println(Printable.escaped(place(note) + ": " + word(note.severity()) + " [" + note.rule() + "]"
                + (note.message().isEmpty() ? "" : " " + note.message())));
    }

    @Override
    void summary(BatchSummary summary, NextSteps next) {
        PrintWriter out = out();
        boolean wanted = !quiet || summary.failed() + summary.unknown() > 0;
        if (!wanted) {
            return;
        }
        out.println(head(summary));
        for (Map.Entry<String, Long> rule : summary.rules().entrySet()) {
            out.println("  " + CountProgress.number(rule.getValue()) + " " + rule.getKey());
        }
        summary.failedTable()
                .ifPresent(file -> out.println("failed rows: " + Printable.escaped(file.toString())
                        + "; correct them there, and give this table to stowc batch"));
        if (isCheck) {
            return;
        }
        next.folder().ifPresent(folder -> out.println("DICOM files: " + Printable.escaped(folder.toString())));
        if (summary.messages() > 0) {
            next.script().ifPresent(script -> out.println("sends them: sh " + Printable.escaped(script.toString())));
        }
    }

    private String head(BatchSummary summary) {
        StringBuilder text = new StringBuilder(counted(summary.rows(), "row"));
        long instances = summary.made() + summary.before();
        text.append(" in ").append(studies(summary.studies())).append(": ");
        text.append(counted(instances, "instance")).append(isCheck ? " can be made" : "");
        if (!isCheck) {
            text.append(", ").append(counted(summary.messages(), "message"));
            text.append(", ").append(Progress.size(summary.bytes()));
            if (summary.before() > 0) {
                text.append("; ").append(CountProgress.number(summary.before())).append(" by an earlier run");
            }
        }
        add(text, summary.failed(), isCheck ? "would fail" : "failed");
        add(text, summary.unknown(), "unknown");
        add(text, summary.warnings(), summary.warnings() == 1 ? "warning" : "warnings");
        return text.toString();
    }

    private static void add(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append("; ").append(CountProgress.number(count)).append(' ').append(what);
        }
    }

    private static String studies(long count) {
        return CountProgress.number(count) + (count == 1 ? " study" : " studies");
    }

    private static String counted(long count, String noun) {
        return CountProgress.number(count) + " " + noun + (count == 1 ? "" : "s");
    }
}

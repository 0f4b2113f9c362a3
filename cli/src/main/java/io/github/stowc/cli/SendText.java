package io.github.stowc.cli;

import io.github.stowc.bytes.Printable;
import io.github.stowc.cli.options.Wording;
import io.github.stowc.stow.answer.FailureReasons;
import io.github.stowc.stow.answer.InstanceResult;
import io.github.stowc.stow.answer.InstanceResult.Outcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Writes a report for people: instances by outcome and reason. */
final class SendText {
    /** How many instances with the same reason are named; others are counted. */
    private static final int NAMED = 20;

    private final PrintWriter out;
    private final boolean everything;
    private final FailureReasons reasons;

    SendText(PrintWriter out, String target, boolean everything) {
        this.out = out;
        this.everything = everything;
        this.reasons = FailureReasons.read().forServer(target);
    }

    void write(SendReport report) {
        Map<Integer, Integer> statuses = new LinkedHashMap<>();
        report.answers().forEach(answer -> statuses.merge(answer.status(), 1, Integer::sum));
        statuses.forEach((status, count) ->
                line(report.place() + ": status " + status + (count == 1 ? "" : ", " + count + " messages")));
        List<SendReport.Line> stored = report.of(Outcome.STORED);
        if (!stored.isEmpty()) {
            line("stored: " + stored.size());
            if (everything) {
                stored.forEach(this::instance);
            }
        }
        group("stored with warnings", report.of(Outcome.WARNING));
        group("failed", report.of(Outcome.FAILED));
        List<String> said = report.messages();
        if (!said.isEmpty()) {
            line("the server says:");
            said.forEach(text -> line("  " + text));
        }
    }

    private void group(String title, List<SendReport.Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        line(title + ": " + lines.size());
        Map<OptionalInt, List<SendReport.Line>> byReason = new LinkedHashMap<>();
        lines.forEach(line -> byReason.computeIfAbsent(line.result().reason(), reason -> new ArrayList<>())
                .add(line));
        byReason.forEach((reason, alike) -> {
            if (reason.isPresent()) {
                int code = reason.getAsInt();
                line("  " + FailureReasons.hex(code) + " (" + code + ") " + reasons.meaning(code));
                line("    what to do: " + Wording.of(reasons.remedy(code)));
            } else {
                line("  no reason given");
            }
            int shown = everything ? alike.size() : Math.min(alike.size(), NAMED);
            alike.subList(0, shown).forEach(this::instance);
            if (shown < alike.size()) {
                line("    and " + (alike.size() - shown) + " more; -v names all");
            }
        });
    }

    private void instance(SendReport.Line line) {
        InstanceResult result = line.result();
        line("    " + result.sopInstance().orElse("an instance that the server does not name")
                + line.file().map(file -> " (" + file + ")").orElse(""));
        result.details().forEach(detail -> line("      " + detail));
    }

    private void line(String text) {
        out.println(Printable.escaped(text));
    }
}

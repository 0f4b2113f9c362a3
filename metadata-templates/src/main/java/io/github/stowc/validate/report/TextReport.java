package io.github.stowc.validate.report;

import io.github.stowc.bytes.Printable;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/**
 * Findings for people: the place, what is wrong, the line with a caret, the remedy. What is the same in many instances is
 * told once, so all is written at the end.
 */
final class TextReport implements Report {
    private static final String RESET = "\u001B[0m";
    private static final String BOLD = "\u001B[1m";

    /** With more findings than these, the totals of the rules are told too. */
    private static final int SHORT = 20;

    private final Writer out;
    private final boolean colour;
    private final SourceLines lines;
    private final StringBuilder text = new StringBuilder(512);
    private final ShownFindings findings;
    private final RuleTotals totals = new RuleTotals();
    private long unread;

    TextReport(Writer out, boolean colour, SourceOpener sources, long limit) {
        this.findings = new ShownFindings(limit);
        this.out = out;
        this.colour = colour;
        this.lines = new SourceLines(sources);
    }

    @Override
    public void accept(Finding finding) {
        totals.add(finding);
        // Who runs the check has said already what could not be read.
        if (finding.rule() == ValidationRule.UNREADABLE) {
            unread++;
        } else {
            findings.add(finding);
        }
    }

    private void write(ShownFindings.Shown shown) throws IOException {
        Finding finding = shown.first();
        text.setLength(0);
        styled(BOLD, place(finding));
        text.append(' ');
        styled(colourOf(finding.severity()), finding.severity().label());
        text.append(": ").append(attribute(finding)).append(Printable.masked(finding.message()));
        text.append(" [").append(finding.rule().slug()).append("]\n");
        if (finding.line() > 0) {
            Optional<SourceLines.Excerpt> excerpt = lines.find(finding.file(), finding.line(), finding.column());
            excerpt.ifPresent(part -> append(finding, part));
        }
        if (!finding.remedy().isEmpty()) {
            text.append("  fix: ").append(Printable.masked(finding.remedy())).append('\n');
        }
        String elsewhere = shown.elsewhere();
        if (!elsewhere.isEmpty()) {
            text.append("  ").append(elsewhere).append('\n');
        }
        out.append(text);
    }

    private static String place(Finding finding) {
        String file = Printable.masked(finding.file());
        if (finding.line() == 0) {
            return finding.instance() > 0 ? file + ": instance " + (finding.instance() + 1) + ":" : file + ":";
        }
        return file + ":" + finding.line() + ":" + finding.column() + ":";
    }

    private static String attribute(Finding finding) {
        Tag tag = finding.tag();
        if (tag == null) {
            return "";
        }
        StringBuilder name = new StringBuilder(64).append(tag);
        if (!finding.keyword().isEmpty()) {
            name.append(' ').append(finding.keyword());
        }
        if (finding.path().length() > 8) {
            name.append(" at ").append(finding.path());
        }
        return name.append(": ").toString();
    }

    private void append(Finding finding, SourceLines.Excerpt excerpt) {
        String number = Integer.toString(finding.line());
        String gutter = " ".repeat(number.length() + 2);
        text.append(' ').append(number).append(" | ").append(excerpt.text()).append('\n');
        text.append(gutter).append("| ").append(" ".repeat(width(excerpt)));
        styled(colourOf(finding.severity()), "^");
        text.append('\n');
    }

    /** The columns of a terminal before the caret, a pair of surrogates being one. */
    private static int width(SourceLines.Excerpt excerpt) {
        return excerpt.text()
                .codePointCount(0, Math.min(excerpt.caret(), excerpt.text().length()));
    }

    private static String colourOf(Severity severity) {
        return switch (severity) {
            case ERROR -> "\u001B[1;31m";
            case WARNING -> "\u001B[1;33m";
            case INFO -> "\u001B[1;36m";
        };
    }

    private void styled(String style, String styled) {
        if (colour) {
            text.append(style).append(styled).append(RESET);
        } else {
            text.append(styled);
        }
    }

    @Override
    public void finish(Summary summary) throws IOException {
        long told = 0;
        for (ShownFindings.Shown shown : findings.all()) {
            write(shown);
            told += shown.findings();
        }
        lines.close();
        text.setLength(0);
        if (summary.truncated() || told < totals.all() - unread) {
            text.append("the first ")
                    .append(told)
                    .append(" of ")
                    .append(summary.findings())
                    .append(" findings\n");
        }
        if (totals.all() > SHORT) {
            totals.appendTo(text);
        }
        text.append(count(summary.files(), "file")).append(", ");
        text.append(count(summary.instances(), "instance")).append(": ");
        text.append(count(summary.errors(), "error")).append(", ").append(count(summary.warnings(), "warning"));
        if (summary.infos() > 0) {
            text.append(", ").append(count(summary.infos(), "remark"));
        }
        out.append(text.append('\n'));
        out.flush();
    }

    private static String count(long number, String noun) {
        return (number == 0 ? "no" : Long.toString(number)) + " " + noun + (number == 1 ? "" : "s");
    }
}

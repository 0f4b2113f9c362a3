package io.github.stowc.cli.inspect;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.Inspection;
import io.github.stowc.anatomy.Span;
import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Printable;
import io.github.stowc.bytes.Source;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.mime.ContentTypeField;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.report.Report;
import io.github.stowc.validate.report.SourceOpener;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Shows a message to people: every byte up to the bodies, the metadata, and what is wrong. */
public final class InspectText {
    /** With more parts than these, only the first and the last are shown. */
    private static final int MANY = 50;

    private static final int FIRST = 20;
    private static final int LAST = 3;

    private final Inspection inspection;
    private final ByteWindow window;
    private final boolean all;
    private final Page page;

    private InspectText(Inspection inspection, ByteWindow window, boolean all, Page page) {
        this.inspection = inspection;
        this.window = window;
        this.all = all;
        this.page = page;
    }

    /**
     * Writes all of it to standard output.
     *
     * @param source the message
     * @param all whether every part and instance is shown
     * @throws IOException if the message cannot be read again
     */
    public static void write(
            Inspection inspection, Source source, AnnouncedType announced, boolean all, Terminal terminal)
            throws IOException {
        Page page = new Page(terminal);
        try (ByteWindow window = new ByteWindow(source)) {
            InspectText text = new InspectText(inspection, window, all, page);
            text.heading(announced);
            text.spans();
        }
        page.line("");
        Report report = Report.text(terminal.out(), terminal.hasColourInOutput(), opener(source));
        for (Finding finding : inspection.findings()) {
            report.accept(finding);
        }
        report.finish(inspection.summary());
    }

    private static SourceOpener opener(Source source) {
        return file -> file.equals(source.name()) ? Optional.of(source.open()) : Optional.empty();
    }

    private void heading(AnnouncedType announced) {
        Anatomy anatomy = inspection.anatomy();
        page.line(page.bold(Printable.masked(anatomy.file())) + ": "
                + Sentence.counted(anatomy.size(), "byte") + ", "
                + Sentence.counted(anatomy.parts().size(), "part"));
        if (!anatomy.announced().isEmpty()) {
            String from = announced.from().isEmpty() ? "" : " (" + Printable.masked(announced.from()) + ")";
            page.line("  announced  " + Printable.masked(anatomy.announced()) + from);
        }
        if (anatomy.head().map(Anatomy.Head::isDecoded).orElse(false)) {
            page.line("  decoded    from chunks; offsets count without the lines around them");
        }
        String said = ContentTypeField.of(anatomy.announced()).parameter("boundary");
        if (anatomy.boundary().isEmpty()) {
            page.line("  boundary   none found");
        } else if (!said.equals(anatomy.boundary())) {
            page.line("  boundary   " + Printable.masked(anatomy.boundary())
                    + (said.isEmpty() ? "" : ", not the announced one"));
        }
        page.line("");
        page.line(page.faint("      offset       length  kind       bytes"));
    }

    private void spans() throws IOException {
        PartText parts = new PartText(inspection, window, all, page);
        int count = inspection.anatomy().parts().size();
        int last = -1;
        for (Span span : inspection.anatomy().spans()) {
            int part = span.part();
            if (!all && count > MANY && part >= FIRST && part < count - LAST) {
                if (last < FIRST) {
                    page.line(
                            "  … " + Sentence.counted(count - FIRST - LAST, "part") + " like these; --all shows them");
                }
                last = part;
                continue;
            }
            if (part > last) {
                page.line(page.bold("part " + (part + 1)));
            }
            last = Math.max(last, part);
            write(span, parts);
        }
    }

    private void write(Span span, PartText parts) throws IOException {
        switch (span.kind()) {
            case BODY -> parts.body(span);
            case PREAMBLE, EPILOGUE -> page.row(span, page.start(window, span));
            default -> {
                List<String> lines = page.shown(window, span);
                page.row(span, lines.get(0));
                lines.subList(1, lines.size()).forEach(page::more);
            }
        }
        parts.emptyBody(span);
    }
}

package io.github.stowc.cli;

import io.github.stowc.bytes.Printable;
import io.github.stowc.bytes.Source;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.cli.options.Messages;
import io.github.stowc.cli.options.Overwriting;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import io.github.stowc.mime.Outputs;
import io.github.stowc.validate.Validator;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import io.github.stowc.validate.fix.Fix;
import io.github.stowc.validate.fix.Fixer;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code stowc validate --fix}: writes a corrected copy of metadata, lists the corrections, and says which errors are left. */
final class MetadataFix {
    private static final int MAX_SHOWN = 20;
    private static final String STANDARD_OUTPUT = "-";

    private final ValidateOptions options;
    private final Terminal terminal;
    private final List<Fix> fixes = new ArrayList<>();

    MetadataFix(ValidateOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    /**
     * Corrects a file.
     *
     * @param output where to, {@code -} for standard output; null for a file next to the other
     * @throws UsageException if the file is not DICOM JSON, or would be overwritten
     */
    int run(String file, @Nullable Path output, boolean force) throws IOException {
        Path source = Options.path(file);
        Kind kind = MediaReader.kind(Source.of(source));
        switch (kind) {
            case JSON, TEXT, UNKNOWN -> {}
            case XML ->
                throw new UsageException("--fix corrects DICOM JSON, " + file + " is XML text; correct it by hand");
            default ->
                throw new UsageException("--fix corrects DICOM JSON, " + file + " is " + kind.label()
                        + "; correct what it was made from");
        }
        boolean toStandardOutput = output != null && output.toString().equals(STANDARD_OUTPUT);
        String stem = file.endsWith(".json") ? file.substring(0, file.length() - ".json".length()) : file;
        Path target = output == null ? Options.path(stem + ".fixed.json") : output;
        if (!toStandardOutput) {
            Overwriting.of(List.of(target)).refuse(source);
        }
        byte[] corrected = new Fixer(options, fixes::add).json(file, Files.readAllBytes(source));
        PrintWriter list = toStandardOutput ? terminal.err() : terminal.out();
        fixes.forEach(fix -> list.println(Printable.escaped(text(file, fix))));
        if (toStandardOutput) {
            terminal.bytes().write(corrected);
            terminal.bytes().flush();
        } else if (!fixes.isEmpty()) {
            try (Outputs outputs = new Outputs(force)) {
                outputs.write(target, corrected);
                outputs.commit();
            }
        }
        String written =
                fixes.isEmpty() ? file + ": nothing that has one right answer, no copy written" : target + ": written";
        terminal.err()
                .println(Printable.escaped(
                        written + ", " + fixes.size() + (fixes.size() == 1 ? " correction" : " corrections")));
        return left(fixes.isEmpty() || toStandardOutput ? file : target.toString(), corrected);
    }

    private static String text(String file, Fix fix) {
        Finding finding = fix.finding();
        String attribute = finding.tag() == null ? "" : finding.tag() + " " + finding.keyword() + ": ";
        return file + ":" + finding.line() + ":" + finding.column() + ": " + attribute + fix.done() + " ("
                + finding.rule().slug() + ")";
    }

    /** Says which errors are left; returns the exit code. */
    private int left(String name, byte[] corrected) throws IOException {
        Messages messages = new Messages(terminal, false);
        int[] shown = new int[1];
        Validator validator = new Validator(options, finding -> {
            if (finding.severity() == Severity.ERROR && shown[0]++ < MAX_SHOWN) {
                messages.error(finding.oneLine());
            }
        });
        validator.json(Source.of(name, corrected).open(), name);
        Summary summary = validator.finish();
        if (summary.errors() > MAX_SHOWN) {
            messages.error(name + ": " + (summary.errors() - MAX_SHOWN) + " more errors; stowc validate shows all");
        }
        return summary.errors() > 0 ? ExitCode.INPUT : ExitCode.DONE;
    }
}

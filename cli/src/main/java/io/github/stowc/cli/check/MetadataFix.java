package io.github.stowc.cli.check;

import io.github.stowc.bytes.Printable;
import io.github.stowc.bytes.Source;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.cli.options.Failure;
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
import io.github.stowc.validate.finding.ValidationRule;
import io.github.stowc.validate.fix.Fix;
import io.github.stowc.validate.fix.Fixer;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code stowc validate --fix}: corrects metadata, lists the corrections, and says what is left. */
public final class MetadataFix {
    private static final int MAX_SHOWN = 20;
    private static final String STANDARD_OUTPUT = "-";

    private final ValidateOptions options;
    private final Severity least;
    private final Terminal terminal;
    private final Messages messages;
    private final List<Fix> fixes = new ArrayList<>();
    private int shown;

    /**
     * A run.
     *
     * @param least the least severity of what must not be left
     */
    public MetadataFix(ValidateOptions options, Severity least, Terminal terminal) {
        this.options = options;
        this.least = least;
        this.terminal = terminal;
        this.messages = new Messages(terminal, false);
    }

    /**
     * Writes a corrected copy of a file.
     *
     * @param output where to, {@code -} for standard output; null for a file next to the other
     * @return the exit code: also 1 if something had to be corrected, since the file itself stays as it is
     * @throws UsageException if the file is not DICOM JSON, or would be overwritten
     */
    public int copy(String file, @Nullable Path output, boolean force) throws IOException {
        Path source = Options.path(file);
        refuseOthers(file, MediaReader.kind(Source.of(source)));
        boolean toStandardOutput = output != null && output.toString().equals(STANDARD_OUTPUT);
        String stem = file.endsWith(".json") ? file.substring(0, file.length() - ".json".length()) : file;
        Path target = output == null ? Options.path(stem + ".fixed.json") : output;
        if (!toStandardOutput) {
            Overwriting.of(List.of(target)).refuse(source);
        }
        byte[] corrected = corrected(file, Files.readAllBytes(source));
        if (toStandardOutput) {
            write(corrected);
        } else if (!fixes.isEmpty()) {
            try (Outputs outputs = new Outputs(force)) {
                outputs.write(target, corrected);
                outputs.commit();
            }
        }
        list(file, fixes, toStandardOutput ? terminal.err() : terminal.out());
        boolean isCopied = !fixes.isEmpty() && !toStandardOutput;
        int left = left(file, isCopied ? target.toString() : file, isCopied ? target + ": written" : null, corrected);
        return fixes.isEmpty() ? left : ExitCode.INPUT;
    }

    /**
     * Corrects standard input, on its way to standard output.
     *
     * @return the exit code: of what comes out
     * @throws UsageException if it is not DICOM JSON
     */
    public int filter(boolean exitNonZeroOnFix) throws IOException {
        String name = "standard input";
        byte[] given = terminal.in().readAllBytes();
        refuseOthers(name, MediaReader.kind(Source.of(name, given)));
        byte[] corrected = corrected(name, given);
        write(corrected);
        list(name, fixes, terminal.err());
        int left = left(name, name, null, corrected);
        return exitNonZeroOnFix && !fixes.isEmpty() ? ExitCode.INPUT : left;
    }

    /**
     * Corrects files where they are; what is not DICOM JSON is only checked.
     *
     * @param each whether no file is compared with another
     * @return the exit code: of the files as they are afterwards
     */
    public int inPlace(CheckList list, boolean each, boolean exitNonZeroOnFix) throws IOException {
        int changed = 0;
        boolean failed = false;
        for (CheckList.Entry entry : list.entries()) {
            Path path = entry.path();
            if (path != null && entry.trouble() == null) {
                try {
                    changed += correct(entry.name(), path) ? 1 : 0;
                } catch (IOException e) {
                    failed |= Files.isReadable(path);
                    if (Files.isReadable(path)) {
                        Failure.report(e, terminal);
                    }
                }
            }
        }
        messages.info(
                Sentence.counted(changed, "file") + " corrected, " + Sentence.counted(fixes.size(), "correction"));
        CheckRun run = new CheckRun(options.withMaxFindings(Long.MAX_VALUE), each, this::show, terminal);
        Summary summary = run.check(list);
        sayMore(summary, "the files");
        if (failed || run.failed()) {
            return ExitCode.IO;
        }
        boolean isBad = summary.hasAtLeast(least) || (exitNonZeroOnFix && !fixes.isEmpty());
        return isBad ? ExitCode.INPUT : ExitCode.DONE;
    }

    private boolean correct(String name, Path path) throws IOException {
        if (!isJson(MediaReader.kind(Source.of(path)))) {
            return false;
        }
        int before = fixes.size();
        byte[] corrected = corrected(name, Files.readAllBytes(path));
        if (fixes.size() == before) {
            return false;
        }
        // Through a link, so that it stays one.
        Path target = path.toRealPath();
        try (Outputs outputs = new Outputs(true)) {
            outputs.write(target, corrected);
            outputs.commit();
        } catch (IOException e) {
            fixes.subList(before, fixes.size()).clear();
            throw e;
        }
        list(name, fixes.subList(before, fixes.size()), terminal.out());
        return true;
    }

    private static boolean isJson(Kind kind) {
        return switch (kind) {
            case JSON, TEXT, UNKNOWN -> true;
            default -> false;
        };
    }

    private static void refuseOthers(String file, Kind kind) {
        if (kind == Kind.XML) {
            throw new UsageException("--fix corrects DICOM JSON, " + file + " is XML text; correct it by hand");
        }
        if (!isJson(kind)) {
            throw new UsageException(
                    "--fix corrects DICOM JSON, " + file + " is " + kind.label() + "; correct what it was made from");
        }
    }

    private byte[] corrected(String name, byte[] given) throws IOException {
        // What was accepted is corrected all the same.
        return new Fixer(options.withAccepted(Optional.empty()), fixes::add).json(name, given);
    }

    private void write(byte[] bytes) throws IOException {
        terminal.bytes().write(bytes);
        terminal.bytes().flush();
    }

    private static void list(String file, List<Fix> done, PrintWriter out) {
        done.forEach(fix -> out.println(Printable.escaped(text(file, fix))));
    }

    private static String text(String file, Fix fix) {
        Finding finding = fix.finding();
        String attribute = finding.tag() == null ? "" : finding.tag() + " " + finding.keyword() + ": ";
        return file + ":" + finding.line() + ":" + finding.column() + ": " + attribute + fix.done() + " ("
                + finding.rule().slug() + ")";
    }

    /** Says what was done to one file and what is left; returns the exit code of what is left. */
    private int left(String file, String name, @Nullable String written, byte[] corrected) throws IOException {
        List<Finding> left = new ArrayList<>();
        // What was accepted of the file is accepted of its copy.
        ValidateOptions ofCopy = options.withAccepted(
                options.accepted().map(accepted -> (finding, value) -> accepted.accepts(finding.in(file), value)));
        Validator validator = new Validator(ofCopy.withMaxFindings(Long.MAX_VALUE), finding -> {
            if (isLeft(finding) && left.size() < MAX_SHOWN) {
                left.add(finding);
            }
        });
        validator.json(Source.of(name, corrected).open(), name);
        Summary summary = validator.finish();
        boolean isBroken = !left.isEmpty() && left.get(0).rule().slug().equals("json/syntax");
        String what = written;
        if (what == null && fixes.isEmpty()) {
            what = isBroken
                    ? file + ": not corrected, because it is no JSON; mend the place that the error names first"
                    : file
                            + (left.isEmpty()
                                    ? ": nothing to correct"
                                    : ": nothing that has one right answer, no copy written");
        }
        messages.info((what == null ? name + ": corrected" : what)
                + (fixes.isEmpty() ? "" : ", " + Sentence.counted(fixes.size(), "correction")));
        for (Finding finding : left) {
            show(finding);
        }
        sayMore(summary, name);
        return summary.hasAtLeast(least) ? ExitCode.INPUT : ExitCode.DONE;
    }

    private boolean isLeft(Finding finding) {
        return finding.severity().compareTo(least) <= 0 && finding.rule() != ValidationRule.UNREADABLE;
    }

    private void show(Finding finding) {
        if (!isLeft(finding) || shown++ >= MAX_SHOWN) {
            return;
        }
        if (finding.severity() == Severity.ERROR) {
            messages.error(finding.oneLine());
        } else {
            messages.warning(finding.oneLine());
        }
    }

    private void sayMore(Summary summary, String name) {
        if (summary.errors() > MAX_SHOWN) {
            messages.error(name + ": " + (summary.errors() - MAX_SHOWN) + " more errors; stowc validate shows all");
        }
    }
}

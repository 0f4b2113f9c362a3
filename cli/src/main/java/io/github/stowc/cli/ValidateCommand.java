package io.github.stowc.cli;

import io.github.stowc.curl.TargetUrl;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.stow.StowValidator;
import io.github.stowc.validate.finding.LinkedFiles;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import io.github.stowc.validate.report.Report;
import io.github.stowc.validate.report.SourceOpener;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code stowc validate}: finds every reason for which a server would refuse what is about to be sent. */
final class ValidateCommand implements Command {
    private static final String STANDARD_INPUT = "-";

    /** More than a person reads. */
    private static final long MAX_TEXTS = 1000;

    private enum Format {
        TEXT,
        JSON,
        SARIF,
        JUNIT
    }

    private enum FailOn {
        ERROR,
        WARNING,
        INFO
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("validate");
        spec.usageMessage()
                .description(
                        "Checks metadata before it is sent: the JSON or XML, the values, what PS3.3 asks of each SOP Class, the"
                                + " study, and the links to bulk data. Reads DICOM JSON, the Native DICOM Model, DICOM files and .mime messages.")
                .footer(Help.examples(
                        "stowc validate testdata/files/metadata.json",
                        "stowc validate --format json testdata/files/metadata.json"));
        Options.paths(
                spec,
                "FILE",
                "Metadata in DICOM JSON or XML, a DICOM file, or a message; - for metadata on standard input.");
        Options.text(spec, "DIR", "Follow the links to the files of this folder.", "--bulk");
        Options.text(spec, "FORM", "text, json, sarif or junit; text unless given.", "--format");
        Options.text(spec, "SEVERITY", "error, warning or info: what makes the exit code 1.", "--fail-on");
        Options.text(
                spec,
                "N",
                "Show so many findings at most, 1000 as text unless given; all are counted.",
                "--max-findings");
        Options.text(spec, "UID", "The study that all instances must belong to.", "--study");
        Options.text(spec, "URL", "Where it will be sent; a URL that ends in a study names it.", "-u", "--url");
        Options.text(spec, "SERVER", "google: what that server wants besides.", "--target");
        Options.flag(spec, "Write a corrected copy of the metadata; FILE.fixed.json unless -o says where.", "--fix");
        Options.text(spec, "FILE", "The corrected copy.", "-o", "--output");
        Options.flag(spec, "Replace a corrected copy that exists.", "--force");
        return spec;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException {
        List<String> files = arguments.matchedPositionalValue(0, List.of());
        if (files.isEmpty()) {
            throw new UsageException("nothing to validate: name a file");
        }
        if (files.contains("")) {
            throw new UsageException("expected a file, found an empty text");
        }
        ValidateOptions options = options(arguments);
        if (Options.flag(arguments, "--fix")) {
            if (files.size() != 1 || files.get(0).equals(STANDARD_INPUT)) {
                throw new UsageException("--fix corrects one file, which has a name");
            }
            if (Options.text(arguments, "--format") != null) {
                throw new UsageException("--format does not go with --fix, which lists what it did");
            }
            return new MetadataFix(options, terminal)
                    .run(files.get(0), Options.text(arguments, "-o"), Options.flag(arguments, "--force"));
        }
        if (Options.text(arguments, "-o") != null) {
            throw new UsageException("-o is where --fix writes; the report goes to standard output");
        }
        String format = Options.text(arguments, "--format");
        String failOn = Options.text(arguments, "--fail-on");
        Severity least = failOn == null
                ? Severity.ERROR
                : Severity.valueOf(
                        Options.choice("--fail-on", failOn, FailOn.values()).name());
        Report report = report(format == null ? "text" : format, least, terminal);
        boolean isLong = Options.text(arguments, "--max-findings") == null && isText(format);
        options = isLong ? options.withMaxFindings(MAX_TEXTS) : options;
        Checked checked = new Checked(options, report, terminal);
        Summary summary = checked.check(files, Options.path(arguments, "--bulk"));
        report.finish(summary);
        if (checked.failed) {
            return ExitCode.IO;
        }
        return summary.hasAtLeast(least) ? ExitCode.INPUT : ExitCode.DONE;
    }

    private static boolean isText(@Nullable String format) {
        return format == null || format.equalsIgnoreCase("text");
    }

    private static ValidateOptions options(ParseResult arguments) {
        ValidateOptions options = ValidateOptions.DEFAULT;
        String study = Options.text(arguments, "--study");
        String url = Options.text(arguments, "-u");
        if (url != null) {
            TargetUrl target = TargetUrl.parse(url);
            study = (study == null ? target : target.withStudy(study))
                    .studyUid()
                    .orElse(null);
        }
        if (study != null) {
            options = options.withStudy(Options.uid(study));
        }
        String target = Options.text(arguments, "--target");
        if (target != null) {
            if (!target.equals("google")) {
                throw new UsageException("--target: expected google, found \"" + target + "\"");
            }
            options = options.withGoogle(true);
        }
        String most = Options.text(arguments, "--max-findings");
        return most == null ? options : options.withMaxFindings(number("--max-findings", most));
    }

    private static long number(String option, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UsageException(option + ": expected a whole number, found \"" + text + "\"", e);
        }
    }

    private static Report report(String format, Severity failOn, Terminal terminal) {
        return switch (Options.choice("--format", format, Format.values())) {
            case TEXT -> Report.text(terminal.out(), terminal.hasColour(), SourceOpener.files());
            case JSON -> Report.json(terminal.out());
            case SARIF -> Report.sarif(terminal.out(), Version.number());
            case JUNIT -> Report.junit(terminal.out(), failOn);
        };
    }

    /** A run over files. */
    private static final class Checked {
        private final ValidateOptions options;
        private final Report report;
        private final Terminal terminal;
        private boolean failed;

        Checked(ValidateOptions options, Report report, Terminal terminal) {
            this.options = options;
            this.report = report;
            this.terminal = terminal;
        }

        Summary check(List<String> files, @Nullable Path bulk) throws IOException {
            ValidateOptions chosen = options;
            if (bulk != null) {
                List<Path> metadata = new ArrayList<>();
                for (String file : files) {
                    if (!file.equals(STANDARD_INPUT)) {
                        metadata.add(Options.path(file));
                    }
                }
                chosen = chosen.withLinkedFiles(LinkedFiles.inFolder(bulk, metadata));
            }
            StowValidator validator = new StowValidator(chosen, report);
            for (String file : files) {
                try {
                    if (file.equals(STANDARD_INPUT)) {
                        validator.stream(terminal.in(), "standard input");
                    } else {
                        validator.file(Options.path(file));
                    }
                } catch (IOException e) {
                    // The others are checked all the same, and the report is whole.
                    failed = true;
                    Failure.report(e, terminal);
                }
            }
            return validator.finish();
        }
    }
}

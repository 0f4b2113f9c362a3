package io.github.stowc.cli;

import io.github.stowc.cli.command.Command;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Option;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.cli.options.CompileOptions;
import io.github.stowc.cli.options.Failure;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.stow.StowValidator;
import io.github.stowc.stow.options.ServerTrait;
import io.github.stowc.stow.options.Target;
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

/** {@code stowc validate}: finds every reason for which a server would refuse what is about to be sent. */
final class ValidateCommand implements Command {
    private static final String STANDARD_INPUT = "-";

    /** The findings shown as text unless told otherwise: more than a person reads. */
    private static final int MAX_TEXTS = 1000;

    private enum Format {
        TEXT,
        JSON,
        SARIF,
        JUNIT
    }

    static final Option<Path> BULK = new Option.File("DIR", "Follow the links to the files of this folder.", "--bulk");
    static final Option<Format> FORMAT =
            new Option.Choice<>("FORM", "text, json, sarif or junit; text unless given.", Format.values(), "--format");
    static final Option<Severity> FAIL_ON = new Option.Choice<>(
            "SEVERITY", "error, warning or info: what makes the exit code 1.", Severity.values(), "--fail-on");
    static final Option<Long> MAX_FINDINGS = new Option.Whole(
            0,
            Long.MAX_VALUE,
            "Show at most N findings; as text 1000 unless given. All are counted.",
            "--max-findings");
    static final Option<Uid> STUDY = new Option.OfUid("The study that all instances must belong to.", "--study");
    static final Option<TargetUrl> URL =
            new CompileOptions.OfUrl("Where it will be sent; a URL that ends in a study names it.");
    static final Option<Target> TARGET =
            new CompileOptions.OfTarget("The kind of server: also check what it wants of metadata.");
    static final Option.Flag FIX =
            new Option.Flag("Write a corrected copy of the metadata; FILE.fixed.json unless -o says where.", "--fix");
    static final Option<Path> OUTPUT = new Option.File("FILE", "The corrected copy.", "-o", "--output");
    static final Option.Flag FORCE = new Option.Flag("Replace a corrected copy that exists.", "--force");

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.of(
                this,
                "validate",
                "Checks metadata before it is sent: the JSON or XML, the values, what PS3.3 asks of each SOP Class, the"
                        + " study, and the links to bulk data. Reads DICOM JSON, the Native DICOM Model, DICOM files"
                        + " and .mime messages.",
                "stowc validate testdata/files/metadata.json",
                "stowc validate --format json testdata/files/metadata.json");
        Help.words(
                spec,
                "FILE",
                "Metadata in DICOM JSON or XML, a DICOM file, or a message; - for metadata on standard input.");
        Option.addTo(spec, BULK, FORMAT, FAIL_ON, MAX_FINDINGS, STUDY, URL, TARGET, FIX, OUTPUT, FORCE);
        return spec;
    }

    @Override
    public int run(Options options, Terminal terminal) throws IOException {
        List<String> files = options.words();
        if (files.isEmpty()) {
            throw new UsageException("nothing to validate: name a file");
        }
        if (files.contains("")) {
            throw new UsageException("expected a file, found an empty text");
        }
        ValidateOptions how = how(options);
        if (options.get(FIX)) {
            if (files.size() != 1 || files.get(0).equals(STANDARD_INPUT)) {
                throw new UsageException("--fix corrects one file, which must have a name");
            }
            if (options.has(FORMAT)) {
                throw new UsageException("--format does not go with --fix, which lists its corrections");
            }
            return new MetadataFix(how, terminal).run(files.get(0), options.get(OUTPUT), options.get(FORCE));
        }
        if (options.has(OUTPUT)) {
            throw new UsageException("-o is for the file of --fix; the report goes to standard output");
        }
        Severity least = options.get(FAIL_ON, Severity.ERROR);
        Format format = options.get(FORMAT, Format.TEXT);
        Report report = report(format, least, terminal);
        boolean isLong = format == Format.TEXT && !options.has(MAX_FINDINGS);
        Checked checked = new Checked(isLong ? how.withMaxFindings(MAX_TEXTS) : how, report, terminal);
        Summary summary = checked.check(files, options.get(BULK));
        report.finish(summary);
        if (checked.failed) {
            return ExitCode.IO;
        }
        return summary.hasAtLeast(least) ? ExitCode.INPUT : ExitCode.DONE;
    }

    private static ValidateOptions how(Options options) {
        Target target = options.get(TARGET);
        ValidateOptions how = target == null
                ? ValidateOptions.DEFAULT
                : ValidateOptions.DEFAULT
                        .withTransferSyntaxUid(target.has(ServerTrait.METADATA_TRANSFER_SYNTAX))
                        .withImagePixel(target.has(ServerTrait.IMAGE_PIXEL));
        Uid study = options.get(STUDY);
        TargetUrl url = options.get(URL);
        if (url != null) {
            TargetUrl whole = study == null ? url : url.withStudy(study.value());
            study = whole.studyUid().map(Options::uid).orElse(null);
        }
        how = study == null ? how : how.withStudy(study);
        Long most = options.get(MAX_FINDINGS);
        return most == null ? how : how.withMaxFindings(most);
    }

    private static Report report(Format format, Severity failOn, Terminal terminal) {
        return switch (format) {
            case TEXT -> Report.text(terminal.out(), terminal.hasColourInOutput(), SourceOpener.files());
            case JSON -> Report.json(terminal.out());
            case SARIF -> Report.sarif(terminal.out(), Cli.version());
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
                    // The other files are checked all the same, and the report is complete.
                    failed = true;
                    Failure.report(e, terminal);
                }
            }
            return validator.finish();
        }
    }
}

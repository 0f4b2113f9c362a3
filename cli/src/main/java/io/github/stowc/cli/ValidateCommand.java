package io.github.stowc.cli;

import io.github.stowc.cli.check.Baseline;
import io.github.stowc.cli.check.CheckList;
import io.github.stowc.cli.check.CheckRun;
import io.github.stowc.cli.check.Levels;
import io.github.stowc.cli.check.MetadataFix;
import io.github.stowc.cli.check.ProjectSettings;
import io.github.stowc.cli.command.Command;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Option;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.cli.options.CompileOptions;
import io.github.stowc.cli.options.Messages;
import io.github.stowc.cli.options.Overwriting;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.stow.options.ServerTrait;
import io.github.stowc.stow.options.Target;
import io.github.stowc.validate.finding.LinkedFiles;
import io.github.stowc.validate.finding.RuleSeverities;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import io.github.stowc.validate.report.Report;
import io.github.stowc.validate.report.SourceOpener;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    static final Option.Texts BULK = new Option.Texts(
            "DIR", "Follow the links to the files of this folder, or to this file. May be repeated.", "--bulk");
    static final Option.Flag EACH =
            new Option.Flag("Compare no file with another: each is a study of its own.", "--each");
    static final Option.Texts SEVERITY = new Option.Texts(
            "RULE=SEVERITY",
            "Count what breaks a rule as error, warning, info or off; iod/* means a layer. May be repeated.",
            "--severity");
    static final Option<Path> CONFIG =
            new Option.File("FILE", "The settings of the project; the nearest .stowc.toml unless given.", "--config");
    static final Option.Flag NO_CONFIG = new Option.Flag("Read no .stowc.toml.", "--no-config");
    static final Option<Path> BASELINE =
            new Option.File("FILE", "Findings that were accepted, which do not count.", "--baseline");
    static final Option<Path> WRITE_BASELINE =
            new Option.File("FILE", "Accept all findings: write them as a baseline.", "--write-baseline");
    static final Option.Texts IGNORE = new Option.Texts("RULE", "The same as --severity RULE=off.", "--ignore");
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
    static final Option.Flag FIX = new Option.Flag(
            "Write a corrected copy of the metadata; FILE.fixed.json unless -o says where. Of -, to standard output.",
            "--fix");
    static final Option.Flag IN_PLACE =
            new Option.Flag("Correct the files themselves, also those in folders; with --fix.", "--in-place");
    static final Option.Flag EXIT_NON_ZERO_ON_FIX =
            new Option.Flag("Exit with 1 if --fix corrected something, as hooks need it.", "--exit-non-zero-on-fix");
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
                "Metadata in DICOM JSON or XML, a DICOM file, or a message; a folder of them; - for metadata on standard"
                        + " input.");
        Option.addTo(spec, BULK, EACH, FORMAT, FAIL_ON, SEVERITY, IGNORE, CONFIG, NO_CONFIG, BASELINE, WRITE_BASELINE);
        Option.addTo(spec, MAX_FINDINGS, STUDY, URL, TARGET);
        Option.addTo(spec, FIX, IN_PLACE, EXIT_NON_ZERO_ON_FIX, OUTPUT, FORCE);
        return spec;
    }

    @Override
    public int run(Options options, Terminal terminal) throws IOException {
        requireFitting(options);
        ProjectSettings project = project(options);
        CheckList list = CheckList.of(options.words(), project::excludes);
        Baseline baseline = baseline(options, project, list);
        ValidateOptions how = how(options, project, list).withAccepted(Optional.ofNullable(baseline));
        Severity least = options.get(FAIL_ON, Severity.ERROR);
        if (options.get(FIX)) {
            return fix(options, list, new MetadataFix(how, least, terminal), terminal);
        }
        list.sayWhatIsLeftOut(new Messages(terminal, false));
        Format format = options.get(FORMAT, Format.TEXT);
        // As text, findings that say the same count as one.
        ValidateOptions limited = format == Format.TEXT ? how.withMaxFindings(Long.MAX_VALUE) : how;
        long maxTexts = options.get(MAX_FINDINGS, (long) MAX_TEXTS);
        Report report = report(format, least, maxTexts, baseline != null, terminal);
        CheckRun run = new CheckRun(limited, options.get(EACH), report, terminal);
        Summary summary = run.check(list);
        report.finish(summary);
        if (baseline != null) {
            Path written = options.get(WRITE_BASELINE);
            if (written == null) {
                new Messages(terminal, false)
                        .info("known from the baseline: " + baseline.known() + ", gone since: "
                                + baseline.gone(list.paths()));
            } else {
                write(baseline, written, run.failed(), summary, new Messages(terminal, false));
            }
        }
        if (run.failed()) {
            return ExitCode.IO;
        }
        return summary.hasAtLeast(least) ? ExitCode.INPUT : ExitCode.DONE;
    }

    private static @Nullable Baseline baseline(Options options, ProjectSettings project, CheckList list)
            throws IOException {
        Path written = options.get(WRITE_BASELINE);
        if (written != null) {
            if (options.has(BASELINE) || options.get(FIX)) {
                throw new UsageException("--write-baseline goes neither with --baseline nor with --fix");
            }
            Overwriting overwriting = Overwriting.of(List.of(written));
            for (Path input : list.paths()) {
                overwriting.refuse(input);
            }
            return Baseline.create(written);
        }
        Path given = options.get(BASELINE);
        Path file = given == null ? project.baseline() : given;
        return file == null ? null : Baseline.read(file);
    }

    private static void write(Baseline baseline, Path written, boolean failed, Summary summary, Messages messages)
            throws IOException {
        if (failed) {
            // It would forget what was accepted of the file that cannot be read.
            messages.warning(written + ": not written, since a file cannot be read");
            return;
        }
        baseline.write();
        messages.info(written + ": written, findings: " + baseline.known());
        if (summary.errors() > 0) {
            messages.warning(written + ": " + Sentence.counted(summary.errors(), "error")
                    + " cannot be accepted, since the rest of such a file is not checked; correct it first");
        }
    }

    private static void requireFitting(Options options) {
        if (!options.get(FIX)) {
            for (Option.Flag flag : List.of(IN_PLACE, EXIT_NON_ZERO_ON_FIX)) {
                if (options.get(flag)) {
                    throw new UsageException(flag.name() + " is for --fix");
                }
            }
            if (options.has(OUTPUT)) {
                throw new UsageException("-o is for the file of --fix; the report goes to standard output");
            }
            return;
        }
        if (options.has(FORMAT)) {
            throw new UsageException("--format does not go with --fix, which lists its corrections");
        }
        if (options.get(IN_PLACE) && (options.has(OUTPUT) || options.get(FORCE))) {
            throw new UsageException("--in-place corrects the files themselves; leave out -o and --force");
        }
    }

    private static int fix(Options options, CheckList list, MetadataFix fix, Terminal terminal) throws IOException {
        List<String> files = options.words();
        boolean hasStandardInput = files.contains(STANDARD_INPUT);
        boolean exitNonZero = options.get(EXIT_NON_ZERO_ON_FIX);
        if (options.get(IN_PLACE)) {
            if (hasStandardInput) {
                throw new UsageException("--in-place corrects files; leave it out for standard input");
            }
            list.sayWhatIsLeftOut(new Messages(terminal, false));
            return fix.inPlace(list, options.get(EACH), exitNonZero);
        }
        if (files.size() != 1 || Files.isDirectory(Options.path(files.get(0)))) {
            throw new UsageException("--fix corrects one file; for several, or a folder, add --in-place");
        }
        if (hasStandardInput) {
            if (options.has(OUTPUT)) {
                throw new UsageException("--fix - writes to standard output; leave out -o");
            }
            return fix.filter(exitNonZero);
        }
        return fix.copy(files.get(0), options.get(OUTPUT), options.get(FORCE));
    }

    /** The severities of the command line, and of the project where it gives none. */
    static RuleSeverities severities(Options options, ProjectSettings project) {
        Map<String, Optional<Severity>> levels = new LinkedHashMap<>();
        for (String setting : options.get(SEVERITY)) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new UsageException(
                        "--severity: expected RULE=SEVERITY, such as vr/padding=info, found \"" + setting + "\"");
            }
            levels.put(setting.substring(0, equals), level(setting.substring(equals + 1)));
        }
        for (String rule : options.get(IGNORE)) {
            levels.put(rule, Optional.empty());
        }
        return severities(project).with(levels);
    }

    private static Optional<Severity> level(String word) {
        return Levels.parse(word)
                .orElseThrow(() ->
                        new UsageException("--severity: expected one of " + Levels.WORDS + ", found \"" + word + "\""));
    }

    private static ProjectSettings project(Options options) throws IOException {
        Path config = options.get(CONFIG);
        if (options.get(NO_CONFIG)) {
            if (config != null) {
                throw new UsageException("--config and --no-config exclude each other");
            }
            return ProjectSettings.NONE;
        }
        if (config != null) {
            return ProjectSettings.of(config);
        }
        String first =
                options.words().isEmpty() ? STANDARD_INPUT : options.words().get(0);
        boolean isPath = !first.isEmpty() && !first.equals(STANDARD_INPUT);
        return ProjectSettings.near(isPath ? Options.path(first) : null);
    }

    private static RuleSeverities severities(ProjectSettings project) {
        try {
            return RuleSeverities.AS_THE_RULES_SAY.with(project.levels());
        } catch (UsageException e) {
            throw new UsageException(project.file() + ": " + e.getMessage(), e);
        }
    }

    private static ValidateOptions how(Options options, ProjectSettings project, CheckList list) throws IOException {
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
        how = how.withSeverities(severities(options, project));
        List<Path> places = new ArrayList<>();
        for (String place : options.get(BULK)) {
            if (place.isEmpty()) {
                throw new UsageException("--bulk: expected a folder, found an empty text");
            }
            places.add(Options.path(place));
        }
        how = places.isEmpty() ? how : how.withLinkedFiles(LinkedFiles.inPlaces(places, list.paths()));
        Long most = options.get(MAX_FINDINGS);
        return most == null ? how : how.withMaxFindings(most);
    }

    private static Report report(Format format, Severity failOn, long maxTexts, boolean isCompared, Terminal terminal) {
        return switch (format) {
            case TEXT -> Report.text(terminal.out(), terminal.hasColourInOutput(), SourceOpener.files(), maxTexts);
            case JSON -> Report.json(terminal.out());
            case SARIF -> Report.sarif(terminal.out(), Cli.version(), isCompared);
            case JUNIT -> Report.junit(terminal.out(), failOn);
        };
    }
}

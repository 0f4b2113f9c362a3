package io.github.stowc.stow;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.stow.instance.Instances;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.ServerTrait;
import io.github.stowc.stow.source.InstanceStream;
import io.github.stowc.stow.source.MetadataFile;
import io.github.stowc.stow.source.Part10File;
import io.github.stowc.validate.Validator;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.FindingSink;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import io.github.stowc.validate.finding.ValidationRule;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks instances against the rules before they go into a message. */
final class MetadataChecks {
    private static final int MAX_PROBLEMS = 100;
    private static final int MAX_UNREADABLE = 10;

    private final ValidateOptions options;
    private final List<Sentence> warnings;

    MetadataChecks(CompilerOptions options, List<Sentence> warnings) {
        ValidateOptions any = ValidateOptions.DEFAULT.withTransferSyntaxUid(
                options.target().has(ServerTrait.METADATA_TRANSFER_SYNTAX));
        this.options = options.study().map(any::withStudy).orElse(any);
        this.warnings = warnings;
    }

    /** Checks something with a validator. */
    private interface Run {
        void with(Validator validator) throws IOException, CompileException;
    }

    /**
     * The errors in the user's metadata.
     *
     * @param listener is told what they contain
     */
    List<CompileProblem> problems(MetadataFile metadata, Validator.Listener listener)
            throws IOException, CompileException {
        String name = metadata.source().name();
        boolean isXml = metadata.encoding() == Encoding.XML;
        return problems(Sentence.of(name), Sentence.of(Choice.VALIDATE, " " + name), listener, validator -> {
            if (isXml) {
                validator.xml(metadata.text().open(), name);
            } else {
                validator.json(metadata.text().open(), name);
            }
        });
    }

    /**
     * The errors in instances made of a template and settings.
     *
     * @param source their name in errors
     */
    List<CompileProblem> problems(Sentence source, InstanceStream instances) throws IOException, CompileException {
        return problems(
                source,
                Sentence.of(Choice.VALIDATE_MESSAGE),
                null,
                validator -> instances.forEach(instance -> validator.instance(instance, source.toString())));
    }

    /** The errors in instances, each with its own name. */
    List<CompileProblem> problems(Instances instances) throws IOException, CompileException {
        return problems(
                Sentence.of("the instances given"),
                Sentence.of(Choice.VALIDATE_MESSAGE),
                null,
                validator -> instances.forEach(
                        0, instances.count(), instance -> validator.instance(instance.dataset(), instance.name())));
    }

    /** An error and the number of instances that have it. */
    private static final class Repeated {
        private final Finding finding;
        private int count;

        Repeated(Finding finding) {
            this.finding = finding;
        }
    }

    private List<CompileProblem> problems(Sentence source, Sentence how, Validator.@Nullable Listener listener, Run run)
            throws IOException, CompileException {
        // Reports an error that many instances share only once.
        Map<String, Repeated> errors = new LinkedHashMap<>();
        FindingSink sink = finding -> {
            if (finding.severity() == Severity.ERROR && errors.size() < MAX_PROBLEMS) {
                errors.computeIfAbsent(finding.oneLine(), line -> new Repeated(finding)).count++;
            }
        };
        Validator validator = listener == null ? new Validator(options, sink) : new Validator(options, sink, listener);
        run.with(validator);
        Summary summary = validator.finish();
        List<CompileProblem> problems = new ArrayList<>();
        long said = 0;
        for (Repeated error : errors.values()) {
            said += error.count;
            String file = error.finding.file();
            Sentence called = file.equals(source.toString()) ? source : Sentence.of(file);
            problems.add(CompileProblem.of(called, error.finding, error.count));
        }
        if (summary.errors() > said) {
            problems.add(CompileProblem.of(
                    source, Sentence.of((summary.errors() - said) + " more errors"), Sentence.of(how, " shows all")));
        }
        if (summary.warnings() > 0) {
            warnings.add(Sentence.of(
                    source, ": " + Sentence.counted(summary.warnings(), "warning") + "; ", how, " shows them"));
        }
        return problems;
    }

    /** The warnings on DICOM files that go out although they break the standard's rules of encoding. */
    static List<Sentence> unreadable(List<Part10File> files) {
        List<Sentence> warnings = new ArrayList<>();
        int more = 0;
        for (Part10File file : files) {
            Part10Exception problem = file.problem().orElse(null);
            if (problem == null || file.header().isEmpty()) {
                continue;
            }
            if (warnings.size() == MAX_UNREADABLE) {
                more++;
                continue;
            }
            String rule = " [" + ValidationRule.PART10_BROKEN.slug() + "]; ";
            warnings.add(
                    Sentence.of(
                            problem.getMessage()
                                    + rule
                                    + (file.parsed()
                                            ? "some servers refuse or change such a value"
                                            : "it cannot be parsed from there on, so most servers refuse it or store what nobody can read")));
        }
        if (more > 0) {
            warnings.add(Sentence.of(
                    Sentence.counted(more, "more DICOM file") + " like these; ",
                    Choice.VALIDATE_FILES,
                    " names the place in each"));
        }
        return warnings;
    }

    /** One warning with the numbers of findings in DICOM files that go out unchanged. */
    static List<Sentence> count(List<Part10File> files) throws IOException {
        Validator validator = new Validator(ValidateOptions.DEFAULT.withMaxFindings(0), finding -> {});
        Part10Reader reader = Part10Reader.strict().lenient();
        for (Part10File file : files) {
            // What cannot be parsed has its own warning.
            if (file.parsed()) {
                validator.instance(dataset(reader, file), file.source().name());
            }
        }
        Summary summary = validator.finish();
        if (summary.errors() + summary.warnings() == 0) {
            return List.of();
        }
        boolean stored = files.stream().allMatch(Part10File::parsed);
        return List.of(Sentence.of(
                "the DICOM files have " + Sentence.counted(summary.errors(), "error") + " and "
                        + Sentence.counted(summary.warnings(), "warning")
                        + (stored ? ", which most servers store nevertheless; " : "; "),
                Choice.VALIDATE_FILES,
                " shows them"));
    }

    private static Dataset dataset(Part10Reader reader, Part10File file) throws IOException {
        Part10Content kept = file.kept().orElse(null);
        if (kept != null) {
            return kept.dataset();
        }
        try (ByteWindow window = new ByteWindow(file.source())) {
            return reader.read(window).dataset();
        }
    }
}

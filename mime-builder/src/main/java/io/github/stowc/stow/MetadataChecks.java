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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks instances against the rules before they go into a message. */
final class MetadataChecks {
    private static final int MAX_PROBLEMS = 100;
    private static final int MAX_UNREADABLE = 10;

    /** How many warnings are shown at once; the others are counted. */
    private static final int MOST_SHOWN = 3;

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
        Map<String, Repeated> shown = new LinkedHashMap<>();
        FindingSink sink = finding -> {
            if (finding.severity() == Severity.WARNING) {
                show(finding, shown);
            }
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
            problems.add(CompileProblem.of(called(source, error), error.finding, error.count));
        }
        if (summary.errors() > said) {
            problems.add(CompileProblem.of(
                    source, Sentence.of((summary.errors() - said) + " more errors"), Sentence.of(how, " shows all")));
        }
        long more = summary.warnings();
        for (Repeated warning : shown.values()) {
            more -= warning.count;
            warnings.add(text(source, warning));
        }
        if (more > 0) {
            warnings.add(Sentence.of(source, ": " + Sentence.counted(more, "more warning") + "; ", how, " shows all"));
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
                    Choice.VALIDATE,
                    " FILE names the place in each"));
        }
        return warnings;
    }

    /** One warning with the numbers of findings in DICOM files that go out unchanged. */
    private static Sentence called(Sentence source, Repeated repeated) {
        String file = repeated.finding.file();
        return file.equals(source.toString()) ? source : Sentence.of(file);
    }

    private static Sentence text(Sentence source, Repeated repeated) {
        return CompileProblem.of(called(source, repeated), repeated.finding, repeated.count)
                .text();
    }

    /** Keeps the first findings, each once. */
    private static void show(Finding finding, Map<String, Repeated> shown) {
        String line = finding.oneLine();
        if (shown.containsKey(line) || shown.size() < MOST_SHOWN) {
            shown.computeIfAbsent(line, first -> new Repeated(finding)).count++;
        }
    }

    /** The numbers of findings in DICOM files that go out unchanged, the first of them, and the files that have them. */
    static List<Sentence> count(List<Part10File> files) throws IOException {
        Map<String, Repeated> shown = new LinkedHashMap<>();
        Set<String> named = new LinkedHashSet<>();
        Validator validator = new Validator(ValidateOptions.DEFAULT, finding -> {
            if (finding.severity() != Severity.INFO) {
                named.add(finding.file());
                show(finding, shown);
            }
        });
        Part10Reader reader = Part10Reader.strict().lenient();
        for (Part10File file : files) {
            // What cannot be parsed has its own warning.
            if (file.parsed()) {
                validator.instance(dataset(reader, file), file.source().name());
            }
        }
        Summary summary = validator.finish();
        long all = summary.errors() + summary.warnings();
        if (all == 0) {
            return List.of();
        }
        boolean stored = files.stream().allMatch(Part10File::parsed);
        List<Sentence> warnings = new ArrayList<>(MOST_SHOWN + 1);
        warnings.add(Sentence.of(
                "the DICOM files have " + Sentence.counted(summary.errors(), "error") + " and "
                        + Sentence.counted(summary.warnings(), "warning")
                        + (stored ? ", which most servers store nevertheless; " : "; "),
                Choice.VALIDATE,
                " " + names(named) + " shows " + (all == 1 ? "it" : "them")));
        for (Repeated finding : shown.values()) {
            if (warnings.size() <= MOST_SHOWN) {
                warnings.add(text(Sentence.EMPTY, finding));
            }
        }
        return warnings;
    }

    private static String names(Set<String> files) {
        List<String> some = List.copyOf(files).subList(0, Math.min(files.size(), MOST_SHOWN));
        String more = files.size() > MOST_SHOWN ? " ... (" + Sentence.counted(files.size(), "file") + ")" : "";
        return String.join(" ", some) + more;
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

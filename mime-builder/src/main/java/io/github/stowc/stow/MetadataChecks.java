package io.github.stowc.stow;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.source.InstanceStream;
import io.github.stowc.stow.source.MetadataFile;
import io.github.stowc.stow.source.Part10File;
import io.github.stowc.validate.Validator;
import io.github.stowc.validate.finding.FindingSink;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds instances against the rules before they go into a message. */
final class MetadataChecks {
    private static final int MAX_PROBLEMS = 100;

    private final ValidateOptions options;
    private final List<String> warnings;

    MetadataChecks(CompilerOptions options, List<String> warnings) {
        this.options = options.study().map(ValidateOptions.DEFAULT::withStudy).orElse(ValidateOptions.DEFAULT);
        this.warnings = warnings;
    }

    /** Checks something with a validator. */
    private interface Run {
        void with(Validator validator) throws IOException, CompileException;
    }

    /**
     * The errors in metadata that the user wrote.
     *
     * @param listener hears what is in them
     */
    List<String> problems(MetadataFile metadata, Validator.Listener listener) throws IOException, CompileException {
        String name = metadata.source().name();
        boolean isXml = metadata.encoding() == Encoding.XML;
        return problems(name, "stowc validate " + name, listener, validator -> {
            if (isXml) {
                validator.xml(metadata.text().open(), name);
            } else {
                validator.json(metadata.text().open(), name);
            }
        });
    }

    /**
     * The errors in instances that are made of a template and settings.
     *
     * @param name what they are called in errors
     */
    List<String> problems(String name, InstanceStream instances) throws IOException, CompileException {
        return problems(
                name,
                "stowc validate on the message",
                null,
                validator -> instances.forEach(instance -> validator.instance(instance, name)));
    }

    private List<String> problems(String name, String how, Validator.@Nullable Listener listener, Run run)
            throws IOException, CompileException {
        // The same error in many instances is said once.
        Map<String, Integer> counts = new LinkedHashMap<>();
        FindingSink sink = finding -> {
            if (finding.severity() == Severity.ERROR && counts.size() < MAX_PROBLEMS) {
                counts.merge(finding.oneLine(), 1, Integer::sum);
            }
        };
        Validator validator = listener == null ? new Validator(options, sink) : new Validator(options, sink, listener);
        run.with(validator);
        Summary summary = validator.finish();
        List<String> problems = new ArrayList<>();
        long said = 0;
        for (Map.Entry<String, Integer> problem : counts.entrySet()) {
            int count = problem.getValue();
            said += count;
            problems.add(problem.getKey() + (count == 1 ? "" : " (in " + count + " instances)"));
        }
        if (summary.errors() > said) {
            problems.add(name + ": " + (summary.errors() - said) + " more errors; " + how + " shows all");
        }
        if (summary.warnings() > 0) {
            warnings.add(name + ": " + Compilation.counted(summary.warnings(), "warning") + "; " + how + " shows them");
        }
        return problems;
    }

    /** What is to be said of DICOM files that are passed on as they are, counted in one warning. */
    static List<String> count(List<Part10File> files) throws IOException {
        Validator validator = new Validator(ValidateOptions.DEFAULT.withMaxFindings(0), finding -> {});
        Part10Reader reader = Part10Reader.strict().lenient();
        int unread = 0;
        for (Part10File file : files) {
            try {
                validator.instance(dataset(reader, file), file.source().name());
            } catch (Part10Exception e) {
                unread++;
            }
        }
        Summary summary = validator.finish();
        if (summary.errors() + summary.warnings() + unread == 0) {
            return List.of();
        }
        return List.of("the DICOM files have " + Compilation.counted(summary.errors() + unread, "error") + " and "
                + Compilation.counted(summary.warnings(), "warning")
                + ", which most servers store all the same; stowc validate FILE shows them");
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

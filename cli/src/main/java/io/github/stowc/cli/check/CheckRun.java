package io.github.stowc.cli.check;

import io.github.stowc.bytes.Source;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.cli.options.Failure;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.stow.StowValidator;
import io.github.stowc.validate.finding.FindingSink;
import io.github.stowc.validate.finding.LinkedFiles;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks files as one run, or each by itself. */
public final class CheckRun {
    private final ValidateOptions options;
    private final boolean each;
    private final FindingSink sink;
    private final Terminal terminal;
    private boolean failed;

    /**
     * A run.
     *
     * @param each whether no file is compared with another
     */
    public CheckRun(ValidateOptions options, boolean each, FindingSink sink, Terminal terminal) {
        LinkedFiles places = options.linkedFiles().orElse(null);
        this.options = each && places != null ? options.withLinkedFiles(new OfOther(places)) : options;
        this.each = each;
        this.sink = sink;
        this.terminal = terminal;
    }

    /** Whether a file could not be read. */
    public boolean failed() {
        return failed;
    }

    /**
     * Checks files; what cannot be read is reported, and the others are checked all the same.
     *
     * @throws IOException if the sink throws
     */
    public Summary check(CheckList list) throws IOException {
        Summary all = new Summary(0, 0, 0, 0, 0, false);
        StowValidator together = each ? null : new StowValidator(options, sink);
        for (CheckList.Entry entry : list.entries()) {
            StowValidator validator = together;
            if (validator == null) {
                long left = Math.max(0, options.maxFindings() - all.findings());
                validator = new StowValidator(options.withMaxFindings(left), sink);
            }
            check(entry, validator);
            if (each) {
                all = all.plus(validator.finish());
            }
        }
        return together == null ? all : together.finish();
    }

    private void check(CheckList.Entry entry, StowValidator validator) throws IOException {
        IOException trouble = entry.trouble();
        if (trouble == null) {
            trouble = read(entry, validator);
        }
        if (trouble != null) {
            failed = true;
            Failure.report(trouble, terminal);
            String text = Failure.text(trouble);
            String prefix = entry.name() + ": ";
            validator.unreadable(entry.name(), text.startsWith(prefix) ? text.substring(prefix.length()) : text);
        }
    }

    private @Nullable IOException read(CheckList.Entry entry, StowValidator validator) {
        try {
            Path path = entry.path();
            if (path == null) {
                validator.stream(terminal.in(), entry.name());
            } else {
                validator.file(path);
            }
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    /** Files that other metadata may link to, so that none of them is one too many. */
    private record OfOther(LinkedFiles files) implements LinkedFiles {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public List<String> candidates(String uri) {
            return files.candidates(uri);
        }

        @Override
        public List<String> candidates(String uri, Dataset instance) {
            return files.candidates(uri, instance);
        }

        @Override
        public List<String> frames(String name) {
            return files.frames(name);
        }

        @Override
        public Optional<String> mediaType(String name) {
            return files.mediaType(name);
        }

        @Override
        public Source source(String name) throws IOException {
            return files.source(name);
        }
    }
}

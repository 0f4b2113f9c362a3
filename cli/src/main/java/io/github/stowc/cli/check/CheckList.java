package io.github.stowc.cli.check;

import io.github.stowc.bytes.Source;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.options.Failure;
import io.github.stowc.cli.options.Messages;
import io.github.stowc.stow.input.Inputs;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The files to check: those that were named and, of the files in folders, those that hold instances. */
public final class CheckList {
    private static final String STANDARD_INPUT = "-";

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<String>> leftOut = new LinkedHashMap<>();

    /**
     * A file to check.
     *
     * @param name as the reports call it
     * @param path where it is; null for standard input
     * @param trouble why it cannot be read, if that is known already
     */
    public record Entry(
            String name, @Nullable Path path, @Nullable IOException trouble) {}

    private CheckList() {}

    /**
     * Lists files.
     *
     * @param words files, folders, or - for standard input
     * @param isExcluded whether a file that is in a folder is left out
     * @throws UsageException if there is no word, or an empty one
     * @throws Failure.InputException if a folder has nothing to check
     */
    public static CheckList of(List<String> words, Predicate<Path> isExcluded) throws IOException {
        if (words.isEmpty()) {
            throw new UsageException("nothing to validate: name a file or a folder");
        }
        CheckList list = new CheckList();
        for (String word : words) {
            if (word.isEmpty()) {
                throw new UsageException("expected a file, found an empty text");
            }
            if (word.equals(STANDARD_INPUT)) {
                list.entries.add(new Entry("standard input", null, null));
            } else {
                list.add(word, Options.path(word), isExcluded);
            }
        }
        return list;
    }

    private void add(String word, Path path, Predicate<Path> isExcluded) throws IOException {
        Inputs inputs;
        try {
            inputs = Inputs.ofPaths(List.of(path));
        } catch (IOException e) {
            // The other files are checked all the same.
            entries.add(new Entry(word, path, e));
            return;
        }
        int before = entries.size();
        boolean hasExcluded = false;
        for (Inputs.LeftOut other : inputs.leftOut()) {
            leaveOut(other.reason(), other.name());
        }
        for (Inputs.Item item : inputs.files()) {
            Path file = item.source().path().orElse(path);
            if (item.found() && isExcluded.test(file)) {
                hasExcluded = true;
            } else {
                add(item, file);
            }
        }
        if (entries.size() == before && !hasExcluded) {
            throw new Failure.InputException(
                    word + ": nothing to validate in it; expected metadata (JSON, XML), DICOM files or messages");
        }
    }

    private void add(Inputs.Item item, Path file) {
        Source source = item.source();
        try {
            String reason = item.found() ? MetadataHead.reasonToLeaveOut(source) : null;
            if (reason == null) {
                entries.add(new Entry(source.name(), file, null));
            } else {
                leaveOut(reason, source.name());
            }
        } catch (IOException e) {
            entries.add(new Entry(source.name(), file, e));
        }
    }

    private void leaveOut(String reason, String name) {
        leftOut.computeIfAbsent(reason, any -> new ArrayList<>()).add(name);
    }

    public List<Entry> entries() {
        return entries;
    }

    /** The paths of the files. */
    public List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.path() != null) {
                paths.add(entry.path());
            }
        }
        return paths;
    }

    /** Says what was left out, a line for each reason. */
    public void sayWhatIsLeftOut(Messages messages) {
        leftOut.forEach((reason, names) -> {
            String more = names.size() == 1 ? "" : " and " + (names.size() - 1) + " more";
            messages.info("left out: " + names.get(0) + more + ": " + reason);
        });
    }
}

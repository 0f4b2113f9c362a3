package io.github.stowc.stow.source;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Payload;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.mime.Boundary;
import io.github.stowc.stow.input.Inputs;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.threads.Background;
import io.github.stowc.threads.SharedWork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What the input files are, by their bytes.
 *
 * @param files the files to compile, in the order of the input
 * @param leftOut other content of the folders
 * @param withoutBoundary those that were searched for the given boundary and do not have it
 */
public record Examined(List<InputFile> files, List<Inputs.LeftOut> leftOut, Set<Source> withoutBoundary) {
    /** The number of files from which on a second thread examines half of them. */
    private static final int PARALLEL_FROM = 64;

    /** The number of DICOM files whose attributes are kept until they are needed again. */
    private static final int MOST_KEPT = 8;

    /** The result for one file. */
    private sealed interface Look {}

    private record Seen(InputFile file, boolean withoutBoundary) implements Look {}

    private record Refused(MediaException reason) implements Look {}

    private record Failed(Throwable failure) implements Look {}

    /**
     * Examines each file.
     *
     * @param options say whether to search for a boundary, and where
     * @throws CompileException if named files cannot be used or found ones are broken; it names all of them
     * @throws IOException if a file cannot be read
     */
    public static Examined of(Inputs inputs, CompilerOptions options) throws IOException, CompileException {
        List<Look> looks = new Looks(inputs.files(), options).run();
        List<InputFile> files = new ArrayList<>(looks.size());
        List<Inputs.LeftOut> leftOut = new ArrayList<>(inputs.leftOut());
        List<CompileProblem> problems = new ArrayList<>();
        Set<Source> withoutBoundary = new HashSet<>();
        for (int i = 0; i < looks.size(); i++) {
            if (looks.get(i) instanceof Seen seen) {
                files.add(seen.file);
                if (seen.withoutBoundary) {
                    withoutBoundary.add(seen.file.source());
                }
            } else if (looks.get(i) instanceof Refused refused) {
                MediaException e = refused.reason;
                Inputs.Item item = inputs.files().get(i);
                if (options.metadata().isPresent()) {
                    files.add(new RawFile(item.source(), e, item.found()));
                } else if (item.found() && RawFile.isOfNoUse(e)) {
                    leftOut.add(new Inputs.LeftOut(e.source(), e.problem()));
                } else {
                    problems.add(CompileProblem.of(e));
                }
            }
        }
        CompileException.throwIfAny(problems);
        return new Examined(files, leftOut, withoutBoundary);
    }

    /** The DICOM files. */
    public List<Part10File> part10() {
        return only(Part10File.class);
    }

    /** The pictures, videos and documents. */
    public List<ContentFile> contents() {
        return only(ContentFile.class);
    }

    private <T extends InputFile> List<T> only(Class<T> kind) {
        List<T> some = new ArrayList<>();
        for (InputFile file : files) {
            if (kind.isInstance(file)) {
                some.add(kind.cast(file));
            }
        }
        return some;
    }

    /** The results for all files, from two threads if there are many. */
    private static final class Looks {
        private final List<Inputs.Item> items;
        private final CompilerOptions options;
        private final AtomicReferenceArray<Look> looks;
        private final AtomicInteger next = new AtomicInteger();
        private final SharedWork work = new SharedWork();

        Looks(List<Inputs.Item> items, CompilerOptions options) {
            this.items = items;
            this.options = options;
            this.looks = new AtomicReferenceArray<>(items.size());
        }

        List<Look> run() throws IOException {
            if (items.size() >= PARALLEL_FROM) {
                work.run("stowc-examiner", this::look, this::look);
            } else {
                look();
            }
            List<Look> all = new ArrayList<>(items.size());
            for (int i = 0; i < items.size(); i++) {
                Look look = looks.get(i);
                if (look instanceof Failed failed) {
                    Background.rethrow(failed.failure);
                }
                all.add(look);
            }
            return all;
        }

        private void look() {
            for (int i = next.getAndIncrement(); i < items.size() && work.goesOn(); i = next.getAndIncrement()) {
                looks.set(i, look(items.get(i).source(), i < MOST_KEPT));
            }
        }

        private Look look(Source source, boolean keeps) {
            try {
                return seen(source, keeps);
            } catch (MediaException e) {
                return new Refused(e);
            } catch (IOException | RuntimeException | Error e) {
                return new Failed(e);
            }
        }

        private Seen seen(Source source, boolean keeps) throws IOException {
            try (ByteWindow window = new ByteWindow(source)) {
                InputFile file = MediaReader.examine(window) instanceof Media.Content content
                        ? new ContentFile(content)
                        : Part10File.read(window, keeps);
                Boundary boundary = options.boundary().orElse(null);
                // A source that cannot jump back is searched later.
                boolean without = boundary != null
                        && window.channel() != null
                        && goesOutWhole(file)
                        && !boundary.isFoundIn(window.stream());
                return new Seen(file, without);
            }
        }

        /** Whether a body is likely to be exactly the bytes of the file. */
        private boolean goesOutWhole(InputFile file) {
            Encoding asked = options.encoding().orElse(null);
            return file instanceof ContentFile some
                    ? asked != Encoding.DICOM
                            && some.content().payload().equals(Payload.whole(file.source()))
                            && options.applicationSegments()
                    : (asked == null || asked == Encoding.DICOM) && !options.changesInstances();
        }
    }
}

package io.github.stowc.stow;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.part10.Part10Header;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import io.github.stowc.media.content.Media;
import io.github.stowc.stow.input.Inputs;
import io.github.stowc.stow.instance.FileChecks;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.source.ContentFile;
import io.github.stowc.stow.source.Examined;
import io.github.stowc.stow.source.InputFile;
import io.github.stowc.stow.source.Part10File;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of the files go into the message: a file that cannot go is left out if it was found in a folder, and a problem
 * if it was named.
 */
final class Selection {
    private static final int BUFFER = 8192;

    private final CompilerOptions options;
    private final Examined examined;
    private final List<InputFile> files = new ArrayList<>();
    private final List<Inputs.LeftOut> leftOut;
    private final List<CompileProblem> problems;
    private final Map<String, Part10File> byInstance = new HashMap<>();
    private final boolean bulkData;

    private Selection(Examined examined, CompilerOptions options) {
        this.options = options;
        this.examined = examined;
        this.leftOut = new ArrayList<>(examined.leftOut());
        this.problems = new ArrayList<>(examined.problems());
        this.bulkData = isBulkData();
    }

    /**
     * Selects files.
     *
     * @throws IOException if two DICOM files that may be the same cannot be read
     */
    static Selection of(Examined examined, CompilerOptions options) throws IOException {
        Selection selection = new Selection(examined, options);
        for (InputFile file : examined.files()) {
            if (file instanceof Part10File part10) {
                selection.add(part10);
            } else if (file instanceof ContentFile content) {
                selection.add(content);
            }
        }
        return selection;
    }

    /** The files that go, in the order of the input. */
    Examined files() {
        return new Examined(
                files, examined.found(), leftOut, problems, examined.warnings(), examined.withoutBoundary());
    }

    /** Whether everything goes as bulk data rather than in DICOM files. */
    private boolean isBulkData() {
        Encoding asked = options.encoding().orElse(null);
        if (asked != null) {
            return asked != Encoding.DICOM;
        }
        for (InputFile file : examined.files()) {
            boolean taken = file instanceof ContentFile some
                    && options.target().takesBulkData(some.content().mediaType().value());
            if (!taken) {
                return false;
            }
        }
        return true;
    }

    /** Whether DICOM has no transfer syntax for a file. */
    private static boolean isBulkDataOnly(ContentFile file) {
        return file.content() instanceof Media.Video video
                && video.facts().transferSyntax().isEmpty();
    }

    private void add(Part10File file) throws IOException {
        // A file whose header can be read goes out with a warning that names the place.
        Optional<CompileProblem> broken =
                file.header().isPresent() ? Optional.empty() : file.problem().map(CompileProblem::of);
        if (broken.isEmpty() && isFound(file)) {
            broken = FileChecks.lack(file, options);
        }
        if (broken.isPresent()) {
            refuse(file, broken.get());
            return;
        }
        String uid = file.header().flatMap(Part10Header::sopInstance).orElse("");
        Part10File first = uid.isEmpty() ? null : byInstance.putIfAbsent(uid, file);
        if (first != null && (isFound(file) || isFound(first)) && haveSameBytes(file, first)) {
            leftOut.add(new Inputs.LeftOut(
                    file.source().name(),
                    Optional.of(Kind.PART10),
                    "a copy, byte for byte, of " + first.source().name(),
                    Sentence.EMPTY,
                    false));
        } else {
            files.add(file);
        }
    }

    private void add(ContentFile file) throws IOException {
        if (bulkData || !isBulkDataOnly(file)) {
            files.add(file);
            return;
        }
        String refusal = ((Media.Video) file.content()).facts().refusal();
        int remedy = refusal.indexOf("; ");
        refuse(
                file,
                CompileProblem.of(
                        file.source().name(),
                        remedy < 0 ? refusal : refusal.substring(0, remedy),
                        remedy < 0 ? "" : refusal.substring(remedy + 2)));
    }

    private boolean isFound(InputFile file) {
        return examined.found().contains(file);
    }

    private void refuse(InputFile file, CompileProblem problem) throws IOException {
        if (!isFound(file)) {
            problems.add(problem);
            return;
        }
        leftOut.add(Inputs.LeftOut.of(
                file.source().name(),
                MediaReader.kind(file.source()),
                problem.message().toString(),
                problem.remedy()));
    }

    private static boolean haveSameBytes(Part10File file, Part10File other) throws IOException {
        Source left = file.source();
        Source right = other.source();
        if (left.size() != right.size()) {
            return false;
        }
        try (InputStream one = left.open();
                InputStream two = right.open()) {
            byte[] some = one.readNBytes(BUFFER);
            while (some.length > 0 && Arrays.equals(some, two.readNBytes(BUFFER))) {
                some = one.readNBytes(BUFFER);
            }
            return some.length == 0;
        }
    }
}

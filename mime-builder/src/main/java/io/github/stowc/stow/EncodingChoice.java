package io.github.stowc.stow;

import io.github.stowc.media.content.Media;
import io.github.stowc.stow.instance.BulkDataChecks;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.ServerTrait;
import io.github.stowc.stow.options.Target;
import io.github.stowc.stow.source.ContentFile;
import io.github.stowc.stow.source.Examined;
import io.github.stowc.stow.source.MetadataFile;
import io.github.stowc.stow.source.Part10File;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.UsageException;
import java.util.ArrayList;
import java.util.List;

/** Chooses the encoding: the one requested, or else one that the target takes. */
final class EncodingChoice {
    private final CompilerOptions options;
    private final Target target;
    private final BulkDataChecks bulkData;
    private final List<Sentence> warnings;

    EncodingChoice(CompilerOptions options, List<Sentence> warnings) {
        this.options = options;
        this.target = options.target();
        this.bulkData = new BulkDataChecks(target);
        this.warnings = warnings;
    }

    /**
     * The encoding for files.
     *
     * @throws CompileException if no encoding fits all of them, or the target does not take one as bulk data
     */
    Encoding of(Examined examined) throws CompileException {
        List<ContentFile> contents = examined.contents();
        List<Part10File> part10 = examined.part10();
        Encoding asked = options.encoding().orElse(null);
        if (asked == null && !part10.isEmpty()) {
            boolean mixed = !contents.isEmpty();
            if (mixed && target.encodings().size() > 1) {
                throw new CompileException(CompileProblem.of(
                        "",
                        Sentence.of("found " + Sentence.counted(part10.size(), "DICOM file") + " (first "
                                + part10.get(0).source().name() + ") and "
                                + Sentence.counted(contents.size(), "other file")
                                + " (first " + contents.get(0).source().name()
                                + "): all instances of a message need the same encoding"),
                        Sentence.of(Choice.AS_DICOM, " makes DICOM files of all of them")));
            }
            return Encoding.DICOM;
        }
        Encoding encoding = asked == null ? firstFor(contents) : asked;
        return checked(encoding, contents);
    }

    /**
     * The encoding for instances that are described by metadata.
     *
     * @param refused what the target does not take of their bulk data, with the name of the instance
     * @param pictures whether they have pixels
     * @throws CompileException if an encoding is requested in which the target does not take them
     */
    Encoding of(MetadataFile metadata, List<CompileProblem> refused, boolean pictures) throws CompileException {
        Encoding asked = options.encoding().orElse(null);
        Encoding written = metadata.encoding();
        boolean taken = target.takes(written) && refused.isEmpty();
        Encoding encoding = asked != null ? asked : taken ? written : Encoding.DICOM;
        if (asked == null && encoding != written) {
            warnings.add(Sentence.of(metadata.source().name() + ": sent as DICOM files, since " + target.title()
                    + " does not take it with its bulk data"));
        }
        if (encoding != Encoding.DICOM) {
            requirePixelHeader(pictures);
            CompileException.throwIfAny(refused);
        }
        return encoding;
    }

    private Encoding firstFor(List<ContentFile> contents) {
        boolean taken = contents.stream().allMatch(file -> bulkData.isTaken(file.content()));
        for (Encoding encoding : target.encodings()) {
            if (taken || encoding == Encoding.DICOM) {
                return encoding;
            }
        }
        return Encoding.DICOM;
    }

    private Encoding checked(Encoding encoding, List<ContentFile> contents) throws CompileException {
        if (encoding == Encoding.DICOM) {
            return encoding;
        }
        requirePixelHeader(contents.stream().anyMatch(file -> !(file.content() instanceof Media.Document)));
        List<CompileProblem> problems = new ArrayList<>();
        for (ContentFile file : contents) {
            bulkData.problem(file.content(), encoding).ifPresent(problems::add);
        }
        CompileException.throwIfAny(problems);
        return encoding;
    }

    private void requirePixelHeader(boolean pictures) {
        if (pictures && !options.pixelHeader() && target.has(ServerTrait.IMAGE_PIXEL)) {
            throw new UsageException(Sentence.of(
                    Choice.NO_PIXEL_HEADER,
                    " cannot be combined with " + target.title() + ", which needs " + ServerTrait.IMAGE_PIXEL.text()));
        }
    }
}

package io.github.stowc.stow;

import io.github.stowc.media.content.Media;
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
import io.github.stowc.wording.WayOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Chooses the encoding: the one requested, or else one that the target takes. */
final class EncodingChoice {
    private final CompilerOptions options;
    private final Target target;
    private final List<Sentence> warnings;

    EncodingChoice(CompilerOptions options, List<Sentence> warnings) {
        this.options = options;
        this.target = options.target();
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
     * @param contents the files that the metadata link to
     * @throws CompileException if the target does not take a file as bulk data
     */
    Encoding of(MetadataFile metadata, List<ContentFile> contents) throws CompileException {
        Encoding asked = options.encoding().orElse(null);
        Encoding written = metadata.encoding();
        boolean taken = target.takes(written) && contents.stream().allMatch(this::isTaken);
        Encoding encoding = asked != null ? asked : taken ? written : Encoding.DICOM;
        if (asked == null && encoding != written) {
            warnings.add(Sentence.of(metadata.source().name() + ": sent as DICOM files, since " + target.title()
                    + " does not take it with its bulk data"));
        }
        return checked(encoding, contents);
    }

    private Encoding firstFor(List<ContentFile> contents) {
        boolean taken = contents.stream().allMatch(this::isTaken);
        for (Encoding encoding : target.encodings()) {
            if (taken || encoding == Encoding.DICOM) {
                return encoding;
            }
        }
        return Encoding.DICOM;
    }

    private boolean isTaken(ContentFile file) {
        return target.takesBulkData(mediaType(file));
    }

    private static String mediaType(ContentFile file) {
        return file.content().mediaType().value();
    }

    private Encoding checked(Encoding encoding, List<ContentFile> contents) throws CompileException {
        if (encoding == Encoding.DICOM) {
            return encoding;
        }
        boolean pictures = contents.stream().anyMatch(file -> !(file.content() instanceof Media.Document));
        if (pictures && !options.pixelHeader() && target.has(ServerTrait.IMAGE_PIXEL)) {
            throw new UsageException(Sentence.of(
                    Choice.NO_PIXEL_HEADER,
                    " cannot be combined with " + target.title() + ", which needs " + ServerTrait.IMAGE_PIXEL.text()));
        }
        List<CompileProblem> problems = new ArrayList<>();
        for (ContentFile file : contents) {
            if (!isTaken(file)) {
                boolean quickTime = mediaType(file).equals("video/quicktime");
                problems.add(CompileProblem.of(
                        file.source().name(),
                        Sentence.of(target.title() + " is not known to take " + mediaType(file) + " as bulk data"),
                        Sentence.of(
                                "leave out ",
                                Choice.ENCODING,
                                " " + encoding.name().toLowerCase(Locale.ROOT),
                                quickTime ? ", and change the container: " : ", or write ",
                                quickTime ? WayOut.REMUX : Choice.AS_DICOM)));
            }
        }
        CompileException.throwIfAny(problems);
        return encoding;
    }
}

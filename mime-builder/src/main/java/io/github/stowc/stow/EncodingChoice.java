package io.github.stowc.stow;

import io.github.stowc.media.content.Media;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.ServerTrait;
import io.github.stowc.stow.options.Target;
import io.github.stowc.stow.source.ContentFile;
import io.github.stowc.stow.source.Examined;
import io.github.stowc.stow.source.MetadataFile;
import io.github.stowc.stow.source.Part10File;
import io.github.stowc.wording.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Chooses how instances are encoded: as it is asked for, or else so that the target takes them. */
final class EncodingChoice {
    private final CompilerOptions options;
    private final Target target;
    private final List<String> warnings;

    EncodingChoice(CompilerOptions options, List<String> warnings) {
        this.options = options;
        this.target = options.target();
        this.warnings = warnings;
    }

    /**
     * The encoding for files.
     *
     * @throws CompileException if there is none for all of them, or one is not taken as bulk data
     */
    Encoding of(Examined examined) throws CompileException {
        List<ContentFile> contents = examined.contents();
        List<Part10File> part10 = examined.part10();
        Encoding asked = options.encoding().orElse(null);
        if (asked == null && !part10.isEmpty()) {
            boolean mixed = !contents.isEmpty();
            if (mixed && target.encodings().size() > 1) {
                throw new CompileException("found " + Sentence.counted(part10.size(), "DICOM file") + " (first "
                        + part10.get(0).source().name() + ") and " + Sentence.counted(contents.size(), "other file")
                        + " (first " + contents.get(0).source().name()
                        + "): one message holds one encoding; -t dicom makes DICOM files of all");
            }
            return Encoding.DICOM;
        }
        Encoding encoding = asked == null ? firstFor(contents) : asked;
        return checked(encoding, contents);
    }

    /**
     * The encoding for instances that metadata describe.
     *
     * @param contents the files that the metadata link to
     * @throws CompileException if a file is not taken as bulk data
     */
    Encoding of(MetadataFile metadata, List<ContentFile> contents) throws CompileException {
        Encoding asked = options.encoding().orElse(null);
        Encoding written = metadata.encoding();
        boolean taken = target.takes(written) && contents.stream().allMatch(this::isTaken);
        Encoding encoding = asked != null ? asked : taken ? written : Encoding.DICOM;
        if (asked == null && encoding != written) {
            warnings.add(metadata.source().name() + ": goes out as DICOM files, since " + target.title()
                    + " does not take it with its bulk data");
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
            throw new IllegalArgumentException("--no-pixel-header does not go with " + target.title() + ", which wants "
                    + ServerTrait.IMAGE_PIXEL.text());
        }
        List<String> problems = new ArrayList<>();
        for (ContentFile file : contents) {
            if (!isTaken(file)) {
                problems.add(file.source().name() + ": " + target.title() + " is not known to take "
                        + mediaType(file) + " as bulk data; leave out -t "
                        + encoding.name().toLowerCase(Locale.ROOT)
                        + (mediaType(file).equals("video/quicktime")
                                ? ", and change the container: ffmpeg -i in.mov -c copy out.mp4"
                                : ", or write -t dicom"));
            }
        }
        if (!problems.isEmpty()) {
            throw new CompileException(problems);
        }
        return encoding;
    }
}

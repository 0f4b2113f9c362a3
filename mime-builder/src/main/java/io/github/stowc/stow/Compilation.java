package io.github.stowc.stow;

import io.github.stowc.mime.Boundary;
import io.github.stowc.mime.Multipart;
import io.github.stowc.mime.Part;
import io.github.stowc.template.UidSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One run of the compiler. */
final class Compilation {
    private final CompilerOptions options;
    private final UidSource uids;
    private final List<String> warnings = new ArrayList<>();

    Compilation(CompilerOptions options) {
        this.options = options;
        this.uids = options.uids();
    }

    /** What an encoding makes of the input. */
    record Content(Encoding encoding, int instances, List<Part> parts, Warnings.Search more) {
        Content(Encoding encoding, int instances, List<Part> parts) {
            this(encoding, instances, parts, Warnings.Search.NONE);
        }
    }

    StowMessage run(Inputs inputs) throws IOException, CompileException {
        Examined examined = Examined.of(inputs);
        requireFiles(inputs, examined);
        Content content;
        if (options.metadata().isPresent()) {
            content = new MetadataParts(options, uids, warnings)
                    .of(options.metadata().get(), examined);
        } else if (examined.part10().isEmpty()) {
            content = images(examined);
        } else {
            content = files(examined);
        }
        Boundary boundary = options.boundary(uids);
        Multipart message =
                Multipart.related(content.encoding().mediaType(), boundary, options.framing(), content.parts());
        if (options.boundary().isPresent()) {
            message.requireBoundaryUnused();
        }
        return new StowMessage(message, options.url(), options.study(), content, warnings, examined.leftOut());
    }

    private void requireFiles(Inputs inputs, Examined examined) throws CompileException {
        if (!examined.part10().isEmpty() || !examined.jpegs().isEmpty()) {
            return;
        }
        if (options.metadata().isPresent() && inputs.files().isEmpty()) {
            return;
        }
        List<String> problems = new ArrayList<>();
        problems.add("nothing to compile: expected JPEG images or DICOM files, found none");
        for (Inputs.LeftOut file : examined.leftOut()) {
            problems.add("left out " + file.name() + ": " + file.reason());
        }
        throw new CompileException(problems);
    }

    private Content images(Examined examined) throws IOException, CompileException {
        if (options.isAskedFor(Encoding.DICOM)) {
            throw new CompileException(examined.jpegs().get(0).source().name()
                    + ": a JPEG image does not go out as application/dicom; use -t json, or wrap it first: img2dcm");
        }
        return new ImageParts(options, uids, warnings).of(examined.jpegs());
    }

    private Content files(Examined examined) throws IOException, CompileException {
        if (!examined.jpegs().isEmpty()) {
            throw new CompileException("found " + counted(examined.part10().size(), "DICOM file") + " (first "
                    + examined.part10().get(0).source().name() + ") and "
                    + counted(examined.jpegs().size(), "JPEG image") + " (first "
                    + examined.jpegs().get(0).source().name()
                    + "): one message holds either; compile the DICOM files and the images in two runs");
        }
        if (options.isAskedFor(Encoding.JSON)) {
            throw new CompileException(examined.part10().get(0).source().name()
                    + ": a DICOM file does not go out as application/dicom+json; leave out -t json");
        }
        requireNoMetadataOptions();
        return new FileParts(options, warnings).of(examined.part10());
    }

    /** What changes metadata would have to rewrite the files. */
    private void requireNoMetadataOptions() {
        String option = null;
        if (!options.settings().isEmpty()) {
            option = "-m " + options.settings().get(0);
        } else if (options.template().isPresent()) {
            option = "a template";
        } else if (!options.pixelHeader()) {
            option = "--no-pixel-header";
        } else if (!options.applicationSegments()) {
            option = "--no-appn";
        }
        if (option != null) {
            throw new IllegalArgumentException(option
                    + " does not go with DICOM files, which are passed on unchanged; change them with dcmodify first");
        }
    }

    static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}

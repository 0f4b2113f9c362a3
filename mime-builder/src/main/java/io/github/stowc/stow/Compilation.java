package io.github.stowc.stow;

import io.github.stowc.mime.Boundary;
import io.github.stowc.mime.Multipart;
import io.github.stowc.mime.Part;
import io.github.stowc.template.Template;
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
        Content content = options.metadata().isPresent()
                ? new MetadataParts(options, uids, warnings)
                        .of(MetadataFile.of(options.metadata().get()), examined)
                : files(examined);
        Boundary boundary = options.boundary(uids);
        Multipart message =
                Multipart.related(content.encoding().mediaType(), boundary, options.framing(), content.parts());
        if (options.boundary().isPresent()) {
            message.requireBoundaryUnused();
        }
        return new StowMessage(message, options.url(), options.study(), content, warnings, examined.leftOut());
    }

    private void requireFiles(Inputs inputs, Examined examined) throws CompileException {
        boolean metadataAlone = options.metadata().isPresent() && inputs.files().isEmpty();
        if (!examined.files().isEmpty() || metadataAlone) {
            return;
        }
        List<String> problems = new ArrayList<>();
        problems.add("nothing to compile: expected pictures, videos, documents or DICOM files, found none");
        for (Inputs.LeftOut file : examined.leftOut()) {
            problems.add("left out " + file.name() + ": " + file.reason());
        }
        throw new CompileException(problems);
    }

    private Content files(Examined examined) throws IOException, CompileException {
        Encoding encoding = encoding(examined);
        List<Part10File> part10 = examined.part10();
        if (part10.size() == examined.files().size()) {
            requireNoOptionsForOthers();
        }
        SourceInstances instances = SourceInstances.of(options, examined.files(), uids, encoding);
        warnings.addAll(instances.warnings());
        if (!part10.isEmpty() && options.changesInstances()) {
            warnings.add(counted(part10.size(), "DICOM file")
                    + " written anew for what is set; each keeps its SOP Instance UID");
        }
        Encoder encoder = Encoder.of(encoding, options);
        List<Part> parts = encoder.parts(instances, 0, instances.count());
        warnings.addAll(encoder.warnings());
        requireValid(instances);
        boolean checked = options.validate() && !part10.isEmpty();
        Warnings.Search more = checked ? () -> MetadataChecks.count(part10) : Warnings.Search.NONE;
        return new Content(encoding, instances.count(), parts, more);
    }

    private Encoding encoding(Examined examined) throws CompileException {
        Encoding asked = options.encoding().orElse(null);
        if (asked != null) {
            return asked;
        }
        List<Part10File> part10 = examined.part10();
        List<ContentFile> contents = examined.contents();
        if (!part10.isEmpty() && !contents.isEmpty()) {
            throw new CompileException("found " + counted(part10.size(), "DICOM file") + " (first "
                    + part10.get(0).source().name() + ") and " + counted(contents.size(), "other file") + " (first "
                    + contents.get(0).source().name()
                    + "): one message holds one encoding; -t dicom makes DICOM files of all");
        }
        return part10.isEmpty() ? Encoding.JSON : Encoding.DICOM;
    }

    /** The built-in templates are known to be right; what the user adds is not. */
    private void requireValid(SourceInstances instances) throws IOException, CompileException {
        boolean users = options.template().isPresent() || options.changesInstances();
        if (options.validate() && users) {
            String origin = options.template().map(Template::name).orElse("-m");
            List<String> problems = new MetadataChecks(options, warnings).problems(origin, instances.madeOnes());
            if (!problems.isEmpty()) {
                throw new CompileException(problems);
            }
        }
    }

    /** What is about making instances is of no use where all are DICOM files. */
    private void requireNoOptionsForOthers() {
        String option = null;
        if (options.template().isPresent()) {
            option = "a template";
        } else if (!options.pixelHeader()) {
            option = "--no-pixel-header";
        } else if (!options.applicationSegments()) {
            option = "--no-appn";
        }
        if (option != null) {
            throw new IllegalArgumentException(
                    option + " does not go with DICOM files, which have their attributes already; leave it out");
        }
    }

    static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}

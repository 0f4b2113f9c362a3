package io.github.stowc.stow;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.media.content.Media;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Part;
import io.github.stowc.stow.encode.Encoded;
import io.github.stowc.stow.encode.Encoder;
import io.github.stowc.stow.input.Inputs;
import io.github.stowc.stow.instance.BulkDataChecks;
import io.github.stowc.stow.instance.BulkLinks;
import io.github.stowc.stow.instance.BulkPart;
import io.github.stowc.stow.instance.FileChecks;
import io.github.stowc.stow.instance.LinkedBulk;
import io.github.stowc.stow.instance.MetadataInstances;
import io.github.stowc.stow.instance.MetadataInstances.Linked;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.ServerTrait;
import io.github.stowc.stow.source.Examined;
import io.github.stowc.stow.source.Link;
import io.github.stowc.stow.source.Links;
import io.github.stowc.stow.source.MetadataFile;
import io.github.stowc.stow.source.Part10File;
import io.github.stowc.stow.source.UniqueInstances;
import io.github.stowc.template.UidSource;
import io.github.stowc.validate.Validator;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The user's metadata, followed by the files that it links to. */
final class MetadataParts {

    private final CompilerOptions options;
    private final UidSource uids;
    private final List<Sentence> warnings;
    private final List<Inputs.LeftOut> leftOut = new ArrayList<>();

    MetadataParts(CompilerOptions options, UidSource uids, List<Sentence> warnings) {
        this.options = options;
        this.uids = uids;
        this.warnings = warnings;
    }

    private void requireFilesToLinkTo(Examined examined) throws CompileException {
        List<Part10File> part10 = examined.part10();
        if (!part10.isEmpty()) {
            throw new CompileException(CompileProblem.of(
                    part10.get(0).source().name(),
                    Sentence.of("expected a file that the metadata link to, found a DICOM file"),
                    Sentence.of("compile the DICOM file without ", Choice.METADATA)));
        }
        if (!options.pixelHeader()) {
            throw new UsageException(Sentence.of(
                    Choice.NO_PIXEL_HEADER, " cannot be combined with ", Choice.METADATA, ", which goes out as it is"));
        }
    }

    Compilation.Content of(MetadataFile metadata, Examined examined) throws IOException, CompileException {
        requireFilesToLinkTo(examined);
        boolean rewritten = options.changesInstances() || !options.templates().isEmpty();
        String name = metadata.source().name();
        if (rewritten) {
            warnings.add(rewrittenBySettings(name));
        }
        List<CompileProblem> problems = new ArrayList<>();
        Contents contents = contents(metadata, options.validate() && !rewritten, problems);
        Map<String, Links.Linked> files =
                new Links(name, options.links(), problems, leftOut).resolve(contents.links, examined.files());
        List<CompileProblem> asBulkData = new ArrayList<>();
        Map<String, Linked> linked = linked(name, files, Encoding.JSON, asBulkData);
        boolean pictures = examined.contents().stream().anyMatch(f -> !(f.content() instanceof Media.Document));
        Encoding encoding = new EncodingChoice(options, warnings)
                .of(metadata, contents.refused(linked, metadata.encoding()), pictures);
        if (encoding == Encoding.DICOM) {
            linked = linked(name, files, encoding, problems);
        } else {
            problems.addAll(asBulkData);
        }
        boolean completes = encoding == Encoding.DICOM || options.target().has(ServerTrait.IMAGE_PIXEL);
        MetadataInstances instances =
                new MetadataInstances(options, metadata, contents.firstLinks, linked, completes, uids);
        if (options.validate() && rewritten) {
            problems.addAll(new MetadataChecks(options, warnings)
                    .problems(
                            Sentence.of(name),
                            sink -> instances.forEach(0, instances.count(), i -> sink.accept(i.dataset()))));
        }
        CompileException.throwIfAny(problems);
        boolean completed = !rewritten && encoding != Encoding.DICOM && contents.incomplete;
        if (completed) {
            warnings.add(completedForTheTarget(name));
        }
        if (!rewritten && !completed && encoding == metadata.encoding()) {
            Encoded encoded = new Encoded(asWritten(metadata, linked.values()), contents.unique.sopInstances());
            Sentence notice = Sentence.of(name + ": rewritten, since it is split into several messages");
            return new Compilation.Content(encoding, instances, encoded, Warnings.Search.NONE, Optional.of(notice));
        }
        Encoded encoded = Encoder.of(encoding, options).encode(instances, 0, instances.count());
        return new Compilation.Content(encoding, instances, encoded, Warnings.Search.NONE, Optional.empty());
    }

    private static Sentence rewrittenBySettings(String name) {
        return Sentence.of(
                name + ": rewritten with the attributes that are set; without ",
                Choice.SET,
                ", ",
                Choice.LIKE,
                " and ",
                Choice.TEMPLATE,
                " its bytes would go out unchanged");
    }

    private Sentence completedForTheTarget(String name) {
        return Sentence.of(name + ": rewritten for " + options.target().title()
                + ", which needs Transfer Syntax UID (0002,0010) and Image Pixel attributes in the metadata");
    }

    /** The user's bytes unchanged, followed by the files. */
    private List<Part> asWritten(MetadataFile metadata, Collection<Linked> linked) {
        List<Part> parts = new ArrayList<>(linked.size() + 1);
        Header type = new Header("Content-Type", metadata.encoding().mediaType());
        parts.add(new Part(List.of(type), Body.of(metadata.source())));
        linked.forEach(file -> parts.addAll(file.part().parts(options.target())));
        return parts;
    }

    private Map<String, Linked> linked(
            String metadata, Map<String, Links.Linked> files, Encoding encoding, List<CompileProblem> problems)
            throws IOException {
        LinkedBulk bulk = new LinkedBulk(options, metadata, encoding == Encoding.DICOM);
        Map<String, Linked> linked = new LinkedHashMap<>();
        for (Map.Entry<String, Links.Linked> file : files.entrySet()) {
            try {
                linked.put(file.getKey(), bulk.of(file.getKey(), file.getValue()));
            } catch (CompileException e) {
                problems.addAll(e.problems());
            }
        }
        return linked;
    }

    /** Content of the folders that nothing links to. */
    List<Inputs.LeftOut> leftOut() {
        return leftOut;
    }

    /** The contents of the metadata, collected in one pass. */
    private final class Contents implements Validator.Listener {
        private final String name;
        private final UniqueInstances unique;
        private final Map<String, Link> links = new LinkedHashMap<>();
        private final List<String> firstLinks = new ArrayList<>();
        private final List<BulkLinks> instances = new ArrayList<>();
        private final List<CompileProblem> otherStudies = new ArrayList<>();
        private boolean incomplete;
        private boolean broken;

        Contents(String name) {
            this.name = name;
            this.unique = new UniqueInstances(i -> name + ": instance " + (i + 1));
        }

        int count() {
            return unique.count();
        }

        @Override
        public void instance(Dataset dataset) {
            // If the rules are checked, they report this too, with the place.
            if (!options.validate() && !options.changesInstances()) {
                checkStudy(name, dataset, count(), otherStudies);
            }
            unique.add(dataset);
            Link.collect(dataset, links);
            firstLinks.add(firstLink(dataset));
            if (options.target().choosesBulkData()) {
                instances.add(BulkLinks.of(dataset));
            }
            incomplete |= lacksWhatIsWanted(dataset);
        }

        /** What the target does not take of the bulk data. */
        List<CompileProblem> refused(Map<String, Linked> linked, Encoding written) throws IOException {
            BulkDataChecks checks = new BulkDataChecks(options.target());
            Map<String, BulkPart> parts = new HashMap<>();
            linked.forEach((uri, file) -> parts.put(uri, file.part()));
            List<CompileProblem> refused = new ArrayList<>();
            Encoding wanted = options.encoding().orElse(written);
            linked.values()
                    .forEach(file -> file.content()
                            .flatMap(content -> checks.problem(content, wanted))
                            .ifPresent(refused::add));
            if (!refused.isEmpty()) {
                return refused;
            }
            for (int i = 0; i < instances.size(); i++) {
                String found = checks.refused(instances.get(i), parts);
                if (found != null) {
                    refused.add(checks.problem(name + ": instance " + (i + 1), found, wanted));
                }
            }
            return refused;
        }

        @Override
        public void broken() {
            broken = true;
        }
    }

    /**
     * Reads the metadata.
     *
     * @param checks whether to check them against the rules meanwhile
     */
    private Contents contents(MetadataFile metadata, boolean checks, List<CompileProblem> problems)
            throws IOException, CompileException {
        Contents contents = new Contents(metadata.source().name());
        if (checks) {
            problems.addAll(new MetadataChecks(options, warnings).problems(metadata, contents));
            if (contents.broken) {
                throw new CompileException(problems);
            }
        } else {
            metadata.forEach(contents::instance);
        }
        problems.addAll(contents.otherStudies);
        if (contents.count() == 0) {
            problems.add(CompileProblem.of(contents.name, "expected instances, found none", ""));
        }
        if (!options.validate()) {
            contents.unique.requireNoDuplicates();
        }
        return contents;
    }

    private boolean lacksWhatIsWanted(Dataset dataset) {
        boolean syntax = dataset.text(Tags.TRANSFER_SYNTAX_UID).isPresent();
        boolean picture = dataset.get(Tags.PIXEL_DATA).isPresent();
        return (options.target().has(ServerTrait.METADATA_TRANSFER_SYNTAX) && !syntax)
                || (options.target().has(ServerTrait.IMAGE_PIXEL)
                        && picture
                        && dataset.get(Tags.ROWS).isEmpty());
    }

    private void checkStudy(String metadata, Dataset dataset, int index, List<CompileProblem> problems) {
        String study = dataset.text(Tags.STUDY_INSTANCE_UID).orElse("");
        options.study()
                .filter(expected -> !study.equals(expected.value()))
                .ifPresent(expected ->
                        problems.add(FileChecks.otherStudy(metadata + ": instance " + (index + 1), expected, study)));
    }

    private static String firstLink(Dataset dataset) {
        for (Element element : dataset) {
            if (element instanceof Element.BulkData bulk) {
                return bulk.uri();
            }
        }
        return "";
    }
}

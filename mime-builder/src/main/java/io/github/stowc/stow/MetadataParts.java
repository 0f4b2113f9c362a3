package io.github.stowc.stow;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.media.content.Media;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Part;
import io.github.stowc.stow.encode.Bodies;
import io.github.stowc.stow.encode.Encoder;
import io.github.stowc.stow.instance.ContentParts;
import io.github.stowc.stow.instance.MetadataInstances;
import io.github.stowc.stow.instance.MetadataInstances.Linked;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Habit;
import io.github.stowc.stow.source.ContentFile;
import io.github.stowc.stow.source.Examined;
import io.github.stowc.stow.source.Links;
import io.github.stowc.stow.source.MetadataFile;
import io.github.stowc.stow.source.Part10File;
import io.github.stowc.stow.source.UniqueInstances;
import io.github.stowc.template.UidSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Metadata that the user wrote, followed by the files that it links to. */
final class MetadataParts {

    private final CompilerOptions options;
    private final UidSource uids;
    private final List<String> warnings;

    MetadataParts(CompilerOptions options, UidSource uids, List<String> warnings) {
        this.options = options;
        this.uids = uids;
        this.warnings = warnings;
    }

    private void requireFilesToLinkTo(Examined examined) throws CompileException {
        List<Part10File> part10 = examined.part10();
        if (!part10.isEmpty()) {
            throw new CompileException(part10.get(0).source().name()
                    + ": expected bulk data that the metadata link to, found a DICOM file; compile it without"
                    + " --metadata");
        }
        if (!options.pixelHeader()) {
            throw new IllegalArgumentException(
                    "--no-pixel-header does not go with --metadata, which says what goes out");
        }
    }

    Compilation.Content of(MetadataFile metadata, Examined examined) throws IOException, CompileException {
        requireFilesToLinkTo(examined);
        Encoding encoding = new EncodingChoice(options, warnings).of(metadata, examined.contents());
        boolean rewritten = options.changesInstances() || options.template().isPresent();
        String name = metadata.source().name();
        if (rewritten) {
            warnings.add(
                    name + ": rewritten for what is set; without -m, --like and --template its bytes go out unchanged");
        }
        List<String> problems = new ArrayList<>();
        if (options.validate() && !rewritten) {
            problems.addAll(new MetadataChecks(options, warnings).problems(metadata));
        }
        Contents contents = contents(metadata, problems);
        Map<String, ContentFile> files = new Links(name, problems).resolve(contents.links(), examined.contents());
        Map<String, Linked> linked = linked(files, encoding, problems);
        boolean completes = encoding == Encoding.DICOM || options.target().has(Habit.IMAGE_PIXEL);
        MetadataInstances instances =
                new MetadataInstances(options, metadata, contents.count(), linked, completes, uids);
        if (options.validate() && rewritten) {
            problems.addAll(new MetadataChecks(options, warnings)
                    .problems(name, sink -> instances.forEach(0, contents.count(), i -> sink.accept(i.dataset()))));
        }
        if (!problems.isEmpty()) {
            throw new CompileException(problems);
        }
        boolean completed = !rewritten && encoding != Encoding.DICOM && contents.incomplete();
        if (completed) {
            warnings.add(name + ": rewritten for " + options.target().title()
                    + ", which wants Transfer Syntax UID (0002,0010) and the Image Pixel attributes in the metadata");
        }
        boolean unchanged = !rewritten && !completed && encoding == metadata.encoding();
        if (unchanged) {
            List<Part> parts = asWritten(metadata, linked.values());
            String notice = name + ": rewritten, since it goes into several messages";
            return new Compilation.Content(encoding, instances, parts, Warnings.Search.NONE, Optional.of(notice));
        }
        List<Part> parts = Encoder.of(encoding, options).parts(instances, 0, contents.count());
        return new Compilation.Content(encoding, instances, parts, Warnings.Search.NONE, Optional.empty());
    }

    /** The bytes as the user wrote them, followed by the files. */
    private List<Part> asWritten(MetadataFile metadata, Collection<Linked> linked) {
        List<Part> parts = new ArrayList<>(linked.size() + 1);
        Header type = new Header("Content-Type", metadata.encoding().mediaType());
        parts.add(new Part(List.of(type), Bodies.of(metadata.source())));
        linked.forEach(file -> parts.addAll(file.part().parts(options.target())));
        return parts;
    }

    private Map<String, Linked> linked(Map<String, ContentFile> files, Encoding encoding, List<String> problems)
            throws IOException {
        ContentParts parts = new ContentParts(options, encoding == Encoding.DICOM);
        Map<String, Linked> linked = new LinkedHashMap<>();
        for (Map.Entry<String, ContentFile> file : files.entrySet()) {
            try {
                Media.Content content = file.getValue().content();
                linked.put(file.getKey(), new Linked(content, parts.of(content, file.getKey())));
            } catch (CompileException e) {
                problems.addAll(e.problems());
            }
        }
        return linked;
    }

    /**
     * What the metadata hold.
     *
     * @param count the number of instances
     * @param links their links in order
     * @param incomplete whether one lacks what the target wants of metadata
     */
    private record Contents(int count, Set<String> links, boolean incomplete) {}

    private Contents contents(MetadataFile metadata, List<String> problems) throws IOException, CompileException {
        String name = metadata.source().name();
        UniqueInstances unique = new UniqueInstances(i -> name + ": instance " + i);
        Set<String> links = new LinkedHashSet<>();
        boolean[] incomplete = new boolean[1];
        try {
            metadata.forEach(dataset -> {
                // Where the rules are held against it, they say this too, and where it stands.
                if (!options.validate() && !options.changesInstances()) {
                    checkStudy(name, dataset, unique.count(), problems);
                }
                unique.add(dataset);
                collectLinks(dataset, links);
                incomplete[0] |= lacksWhatIsWanted(dataset);
            });
        } catch (DicomTextException e) {
            if (problems.isEmpty()) {
                throw e;
            }
            throw new CompileException(problems);
        }
        if (unique.count() == 0) {
            problems.add(name + ": expected instances, found none");
        }
        if (!options.validate()) {
            unique.requireNoDuplicates();
        }
        return new Contents(unique.count(), links, incomplete[0]);
    }

    private boolean lacksWhatIsWanted(Dataset dataset) {
        boolean syntax = dataset.text(Tags.TRANSFER_SYNTAX_UID).isPresent();
        boolean picture = dataset.get(Tags.PIXEL_DATA).isPresent();
        return (options.target().has(Habit.METADATA_TRANSFER_SYNTAX) && !syntax)
                || (options.target().has(Habit.IMAGE_PIXEL)
                        && picture
                        && dataset.get(Tags.ROWS).isEmpty());
    }

    private void checkStudy(String metadata, Dataset dataset, int index, List<String> problems) {
        String study = dataset.text(Tags.STUDY_INSTANCE_UID).orElse("");
        options.study()
                .filter(expected -> !study.equals(expected.value()))
                .ifPresent(expected -> problems.add(metadata + ": instance " + index
                        + ": expected the Study Instance UID " + expected + " of the URL or --study, found "
                        + (study.isEmpty() ? "none" : study)));
    }

    private static void collectLinks(Dataset dataset, Set<String> links) {
        for (Element element : dataset) {
            if (element instanceof Element.BulkData bulk) {
                links.add(bulk.uri());
            } else if (element instanceof Element.Sequence sequence) {
                sequence.items().forEach(item -> collectLinks(item, links));
            }
        }
    }
}

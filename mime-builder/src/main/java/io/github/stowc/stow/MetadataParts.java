package io.github.stowc.stow;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.json.DicomJsonException;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonInstance;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.media.Media;
import io.github.stowc.media.Source;
import io.github.stowc.mime.Body;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Part;
import io.github.stowc.template.CharacterSets;
import io.github.stowc.template.InstanceContext;
import io.github.stowc.template.UidSource;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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

    Compilation.Content of(Source metadata, Examined examined) throws IOException, CompileException {
        if (!examined.part10().isEmpty()) {
            throw new CompileException(
                    examined.part10().get(0).source().name()
                            + ": expected bulk data that the metadata link to, found a DICOM file; compile it without --metadata");
        }
        if (options.isAskedFor(Encoding.DICOM)) {
            throw new IllegalArgumentException("-t dicom does not go with --metadata, which goes out as DICOM JSON");
        }
        if (!options.pixelHeader()) {
            throw new IllegalArgumentException(
                    "--no-pixel-header does not go with --metadata, which says what goes out");
        }
        boolean unchanged = options.settings().isEmpty() && options.template().isEmpty();
        InstanceStream instances = unchanged ? sink -> readAll(metadata, sink) : rewritten(metadata);
        List<String> problems = new ArrayList<>();
        if (options.validate()) {
            MetadataChecks checks = new MetadataChecks(options, warnings);
            problems.addAll(unchanged ? checks.problems(metadata) : checks.problems(metadata.name(), instances));
        }
        Contents contents = contents(metadata, instances, problems);
        List<Part> parts = new ArrayList<>();
        // The bytes as the user wrote them, or written anew where something is set.
        Body body = unchanged ? Bodies.of(metadata) : MetadataBody.of(metadata.name(), instances);
        parts.add(new Part(List.of(new Header("Content-Type", Encoding.JSON.mediaType())), body));
        parts.addAll(new Links(metadata.name(), problems).resolve(contents.links(), examined.jpegs(), this::bulkBody));
        if (!problems.isEmpty()) {
            throw new CompileException(problems);
        }
        return new Compilation.Content(Encoding.JSON, contents.count(), parts);
    }

    /** How many instances there are, and their links in order. */
    private record Contents(int count, Set<String> links) {}

    private Contents contents(Source metadata, InstanceStream instances, List<String> problems)
            throws IOException, CompileException {
        UniqueInstances unique = new UniqueInstances(i -> metadata.name() + ": instance " + i);
        Set<String> links = new LinkedHashSet<>();
        try {
            instances.forEach(dataset -> {
                // Where the rules are held against it, they say this too, and where it stands.
                if (!options.validate()) {
                    checkStudy(metadata, dataset, unique.count(), problems);
                }
                unique.add(dataset);
                collectLinks(dataset, links);
            });
        } catch (DicomJsonException e) {
            if (problems.isEmpty()) {
                throw e;
            }
            throw new CompileException(problems);
        }
        if (unique.count() == 0) {
            problems.add(metadata.name() + ": expected instances, found none");
        }
        if (!options.validate()) {
            unique.requireNoDuplicates();
        }
        return new Contents(unique.count(), links);
    }

    private Body bulkBody(Media.Jpeg jpeg) throws IOException {
        return options.applicationSegments() ? Bodies.of(jpeg.source()) : Bodies.withoutAppn(jpeg);
    }

    /** The instances with what is set in them. */
    private InstanceStream rewritten(Source metadata) {
        warnings.add(
                metadata.name() + ": rewritten for what is set; without -m and --template its bytes go out unchanged");
        ImageParts.Settings settings = ImageParts.Settings.of(options);
        Supplier<LocalDateTime> now = options.time();
        return sink -> {
            int[] index = new int[1];
            readAll(
                    metadata,
                    dataset -> sink.accept(
                            CharacterSets.declare(settings.applyTo(withTemplate(dataset, ++index[0], now)))));
        };
    }

    /** The dataset, with what the template has and it has not. */
    private Dataset withTemplate(Dataset dataset, int index, Supplier<LocalDateTime> now) {
        return options.template()
                .map(template -> template.instantiate(new InstanceContext(uids, index, "", now))
                        .with(dataset.elements()))
                .orElse(dataset);
    }

    private static void readAll(Source metadata, InstanceStream.Sink sink) throws IOException {
        try (DicomJsonReader reader = DicomJsonReader.strict(metadata.open(), JsonReadOptions.of(metadata.name()))) {
            for (Optional<JsonInstance> next = reader.next(); next.isPresent(); next = reader.next()) {
                sink.accept(next.get().dataset());
            }
        }
    }

    private void checkStudy(Source metadata, Dataset dataset, int index, List<String> problems) {
        String study = dataset.text(Tag.STUDY_INSTANCE_UID).orElse("");
        options.study()
                .filter(expected -> !study.equals(expected.value()))
                .ifPresent(expected -> problems.add(metadata.name() + ": instance " + index
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

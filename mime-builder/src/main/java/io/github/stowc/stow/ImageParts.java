package io.github.stowc.stow;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.media.Media;
import io.github.stowc.mime.Body;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Part;
import io.github.stowc.template.AttributeSetting;
import io.github.stowc.template.CharacterSets;
import io.github.stowc.template.ContentLocations;
import io.github.stowc.template.InstanceContext;
import io.github.stowc.template.PixelAttributes;
import io.github.stowc.template.Template;
import io.github.stowc.template.Templates;
import io.github.stowc.template.UidSource;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Images as metadata from a template, followed by the images themselves. */
final class ImageParts {
    private final CompilerOptions options;
    private final UidSource uids;
    private final List<String> warnings;
    private final Template template;
    private final Supplier<LocalDateTime> now;
    private final Settings settings;

    ImageParts(CompilerOptions options, UidSource uids, List<String> warnings) {
        this.options = options;
        this.uids = uids;
        this.warnings = warnings;
        this.template = options.template().orElseGet(() -> Templates.builtIn(Templates.SECONDARY_CAPTURE));
        this.now = options.time();
        this.settings = Settings.of(options);
    }

    Compilation.Content of(List<Media.Jpeg> jpegs) throws IOException, CompileException {
        List<String> locations = new ArrayList<>(jpegs.size());
        ContentLocations names = new ContentLocations();
        for (Media.Jpeg jpeg : jpegs) {
            locations.add(names.next(jpeg.source().name()));
            warnings.addAll(
                    options.applicationSegments()
                            ? jpeg.facts().warnings()
                            : jpeg.facts().warningsWithoutAppn());
        }
        InstanceStream instances = sink -> {
            for (int i = 0; i < locations.size(); i++) {
                sink.accept(dataset(jpegs.get(i), i + 1, locations.get(i)));
            }
        };
        UniqueInstances unique = new UniqueInstances(i -> jpegs.get(i).source().name());
        Body metadata = MetadataBody.of(
                "the metadata",
                sink -> instances.forEach(dataset -> {
                    unique.add(dataset);
                    sink.accept(dataset);
                }));
        unique.requireNoDuplicates();
        // The built-in templates are known to be right; what the user adds is not.
        if (options.validate()
                && (options.template().isPresent() || !options.settings().isEmpty())) {
            List<String> problems = new MetadataChecks(options, warnings).problems(origin(), instances);
            if (!problems.isEmpty()) {
                throw new CompileException(problems);
            }
        }
        List<Part> parts = new ArrayList<>(jpegs.size() + 1);
        parts.add(new Part(List.of(new Header("Content-Type", Encoding.JSON.mediaType())), metadata));
        for (int i = 0; i < locations.size(); i++) {
            parts.add(bulkData(jpegs.get(i), locations.get(i)));
        }
        return new Compilation.Content(Encoding.JSON, jpegs.size(), parts);
    }

    private Dataset dataset(Media.Jpeg jpeg, int index, String location) {
        String file = ContentLocations.fileName(jpeg.source().name());
        Dataset dataset = template.instantiate(new InstanceContext(uids, index, file, now));
        List<Element> elements = new ArrayList<>();
        if (options.pixelHeader()) {
            elements.addAll(PixelAttributes.of(jpeg.facts().imagePixel()));
        }
        elements.add(new Element.BulkData(Tag.PIXEL_DATA, VR.OB, location));
        return CharacterSets.declare(settings.applyTo(dataset.with(elements)));
    }

    /** What the user wrote that instances are made of. */
    private String origin() {
        return options.template().map(Template::name).orElse("-m");
    }

    private Part bulkData(Media.Jpeg jpeg, String location) throws IOException {
        Body body = options.applicationSegments() ? Bodies.of(jpeg.source()) : Bodies.withoutAppn(jpeg);
        return bulkData(jpeg, location, body);
    }

    static Part bulkData(Media media, String location, Body body) {
        return new Part(
                List.of(
                        new Header("Content-Type", media.mediaType().value()),
                        new Header("Content-Location", location)),
                body);
    }

    /** What is set in every instance. */
    record Settings(List<AttributeSetting> settings) {

        /**
         * The settings of the options, with the study.
         *
         * @throws IllegalArgumentException if one sets what the compiler links, or another study
         */
        static Settings of(CompilerOptions options) {
            List<AttributeSetting> settings = new ArrayList<>(options.settings());
            for (AttributeSetting setting : settings) {
                if (setting.isTopLevel() && setting.tag().equals(Tag.PIXEL_DATA)) {
                    throw new IllegalArgumentException("PixelData links to the file and cannot be set");
                }
                if (setting.isTopLevel()
                        && setting.tag().equals(Tag.STUDY_INSTANCE_UID)
                        && options.study().isPresent()) {
                    throw new IllegalArgumentException(
                            "the study is given by --study or the URL; leave out -m " + setting);
                }
            }
            options.study()
                    .ifPresent(study -> settings.add(
                            AttributeSetting.of(Element.of(Tag.STUDY_INSTANCE_UID, VR.UI, study.value()))));
            return new Settings(List.copyOf(settings));
        }

        Dataset applyTo(Dataset dataset) {
            Dataset changed = dataset;
            for (AttributeSetting setting : settings) {
                changed = setting.applyTo(changed);
            }
            return changed;
        }
    }
}

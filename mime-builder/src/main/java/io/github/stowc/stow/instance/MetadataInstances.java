package io.github.stowc.stow.instance;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.media.content.Media;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.source.MetadataFile;
import io.github.stowc.stow.source.Part10File;
import io.github.stowc.template.CharacterSets;
import io.github.stowc.template.InstanceContext;
import io.github.stowc.template.TemplateChoice;
import io.github.stowc.template.UidSource;
import io.github.stowc.template.header.HeaderAttributes;
import io.github.stowc.template.links.ContentLocations;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The instances in the user's metadata, to be rewritten with settings or in another encoding. */
public final class MetadataInstances implements Instances {
    private final MetadataFile metadata;
    private final List<String> firstLinks;
    private final Map<String, Linked> linked;
    private final boolean completes;
    private final UidSource uids;
    private final Settings settings;
    private final TemplateChoice templates;
    private final Supplier<LocalDateTime> now;

    /**
     * What a BulkDataURI links to.
     *
     * @param name the name of the file, or of the first frame's
     * @param content the facts in its header; empty if it has none
     * @param part its bulk data
     */
    public record Linked(String name, Optional<Media.Content> content, BulkPart part) {}

    /**
     * The instances of a file.
     *
     * @param firstLinks the first BulkDataURI of each instance; empty if it has none
     * @param linked the files by BulkDataURI
     * @param completes whether to take attributes that are missing in the metadata from the headers of the linked files
     */
    public MetadataInstances(
            CompilerOptions options,
            MetadataFile metadata,
            List<String> firstLinks,
            Map<String, Linked> linked,
            boolean completes,
            UidSource uids) {
        this.metadata = metadata;
        this.firstLinks = firstLinks;
        this.linked = linked;
        this.completes = completes;
        this.uids = uids;
        this.settings = Settings.of(options);
        this.templates = new TemplateChoice(options.templates());
        this.now = options.time();
    }

    @Override
    public int count() {
        return firstLinks.size();
    }

    @Override
    public String name(int index) {
        return metadata.source().name() + ": instance " + (index + 1);
    }

    @Override
    public Optional<String> file(int index) {
        return Optional.ofNullable(linked.get(firstLinks.get(index))).map(Linked::name);
    }

    @Override
    public Optional<Part10File> unchanged(int index) {
        return Optional.empty();
    }

    @Override
    public void forEach(int from, int to, Sink sink) throws IOException, CompileException {
        int[] next = new int[1];
        metadata.forEach(dataset -> {
            int index = next[0]++;
            if (index >= from && index < to) {
                sink.accept(instance(index, dataset));
            }
        });
    }

    private Instance instance(int index, Dataset written) {
        InstanceContext context = new InstanceContext(
                uids, index + 1, ContentLocations.fileName(file(index).orElse("")), now);
        Dataset dataset = settings.applyTo(withTemplate(written, index + 1), context);
        List<Linked> meant = new ArrayList<>();
        collect(dataset, meant);
        Linked main = main(dataset);
        if (completes && main != null) {
            dataset = withVr(dataset, main.part);
            if (main.content.isPresent()) {
                dataset = Dataset.of(HeaderAttributes.of(main.content.get())).with(dataset.elements());
            }
        }
        List<BulkPart> bulk = meant.stream().map(Linked::part).toList();
        return new Instance(name(index), CharacterSets.declare(dataset), transferSyntax(dataset, main), bulk);
    }

    /** The dataset, completed by the template. */
    private Dataset withTemplate(Dataset dataset, int index) {
        return templates
                .of(dataset)
                .map(template -> template.instantiate(new InstanceContext(uids, index, "", now))
                        .with(dataset.elements()))
                .orElse(dataset);
    }

    private void collect(Dataset dataset, List<Linked> meant) {
        for (Element element : dataset) {
            if (element instanceof Element.BulkData link) {
                Linked file = linked.get(link.uri());
                if (file != null) {
                    meant.add(file);
                }
            } else if (element instanceof Element.Sequence sequence) {
                sequence.items().forEach(item -> collect(item, meant));
            }
        }
    }

    /** The instance's main content: its Pixel Data or its document. */
    private @Nullable Linked main(Dataset dataset) {
        for (Tag tag : List.of(Tags.PIXEL_DATA, Tags.ENCAPSULATED_DOCUMENT)) {
            if (dataset.get(tag).orElse(null) instanceof Element.BulkData link) {
                return linked.get(link.uri());
            }
        }
        return null;
    }

    /** Compressed pixels are bytes, others words if they have more than 8 bits, whatever is written (PS3.5 A.2, A.4). */
    private static Dataset withVr(Dataset dataset, BulkPart part) {
        if (!(dataset.get(Tags.PIXEL_DATA).orElse(null) instanceof Element.BulkData link)) {
            return dataset;
        }
        boolean compressed = part.form() != BulkPart.Form.PLAIN;
        boolean words = !compressed && dataset.integer(Tags.BITS_ALLOCATED).orElse(8) > 8;
        VR vr = compressed ? VR.OB : words ? VR.OW : link.vr();
        return vr == link.vr() ? dataset : dataset.with(new Element.BulkData(link.tag(), vr, link.uri()));
    }

    private static TransferSyntax transferSyntax(Dataset dataset, @Nullable Linked main) {
        return main == null
                ? dataset.text(Tags.TRANSFER_SYNTAX_UID)
                        .map(TransferSyntax::new)
                        .orElse(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)
                : MadeInstances.transferSyntax(main.part);
    }
}

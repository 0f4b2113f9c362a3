package io.github.stowc.stow.instance;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.media.content.Media;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.template.AttributeSetting;
import io.github.stowc.template.CharacterSets;
import io.github.stowc.template.InstanceContext;
import io.github.stowc.template.Template;
import io.github.stowc.template.TemplateChoice;
import io.github.stowc.template.Templates;
import io.github.stowc.template.UidSource;
import io.github.stowc.template.header.ContentTime;
import io.github.stowc.template.header.HeaderAttributes;
import io.github.stowc.template.links.ContentLocations;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Makes instances of pictures, videos and documents from a template, the file's header and the settings. */
public final class MadeInstances {
    private final CompilerOptions options;
    private final UidSource uids;
    private final Settings settings;
    private final Supplier<LocalDateTime> now;
    private final Map<String, Template> templates = new HashMap<>();
    private final TemplateChoice choice;

    /** Makes them as the options say. */
    public MadeInstances(CompilerOptions options, UidSource uids) {
        this.options = options;
        this.uids = uids;
        this.settings = Settings.of(options);
        this.now = options.time();
        this.choice = new TemplateChoice(options.templates());
    }

    /**
     * Makes an instance.
     *
     * @param index its number in the message, from 1
     * @param bulk the bulk data of the content
     */
    Instance of(Media.Content content, int index, BulkPart bulk) {
        String file = ContentLocations.fileName(content.source().name());
        return of(content, new InstanceContext(uids, index, file, now), bulk, settings);
    }

    /**
     * Makes an instance with settings of its own.
     *
     * @param bulk the bulk data of the content
     * @param own in the order of their application, after those of the options
     */
    public Instance of(Media.Content content, InstanceContext context, BulkPart bulk, List<AttributeSetting> own) {
        List<AttributeSetting> all = new ArrayList<>(settings.settings());
        all.addAll(own);
        return of(content, context, bulk, new Settings(all));
    }

    private Instance of(Media.Content content, InstanceContext context, BulkPart bulk, Settings settings) {
        Dataset dataset = options.templates().isEmpty()
                ? builtIn(content).instantiate(context)
                : choice.instantiate(content, () -> builtIn(content), context);
        if (options.applicationSegments()) {
            dataset = ContentTime.addTo(dataset, content);
        }
        if (options.pixelHeader()) {
            dataset = dataset.with(HeaderAttributes.of(content));
        }
        Dataset made = CharacterSets.declare(settings.applyTo(dataset.with(link(content, bulk.uri())), context));
        return new Instance(content.source().name(), made, transferSyntax(bulk), List.of(bulk));
    }

    private Template builtIn(Media.Content content) {
        return templates.computeIfAbsent(Templates.nameFor(content, options.photographic()), Templates::builtIn);
    }

    private static Element link(Media.Content content, String uri) {
        if (content instanceof Media.Document) {
            return new Element.BulkData(Tags.ENCAPSULATED_DOCUMENT, VR.OB, uri);
        }
        boolean words =
                content instanceof Media.Raster raster && raster.imagePixel().bitsAllocated() > 8;
        return new Element.BulkData(Tags.PIXEL_DATA, words ? VR.OW : VR.OB, uri);
    }

    /** The transfer syntax for a DICOM file with that bulk data. */
    static TransferSyntax transferSyntax(BulkPart bulk) {
        return bulk.transferSyntax().map(TransferSyntax::new).orElse(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }
}

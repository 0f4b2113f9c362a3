package io.github.stowc.stow.instance;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.template.CharacterSets;
import io.github.stowc.template.InstanceContext;
import io.github.stowc.template.UidSource;
import io.github.stowc.template.links.ContentLocations;
import java.time.LocalDateTime;
import java.util.function.Supplier;

/** Applies settings to instances that already have their attributes. */
final class InstanceSettings {
    private final boolean changes;
    private final Settings settings;
    private final UidSource uids;
    private final Supplier<LocalDateTime> now;

    /**
     * The settings in the options.
     *
     * @throws io.github.stowc.wording.UsageException if one sets a value that the compiler links, or another study
     */
    InstanceSettings(CompilerOptions options, UidSource uids) {
        this.changes = options.changesInstances();
        this.settings = Settings.of(options);
        this.uids = uids;
        this.now = options.time();
    }

    /**
     * The instance with the settings; in UTF-8, which can hold any of them.
     *
     * @param index its number in the message, from 1
     * @param file the path of its file; empty if it has none
     */
    Instance applyTo(Instance instance, int index, String file) {
        InstanceContext context = new InstanceContext(uids, index, ContentLocations.fileName(file), now);
        Dataset dataset = changes ? settings.applyTo(instance.dataset(), context) : instance.dataset();
        if (dataset.text(Tags.SPECIFIC_CHARACTER_SET).isPresent()) {
            dataset = dataset.with(Element.of(Tags.SPECIFIC_CHARACTER_SET, VR.CS, CharacterSets.UTF_8));
        }
        return new Instance(
                instance.name(), CharacterSets.declare(dataset), instance.transferSyntax(), instance.bulk());
    }
}

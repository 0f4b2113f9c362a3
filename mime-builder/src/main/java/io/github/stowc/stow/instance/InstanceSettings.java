package io.github.stowc.stow.instance;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.template.CharacterSets;

/** Applies settings to instances that already have their attributes. */
final class InstanceSettings {
    private final boolean changes;
    private final Settings settings;

    /**
     * The settings in the options.
     *
     * @throws io.github.stowc.wording.UsageException if one sets a value that the compiler links, or another study
     */
    InstanceSettings(CompilerOptions options) {
        this.changes = options.changesInstances();
        this.settings = Settings.of(options);
    }

    /** The instance with the settings; in UTF-8, which can hold any of them. */
    Instance applyTo(Instance instance) {
        Dataset dataset = changes ? settings.applyTo(instance.dataset()) : instance.dataset();
        if (dataset.text(Tags.SPECIFIC_CHARACTER_SET).isPresent()) {
            dataset = dataset.with(Element.of(Tags.SPECIFIC_CHARACTER_SET, VR.CS, CharacterSets.UTF_8));
        }
        return new Instance(
                instance.name(), CharacterSets.declare(dataset), instance.transferSyntax(), instance.bulk());
    }
}

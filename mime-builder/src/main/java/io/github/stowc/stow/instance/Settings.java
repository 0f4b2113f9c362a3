package io.github.stowc.stow.instance;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.template.AttributeSetting;
import io.github.stowc.template.InstanceContext;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings for every instance. Immutable.
 *
 * @param settings in the order of their application
 */
record Settings(List<AttributeSetting> settings) {
    /** Copies the list. */
    Settings {
        settings = List.copyOf(settings);
    }

    /**
     * The settings in the options, with the study.
     *
     * @throws UsageException if one sets a value that the compiler links, or another study
     */
    static Settings of(CompilerOptions options) {
        List<AttributeSetting> settings = new ArrayList<>(options.settings());
        for (AttributeSetting setting : settings) {
            boolean linked =
                    setting.tag().equals(Tags.PIXEL_DATA) || setting.tag().equals(Tags.ENCAPSULATED_DOCUMENT);
            if (setting.isTopLevel() && linked) {
                String keyword = setting.tag().equals(Tags.PIXEL_DATA) ? "PixelData" : "EncapsulatedDocument";
                throw new UsageException(keyword + " links to the file and cannot be set");
            }
            if (setting.isTopLevel()
                    && setting.tag().equals(Tags.STUDY_INSTANCE_UID)
                    && options.study().isPresent()) {
                throw new UsageException(Sentence.of(
                        "the study is already given by ", Choice.STUDY, "; leave out ", Choice.SET, " " + setting));
            }
        }
        options.study()
                .ifPresent(study ->
                        settings.add(AttributeSetting.of(Element.of(Tags.STUDY_INSTANCE_UID, VR.UI, study.value()))));
        return new Settings(settings);
    }

    /**
     * The dataset with the settings.
     *
     * @param context what generated values refer to
     */
    Dataset applyTo(Dataset dataset, InstanceContext context) {
        Dataset changed = dataset;
        for (AttributeSetting setting : settings) {
            changed = setting.applyTo(changed, context);
        }
        return changed;
    }
}

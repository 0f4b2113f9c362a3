package io.github.stowc.template;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;

/** Declares in a dataset which characters it holds (PS3.3 C.12.1.1.2). */
public final class CharacterSets {
    /** The defined term for UTF-8 (PS3.3 C.12.1.1.2). */
    public static final String UTF_8 = "ISO_IR 192";

    private CharacterSets() {}

    /** The dataset, with Specific Character Set ISO_IR 192 if a value goes beyond ASCII and no set is named. */
    public static Dataset declare(Dataset dataset) {
        boolean named = dataset.text(Tags.SPECIFIC_CHARACTER_SET).isPresent();
        return named || isAscii(dataset)
                ? dataset
                : dataset.with(Element.of(Tags.SPECIFIC_CHARACTER_SET, VR.CS, UTF_8));
    }

    private static boolean isAscii(Dataset dataset) {
        for (Element element : dataset) {
            for (String text : element.texts()) {
                if (!isAscii(text)) {
                    return false;
                }
            }
            if (element instanceof Element.Sequence sequence) {
                for (Dataset item : sequence.items()) {
                    if (!isAscii(item)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Whether a text needs no character set beyond the default one (PS3.5 6.1.1). */
    public static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}

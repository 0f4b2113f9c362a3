package io.github.stowc.dicom.syntax;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;

/** Names the VRs of an attribute for a remedy. */
public final class VrNames {
    private VrNames() {}

    /** The VRs that the dictionary gives an attribute, to be put in double quotes: {@code US" or "SS}. */
    public static String expected(Tag tag) {
        DictionaryEntry entry = DataDictionary.standard().find(tag).orElse(null);
        if (entry == null) {
            return DataDictionary.standard().vr(tag).name();
        }
        StringBuilder names = new StringBuilder();
        for (VR vr : entry.vrs()) {
            names.append(names.isEmpty() ? "" : "\" or \"").append(vr.name());
        }
        return names.toString();
    }
}

package io.github.stowc.dicom;

import java.util.List;

/**
 * What PS3.6 says about an attribute.
 *
 * @param pattern the tag as eight characters, {@code x} where any hexadecimal digit may stand: {@code 60xx3000}
 * @param vrs the VRs that it may have, the preferred one first
 * @param multiplicity how many values
 * @param keyword the name without blanks: {@code StudyInstanceUID}
 * @param name the name: {@code Study Instance UID}
 * @param retired whether the standard has withdrawn it
 */
public record DictionaryEntry(
        String pattern, List<VR> vrs, Multiplicity multiplicity, String keyword, String name, boolean retired) {

    /** Copies the list. */
    public DictionaryEntry {
        vrs = List.copyOf(vrs);
    }

    /** The VR to use if nothing else decides. */
    public VR vr() {
        return vrs.get(0);
    }

    /**
     * The tag; of a repeating group the first, {@code (6000,3000)}. For the ranges in group 0028 it is the one with a 1,
     * since those with a 0 are attributes of their own.
     */
    public Tag tag() {
        return Tag.parse(pattern.replace('x', pattern.startsWith("0028") ? '1' : '0'))
                .orElseThrow();
    }
}

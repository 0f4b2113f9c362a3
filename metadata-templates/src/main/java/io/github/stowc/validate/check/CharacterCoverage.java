package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.SpecificCharacterSet;
import io.github.stowc.template.CharacterSets;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether Specific Character Set has the characters of a text (PS3.3 C.12.1.1.2).
 *
 * @param terms the attribute's values; null if it is absent
 */
record CharacterCoverage(@Nullable List<String> terms) {
    static final CharacterCoverage ABSENT = new CharacterCoverage(null);

    /** The set of a dataset; if it has none of its own, that of the enclosing one (PS3.5 6.1.2.5.4). */
    CharacterCoverage of(Dataset dataset) {
        Element element = dataset.get(Tags.SPECIFIC_CHARACTER_SET).orElse(null);
        return element == null || element.texts().isEmpty() ? this : new CharacterCoverage(element.texts());
    }

    /** Whether the set has all characters of a text; true if the set is unknown. */
    boolean covers(String text, VR vr) {
        if (CharacterSets.isAscii(text)) {
            return true;
        }
        if (terms == null) {
            return false;
        }
        try {
            SpecificCharacterSet.of(terms).encode(text, vr);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}

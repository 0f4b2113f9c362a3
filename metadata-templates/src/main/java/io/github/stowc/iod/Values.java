package io.github.stowc.iod;

import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import java.util.List;

/** Looks at the values of elements as PS3.5 7.4 does. */
final class Values {
    private Values() {}

    /** Whether an element is present without a value: zero length in its encoded form, or nothing but padding. */
    static boolean isEmpty(Element element) {
        if (element instanceof Element.Text text) {
            List<String> values = text.values();
            return values.size() == 1 && values.get(0).isBlank();
        }
        if (element instanceof Element.Names names) {
            return names.names().size() == 1 && names.names().get(0).equals(PersonName.EMPTY);
        }
        return element.valueCount() == 0;
    }
}

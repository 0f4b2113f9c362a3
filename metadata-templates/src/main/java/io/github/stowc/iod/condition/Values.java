package io.github.stowc.iod.condition;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.iod.Frame;
import java.util.List;

/** Looks at the values of elements as PS3.5 7.4 does. */
public final class Values {
    private Values() {}

    /** Whether an element is present without a value: zero length in its encoded form, or nothing but padding. */
    public static boolean isEmpty(Element element) {
        if (element instanceof Element.Text text) {
            List<String> values = text.values();
            return values.size() == 1 && values.get(0).isBlank();
        }
        if (element instanceof Element.Names names) {
            return names.names().size() == 1 && names.names().get(0).equals(PersonName.EMPTY);
        }
        return element.valueCount() == 0;
    }

    /** The first value of an attribute as a number; NaN where it has none. */
    public static double number(Frame frame, Tag tag) {
        Element element = frame.element(tag);
        return element == null ? Double.NaN : number(element, 0);
    }

    /** A value of an attribute as a number, counted from 0; NaN where it has none. */
    public static double number(Dataset dataset, Tag tag, int index) {
        Element element = dataset.get(tag).orElse(null);
        return element == null ? Double.NaN : number(element, index);
    }

    private static double number(Element element, int index) {
        List<String> texts = element.texts();
        return index < texts.size() ? Numbers.parse(texts.get(index)) : Double.NaN;
    }
}

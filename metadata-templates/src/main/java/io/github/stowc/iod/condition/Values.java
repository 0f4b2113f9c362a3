package io.github.stowc.iod.condition;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import java.util.List;

/** Reads the values of elements as PS3.5 7.4 does. */
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

    /** The first value of an attribute as a number; NaN if it has none. */
    public static double number(Scope scope, Tag tag) {
        Element element = scope.element(tag);
        return element == null ? Double.NaN : number(element, 0);
    }

    /** A value of an attribute as a number, counted from 0; NaN if it has none. */
    public static double number(Dataset dataset, Tag tag, int index) {
        Element element = dataset.get(tag).orElse(null);
        return element == null ? Double.NaN : number(element, index);
    }

    private static double number(Element element, int index) {
        List<String> texts = element.texts();
        return index < texts.size() ? Values.number(texts.get(index)) : Double.NaN;
    }

    /** The number; NaN, which equals nothing, for text that is not a number. */
    public static double number(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > 32) {
            return Double.NaN;
        }
        int value = 0;
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (c < '0' || c > '9' || i > 8) {
                return slowly(stripped);
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    private static double slowly(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("+-.eE0123456789".indexOf(text.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}

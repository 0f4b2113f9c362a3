package io.github.stowc.receiver.query;

import io.github.stowc.dicom.Element;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether an attribute is as a key asks (PS3.4 C.2.2.2). */
@FunctionalInterface
interface ValueMatch {
    /** Also of an attribute that is absent. */
    boolean matches(Optional<Element> element);

    /** Every value matches, and none too (C.2.2.2.3). */
    static ValueMatch universal() {
        return element -> true;
    }

    /** The attribute has no value (C.2.2.2.7). */
    static ValueMatch empty() {
        return element -> element.map(Element::valueCount).orElse(0) == 0
                || (element.get().texts().stream().allMatch(String::isEmpty)
                        && !element.get().texts().isEmpty());
    }

    /** One of the values is as wanted. */
    static ValueMatch any(Predicate<String> wanted) {
        return element -> element.isPresent() && any(element.get().texts(), wanted);
    }

    private static boolean any(List<String> texts, Predicate<String> wanted) {
        for (String text : texts) {
            if (wanted.test(text)) {
                return true;
            }
        }
        return false;
    }
}

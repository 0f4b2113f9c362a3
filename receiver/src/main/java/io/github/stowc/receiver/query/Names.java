package io.github.stowc.receiver.query;

import io.github.stowc.dicom.PersonName;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Compares names of persons, in any case; without delimiters that follow the last component (PS3.5 6.2.1). */
final class Names implements Predicate<String> {
    private final String name;
    private final Wildcard pattern;
    private final boolean isWhole;

    /** A key with one component group fits each group of a name, one with several the whole name. */
    Names(String key) {
        this.name = simple(key);
        this.pattern = new Wildcard(name);
        this.isWhole = name.indexOf('=') >= 0;
    }

    @Override
    public boolean test(String value) {
        if (isWhole) {
            return pattern.matches(simple(value));
        }
        PersonName parsed = PersonName.parse(value);
        for (String group : List.of(parsed.alphabetic(), parsed.ideographic(), parsed.phonetic())) {
            if (!group.isEmpty() && pattern.matches(simple(group))) {
                return true;
            }
        }
        return false;
    }

    private static String simple(String text) {
        String simple = text.strip().toLowerCase(Locale.ROOT);
        int end = simple.length();
        while (end > 0 && (simple.charAt(end - 1) == '^' || simple.charAt(end - 1) == '=')) {
            end--;
        }
        return simple.substring(0, end);
    }
}

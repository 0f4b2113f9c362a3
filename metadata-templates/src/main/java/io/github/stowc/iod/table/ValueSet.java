package io.github.stowc.iod.table;

import io.github.stowc.iod.condition.Values;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The values that an attribute may have: enumerated values or defined terms (PS3.5 6.3). Immutable.
 *
 * @param name the name in the tables
 * @param numeric whether values are compared as numbers
 * @param values in the order of the standard; one that ends in {@code *} stands for all that begin so
 */
public record ValueSet(String name, boolean numeric, Set<String> values) {

    /** Reads {@code kind TAB value|value}. */
    static ValueSet parse(String name, String text) {
        int tab = text.indexOf('\t');
        Set<String> values = new LinkedHashSet<>();
        int start = tab + 1;
        for (int bar = text.indexOf('|', start); bar >= 0; bar = text.indexOf('|', start)) {
            values.add(text.substring(start, bar));
            start = bar + 1;
        }
        values.add(text.substring(start));
        return new ValueSet(name, text.startsWith("number"), values);
    }

    public boolean contains(String value) {
        if (values.contains(value)) {
            return true;
        }
        String stripped = value.strip();
        return values.contains(stripped) || (numeric ? containsNumber(stripped) : isOfFamily(stripped));
    }

    private boolean isOfFamily(String value) {
        for (String each : values) {
            int stem = each.length() - 1;
            if (stem > 0
                    && each.charAt(stem) == '*'
                    && value.length() > stem
                    && value.startsWith(each.substring(0, stem))) {
                return true;
            }
        }
        return false;
    }

    private boolean containsNumber(String value) {
        double number = Values.number(value);
        for (String each : values) {
            if (Values.number(each) == number) {
                return true;
            }
        }
        return false;
    }
}

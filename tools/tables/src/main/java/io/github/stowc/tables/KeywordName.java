package io.github.stowc.tables;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes the name of an attribute or UID from its keyword, for sources that give no names. */
final class KeywordName {
    private static final Pattern BORDERS = Pattern.compile("(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z0-9])(?=[A-Z][a-z])");
    private static final Set<String> SMALL =
            Set.of("of", "to", "in", "for", "the", "and", "or", "from", "with", "by", "at", "on", "per");

    private KeywordName() {}

    /** {@code NameToUse} as {@code Name to Use}; the name lacks what a keyword leaves out, such as a hyphen. */
    static String of(String keyword) {
        StringBuilder name = new StringBuilder();
        for (String word : BORDERS.split(keyword, -1)) {
            String small = word.toLowerCase(Locale.ROOT);
            boolean first = name.isEmpty();
            name.append(first ? "" : " ").append(!first && SMALL.contains(small) ? small : word);
        }
        // The standard writes a point in time as one word, and the plural of an identifier too.
        return name.toString().replace("Date Time", "DateTime").replaceAll("\\b(U?I) Ds\\b", "$1Ds");
    }
}

package io.github.stowc.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the facts of a dictionary in the form of DCMTK's {@code dicom.dic}: tag, VR, keyword, VM and version by tabs.
 *
 * <p>Ranges are {@code (6000-60FF,3000)}. It has no names, gives one tag for some retired ranges of the standard, and
 * has its own names for several VRs.
 */
final class DcmtkDictionary {
    private static final Pattern EDITION = Pattern.compile("#.* PS ?3\\.6-(\\d{4}[a-z]).*");
    private static final Pattern RANGE = Pattern.compile("(\\p{XDigit}{4})-(?:[ou]-)?(\\p{XDigit}{4})");
    private static final Map<String, String> SEVERAL =
            Map.of("xs", "US|SS", "ox", "OB|OW", "px", "OB|OW", "lt", "US|SS|OW", "up", "UL");
    private static final String RETIRED = "RETIRED_";
    /** Entries that are not of PS3.6: those for any private or group length tag, and the delimiters. */
    private static final Set<String> OTHER_VERSIONS = Set.of("GENERIC", "ILLEGAL", "PRIVATE");

    private DcmtkDictionary() {}

    /**
     * Reads all of it.
     *
     * @throws TableException if it does not tell its edition, or a line has another form
     */
    static Edition read(String file, String text) {
        String edition = "";
        List<DataElement> elements = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher matcher = EDITION.matcher(line);
            if (line.startsWith("#") || line.isBlank()) {
                edition = edition.isEmpty() && matcher.matches() ? "PS3.6 " + matcher.group(1) : edition;
            } else {
                add(file + ":" + number, line.split("\t", -1), elements);
            }
        }
        if (edition.isEmpty()) {
            throw new TableException(file, "expected a comment that says \"PS 3.6-2027a\", the edition; found none");
        }
        return new Edition(
                edition,
                "PREVIOUS, brought to " + edition + " with the facts of DCMTK's dicom.dic.",
                elements,
                List.of());
    }

    private static void add(String place, String[] columns, List<DataElement> elements) {
        if (columns.length != 5) {
            throw new TableException(
                    place,
                    "expected by tabs: (gggg,eeee), VR, keyword, VM, version; found " + columns.length + " columns");
        }
        String tag = tag(columns[0]);
        boolean isMessage = tag.startsWith("0000");
        if (OTHER_VERSIONS.contains(columns[4]) || isMessage || columns[1].equals("na")) {
            return;
        }
        String keyword = columns[2].replace(RETIRED, "");
        DataElement element = new DataElement(
                tag,
                SEVERAL.getOrDefault(columns[1], columns[1]),
                columns[3],
                keyword,
                columns[4].endsWith("retired"),
                KeywordName.of(keyword),
                true);
        element.check(place);
        elements.add(element);
    }

    /** A tag with {@code x} for digits in which the ends of a range differ. */
    private static String tag(String text) {
        return DataElement.tag(RANGE.matcher(text).replaceAll(range -> {
            StringBuilder digits = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                char low = range.group(1).charAt(i);
                digits.append(low == range.group(2).charAt(i) ? low : 'x');
            }
            return digits.toString();
        }));
    }
}

package io.github.stowc.tables;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads PS3.6 as NEMA publishes it in DocBook, {@code part06.xml}.
 *
 * <p>Tables 6-1, 7-1, 8-1 and 9-1 have a row for each data element, A-1 and A-2 for each unique identifier. Their
 * titles tell the columns. Keywords and UIDs have zero-width spaces at places for line breaks.
 */
final class Part06 {
    private static final Set<String> ELEMENTS = Set.of("6-1", "7-1", "8-1", "9-1");
    private static final Set<String> UIDS = Set.of("A-1", "A-2");
    private static final Pattern SUBTITLE = Pattern.compile("DICOM PS ?3\\.6 (\\d{4}[a-z]) .*");
    private static final String RETIRED = "(Retired)";

    private final String file;
    private final XMLStreamReader xml;
    private String edition = "";
    private final List<DataElement> elements = new ArrayList<>();
    private final List<RegisteredUid> uids = new ArrayList<>();

    private Part06(String file, InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        this.file = file;
        this.xml = factory.createXMLStreamReader(in);
    }

    /**
     * Reads all of it.
     *
     * @throws TableException if it is not XML, does not tell its edition, or lacks table 6-1 or A-1
     */
    static Edition read(String file, InputStream in) {
        try {
            return new Part06(file, in).read();
        } catch (XMLStreamException broken) {
            throw new TableException(
                    file + ":" + broken.getLocation().getLineNumber(), "expected DocBook XML; " + broken.getMessage());
        }
    }

    private Edition read() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "subtitle" -> subtitle();
                    case "table" -> table(xml.getAttributeValue(null, "label"));
                    default -> {}
                }
            }
        }
        if (edition.isEmpty() || elements.isEmpty() || uids.isEmpty()) {
            throw new TableException(
                    file,
                    "expected part06.xml with a subtitle such as \"DICOM PS3.6 2027a - Data Dictionary\", table 6-1"
                            + " and table A-1; found edition \"" + edition + "\", " + elements.size()
                            + " data elements and " + uids.size() + " UIDs");
        }
        return new Edition(edition, "NEMA's part06.xml.", elements, uids);
    }

    private void subtitle() throws XMLStreamException {
        Matcher matcher = SUBTITLE.matcher(text("subtitle"));
        if (edition.isEmpty() && matcher.matches()) {
            edition = "PS3.6 " + matcher.group(1);
        }
    }

    private void table(String label) throws XMLStreamException {
        boolean isElements = label != null && ELEMENTS.contains(label);
        if (!isElements && (label == null || !UIDS.contains(label))) {
            return;
        }
        List<String> titles = List.of();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("table")) {
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("tr")) {
                String place = file + ":" + xml.getLocation().getLineNumber();
                List<String> cells = cells();
                if (titles.isEmpty()) {
                    titles = cells;
                } else {
                    row(place, label, isElements, byTitle(titles, cells));
                }
            }
        }
    }

    /** A row's cells by the titles of their columns; the column that says RET has none. */
    private static Map<String, String> byTitle(List<String> titles, List<String> cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.size() && i < titles.size(); i++) {
            row.put(titles.get(i), cells.get(i));
        }
        return row;
    }

    private void row(String place, String label, boolean isElement, Map<String, String> row) {
        if (isElement) {
            element(place, row);
        } else {
            uid(label, row);
        }
    }

    private void element(String place, Map<String, String> row) {
        boolean retired = row.getOrDefault("", "").startsWith("RET");
        String name = row.getOrDefault("Name", "");
        String vr = row.getOrDefault("VR", "").replace(" or ", "|");
        boolean isBlank = retired && name.isEmpty();
        boolean isDelimiter = !isBlank && vr.startsWith("See Note");
        if (isDelimiter) {
            return;
        }
        // A few rows have lost all but their tag; in our table they are bytes without a name.
        DataElement element = new DataElement(
                DataElement.tag(row.getOrDefault("Tag", "")),
                isBlank ? "OB" : vr,
                isBlank ? "1" : row.getOrDefault("VM", "").split(" or ", 2)[0],
                unspaced(row.getOrDefault("Keyword", "")),
                retired,
                isBlank ? "Retired-blank" : name,
                false);
        element.check(place);
        elements.add(element);
    }

    private void uid(String label, Map<String, String> row) {
        String name = row.getOrDefault("UID Name", "");
        boolean retired = name.endsWith(RETIRED);
        String bare = retired ? name.substring(0, name.length() - RETIRED.length()) : name;
        uids.add(new RegisteredUid(
                unspaced(row.getOrDefault("UID Value", "")),
                label.equals("A-2") ? "Well-known frame of reference" : row.getOrDefault("UID Type", ""),
                unspaced(row.getOrDefault("UID Keyword", "")),
                retired,
                // The text after a colon says what the UID is the default for.
                bare.split(": ", 2)[0].strip(),
                false));
    }

    private static String unspaced(String text) {
        return text.replace(" ", "");
    }

    private List<String> cells() throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("tr")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                cells.add(text(xml.getLocalName()));
            }
        }
        return cells;
    }

    /** The text up to an element's end, without invisible characters, each run of white space as one blank. */
    private String text(String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals(element)) {
                break;
            }
        }
        return text.toString()
                .replaceAll("[\\u200B\\u00AD\\uFEFF]", "")
                .replaceAll("[\\s\\u00A0]+", " ")
                .strip();
    }
}

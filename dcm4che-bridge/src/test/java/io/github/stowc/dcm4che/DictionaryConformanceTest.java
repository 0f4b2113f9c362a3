package io.github.stowc.dcm4che;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.UidRegistry;
import io.github.stowc.dicom.VR;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.UID;
import org.junit.jupiter.api.Test;

/** Compares our registries of PS3.6 with dcm4che's; docs/dcm4che.md says why they differ in places. */
class DictionaryConformanceTest {
    private static final DataDictionary OURS = DataDictionary.standard();
    private static final ElementDictionary THEIRS = ElementDictionary.getStandardElementDictionary();

    @Test
    void eachAttributeHasTheSameTagAndKeyword() {
        List<String> differences = new ArrayList<>();
        for (String keyword : OURS.keywords()) {
            DictionaryEntry entry = OURS.find(keyword).orElseThrow();
            int tag = THEIRS.tagForKeyword(keyword);
            if (tag != asConstant(entry)) {
                differences.add(keyword + ": ours " + entry.pattern() + ", theirs " + new Tag(tag).hex());
            }
            String theirs = THEIRS.keywordOf(entry.tag().value());
            if (!keyword.equals(theirs) && !isRetiredRange(entry)) {
                differences.add(entry.pattern() + ": ours " + keyword + ", theirs " + theirs);
            }
        }
        assertEquals(List.of(), differences);
    }

    /** A withdrawn range of tags, which dcm4che knows only by its keyword. */
    private static boolean isRetiredRange(DictionaryEntry entry) {
        String pattern = entry.pattern();
        return entry.retired() && pattern.indexOf('x') >= 4;
    }

    /** In ranges of tags, dcm4che's constants have 0 for each x. */
    private static int asConstant(DictionaryEntry entry) {
        return Tag.parse(entry.pattern().replace('x', '0')).orElseThrow().value();
    }

    @Test
    void eachAttributeHasTheSameVr() {
        List<String> differences = new ArrayList<>();
        for (String keyword : OURS.keywords()) {
            DictionaryEntry entry = OURS.find(keyword).orElseThrow();
            VR theirs = VR.valueOf(THEIRS.vrOf(entry.tag().value()).name());
            if (!entry.vrs().contains(theirs) && !isRetiredRange(entry)) {
                differences.add(entry.pattern() + " " + keyword + ": ours " + entry.vrs() + ", theirs " + theirs);
            }
        }
        assertEquals(List.of(), differences);
    }

    @Test
    void eachAttributeHasTheSameMultiplicityAndName() throws Exception {
        Map<String, Map<String, String>> theirs = elements();
        List<String> differences = new ArrayList<>();
        for (String keyword : OURS.keywords()) {
            DictionaryEntry entry = OURS.find(keyword).orElseThrow();
            Map<String, String> row = theirs.getOrDefault(entry.pattern().toLowerCase(Locale.ROOT), Map.of());
            String ours = String.join("|", entry.vrs().stream().map(VR::name).toList()) + " " + entry.multiplicity()
                    + " " + entry.name() + (entry.retired() ? " (retired)" : "");
            String their = row.getOrDefault("vr", "").replace(" or ", "|") + " " + row.get("vm") + " " + row.get("name")
                    + (row.containsKey("retired") ? " (retired)" : "");
            if (!ours.equals(their)) {
                differences.add(entry.pattern() + ": ours " + ours + ", theirs " + their);
            }
        }
        assertEquals(List.of(), differences);
    }

    @Test
    void whatOnlyDcm4cheHasIsNoElement() throws Exception {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> row : elements().entrySet()) {
            String keyword = row.getValue().getOrDefault("keyword", "");
            if (!keyword.isEmpty() && OURS.find(keyword).isEmpty()) {
                differences.add(keyword);
            }
        }
        assertEquals(List.of("Item", "ItemDelimitationItem", "SequenceDelimitationItem"), differences);
    }

    @Test
    void eachUidHasTheSameKeyword() {
        List<String> differences = new ArrayList<>();
        UidRegistry ours = UidRegistry.standard();
        assertFalse(ours.keywords().isEmpty());
        for (String keyword : ours.keywords()) {
            UidRegistry.Entry entry = ours.findKeyword(keyword).orElseThrow();
            String theirs;
            try {
                theirs = UID.forName(keyword);
            } catch (IllegalArgumentException e) {
                theirs = "none";
            }
            // dcm4che has the UIDs of table A-1, but not those of A-2.
            boolean frame = theirs.equals("none") && entry.type().equals("Well-known frame of reference");
            if (!theirs.equals(entry.uid()) && !frame) {
                differences.add(entry.uid() + " " + entry.type() + " " + keyword + ", theirs " + theirs);
            }
        }
        assertEquals(List.of(), differences);
    }

    private static Map<String, Map<String, String>> elements() throws Exception {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        try (InputStream in = ElementDictionary.class.getResourceAsStream("/dataelements.xml")) {
            XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("el")) {
                    Map<String, String> row = new TreeMap<>();
                    for (int i = 0; i < xml.getAttributeCount(); i++) {
                        row.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
                    }
                    row.put("name", xml.getElementText());
                    rows.put(row.get("tag").toLowerCase(Locale.ROOT), row);
                }
            }
        }
        return rows;
    }
}

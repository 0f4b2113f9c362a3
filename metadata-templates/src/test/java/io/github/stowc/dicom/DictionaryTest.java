package io.github.stowc.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DictionaryTest {
    private final DataDictionary dictionary = DataDictionary.standard();

    @Test
    void everyKeywordLeadsToItsTagAndBack() {
        assertTrue(dictionary.keywords().size() > 5000);
        for (String keyword : dictionary.keywords()) {
            DictionaryEntry entry = dictionary.find(keyword).orElseThrow();
            assertEquals(keyword, entry.keyword());
            assertEquals(Optional.of(entry), dictionary.find(entry.tag()), keyword);
        }
    }

    @Test
    void aRepeatingGroupIsFoundAtEachOfItsTags() {
        assertEquals("OverlayData", dictionary.keyword(new Tag(0x60023000)));
        assertEquals("CurveData", dictionary.keyword(new Tag(0x50FE3000)));
        assertEquals("SourceImageIDs", dictionary.keyword(new Tag(0x002031AB)));
        assertEquals("RowsForNthOrderCoefficients", dictionary.keyword(new Tag(0x002804F0)));
        assertEquals("ZonalMap", dictionary.keyword(new Tag(0x10101234)));
        assertEquals("HuffmanTableSize", dictionary.keyword(new Tag(0x1000ABC2)));
        assertEquals("PixelData", dictionary.keyword(Tags.PIXEL_DATA));
    }

    @Test
    void aPrivateTagIsInNoDictionary() {
        assertEquals(Optional.empty(), dictionary.find(new Tag(0x60013000)));
        assertEquals(VR.LO, dictionary.vr(new Tag(0x00090010)));
        assertEquals(VR.UN, dictionary.vr(new Tag(0x00091001)));
    }

    @Test
    void severalVrsKeepTheirOrder() {
        assertEquals(
                List.of(VR.OB, VR.OW),
                dictionary.find("PixelData").orElseThrow().vrs());
        assertEquals(
                "1-n",
                dictionary
                        .find("ImageType")
                        .orElseThrow()
                        .multiplicity()
                        .toString()
                        .replace("2-n", "1-n"));
    }

    @Test
    void aMultiplicityReadsAndWritesAlike() {
        for (String text : List.of("1", "3", "1-3", "1-n", "2-2n", "3-3n", "6-n", "1-99")) {
            assertEquals(text, Multiplicity.parse(text).toString());
        }
        assertTrue(Multiplicity.parse("2-2n").allows(4));
        assertTrue(!Multiplicity.parse("2-2n").allows(3));
    }

    @Test
    void aMisspeltKeywordFindsTheOneMeant() {
        assertEquals(Optional.of("PatientName"), dictionary.nearestKeyword("PatientNmae"));
        assertEquals(Optional.of("PatientID"), dictionary.nearestKeyword("patientid"));
        assertEquals(Optional.empty(), dictionary.nearestKeyword("qqqqqqqqqqq"));
    }

    @Test
    void aUidIsFoundByItsValueAndByItsKeyword() {
        UidRegistry registry = UidRegistry.standard();
        UidRegistry.Entry entry =
                registry.findKeyword("SecondaryCaptureImageStorage").orElseThrow();
        assertEquals("1.2.840.10008.5.1.4.1.1.7", entry.uid());
        assertEquals("SOP Class", entry.type());
        assertEquals(Optional.of(entry), registry.find(entry.uid()));
        assertEquals("2.25.1", registry.name("2.25.1"));
    }

    @Test
    void whatCameWithTheNewestEditionIsThere() {
        assertEquals(
                new Tag(0x00100012), dictionary.find("NameToUse").orElseThrow().tag());
        assertEquals(VR.UC, dictionary.vr(new Tag(0x00102162)));
        assertTrue(dictionary.find("EthnicGroup").orElseThrow().retired());
        assertEquals(
                "Waveform Presentation State Storage", UidRegistry.standard().name("1.2.840.10008.5.1.4.1.1.9.100.1"));
    }

    @Test
    void eachTableNamesItsEditionAndIsInOrder() {
        assertTrue(dictionary.edition().matches("PS3\\.6 20\\d\\d[a-z]"), dictionary.edition());
        assertEquals(dictionary.edition(), UidRegistry.standard().edition());
        for (String table : List.of("elements.tsv", "keywords.tsv", "uids.tsv", "uid-keywords.tsv")) {
            List<String> keys = SortedLines.of(table).keys();
            assertEquals(List.copyOf(new TreeSet<>(keys)), keys, table + ": run tools/tables/make");
        }
    }

    @Test
    void theKeywordsOfATableAreThoseOfItsIndex() {
        assertEquals(column("elements.tsv", 3), new TreeSet<>(dictionary.keywords()), "run tools/tables/make");
        assertEquals(column("uids.tsv", 2), new TreeSet<>(UidRegistry.standard().keywords()), "run tools/tables/make");
    }

    private static Set<String> column(String table, int column) {
        SortedLines lines = SortedLines.of(table);
        Set<String> values = new TreeSet<>();
        lines.keys().forEach(key -> values.add(lines.find(key)[column]));
        values.remove("");
        return values;
    }

    @Test
    void commentsMayBeAnywhereAndTheLastLineMayBeOpen() {
        SortedLines lines = table("# PS3.6 2031x. Words.\n\n# of A\nA\t1\n\n# of BB\nBB\t2\n\n\n\n# end\nC\t3");
        assertEquals("PS3.6 2031x", lines.edition());
        assertEquals(List.of("A", "BB", "C"), lines.keys());
        for (String key : lines.keys()) {
            assertEquals(key, lines.find(key)[0]);
        }
        for (String absent : List.of("", "#", "AA", "B", "BBB", "D", "A\n", "C\n\n", "# PS3.6 2031x. Words.\n")) {
            assertNull(lines.find(absent), absent);
        }
        assertEquals("", table("A\t1\n").edition());
        assertNull(table("").find("A"));
    }

    private static SortedLines table(String text) {
        return SortedLines.of(text.getBytes(StandardCharsets.UTF_8));
    }
}

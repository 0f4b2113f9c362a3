package io.github.stowc.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
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
    void theCommittedTablesAreWhatTheGeneratorMakes() throws IOException {
        Optional<Path> standard = TestData.shared("standard");
        Assumptions.assumeTrue(standard.isPresent(), "the standard's tables are not beside the checkout");
        for (Map.Entry<String, String> table :
                DictionaryTables.tables(standard.get()).entrySet()) {
            try (InputStream in = DataDictionary.class.getResourceAsStream(table.getKey())) {
                assertEquals(table.getValue(), new String(in.readAllBytes(), StandardCharsets.UTF_8), table.getKey());
            }
        }
    }
}

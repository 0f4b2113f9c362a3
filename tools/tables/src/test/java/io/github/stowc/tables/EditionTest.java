package io.github.stowc.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Editions of PS3.6 as read from their sources, and the tables that they lead to. */
class EditionTest {
    private static final String ELEMENTS = String.join(
            "\n",
            "# PS3.6 2030e. Data elements. Origin: somewhere.",
            "00100010\tPN\t1\tPatientName\t\tPatient's Name",
            "# a word on it",
            "00102160\tSH\t1\tEthnicGroup\t\tEthnic Group",
            "00280106\tUS\t1\tSmallestImagePixelValue\t\tSmallest Image Pixel Value",
            "1000xxx0\tUS\t3\tEscapeTriplet\tR\tEscape Triplet",
            "");
    private static final String UIDS =
            "# PS3.6 2030e. UIDs. Origin: somewhere.\n1.2.840.10008.1.2\tTransfer Syntax\tImplicitVRLittleEndian\t\tOld Name\n";

    private final StringWriter said = new StringWriter();

    @Test
    void readsTheTablesOfDocBook() throws IOException {
        Edition edition = part06();
        assertEquals("PS3.6 2031a", edition.edition());
        assertEquals(
                List.of(
                        "00080001\tUL\t1\tLengthToEnd\tR\tLength to End",
                        "00100010\tPN\t1\tPatientName\t\tPatient's Name",
                        "00100012\tLT\t1\tNameToUse\t\tName to Use",
                        "00149999\tUS|SS|OW\t1-n\tWeldColorTable\t\tWeld Color Table",
                        "00280020\tOB\t1\t\tR\tRetired-blank",
                        "60xx3000\tOB|OW\t1\tOverlayData\t\tOverlay Data",
                        "00020010\tUI\t1\tTransferSyntaxUID\t\tTransfer Syntax UID"),
                edition.elements().stream().map(DataElement::line).toList());
        assertEquals(
                List.of(
                        "1.2.840.10008.1.2\tTransfer Syntax\tImplicitVRLittleEndian\t\tImplicit VR Little Endian",
                        "1.2.840.10008.1.2.2\tTransfer Syntax\tExplicitVRBigEndian\tR\tExplicit VR Big Endian",
                        "1.2.840.10008.1.4.1.1\tWell-known frame of reference\tTalairachBrainAtlas\t"
                                + "\tTalairach Brain Atlas Frame of Reference"),
                edition.uids().stream().map(RegisteredUid::line).toList());
    }

    @Test
    void readsTheFactsOfADictionaryWithoutNames() throws IOException {
        Edition edition = dic();
        assertEquals("PS3.6 2031b", edition.edition());
        assertEquals(
                List.of(
                        "00100010\tPN\t1\tPatientName\t\tPatient Name\tk",
                        "00100012\tLT\t1\tNameToUse\t\tName to Use\tk",
                        "00102160\tSH\t1\tEthnicGroup\tR\tEthnic Group\tk",
                        "00280106\tUS|SS\t1\tSmallestImagePixelValue\t\tSmallest Image Pixel Value\tk",
                        "10000010\tUS\t3\tEscapeTriplet\tR\tEscape Triplet\tk",
                        "60xx3000\tOB|OW\t1\tOverlayData\t\tOverlay Data\tk",
                        "002031xx\tCS\t1-n\tSourceImageIDs\tR\tSource Image IDs\tk"),
                edition.elements().stream().map(DataElement::line).toList());
        assertEquals(List.of(), edition.uids());
    }

    @Test
    void aDictionaryWithoutNamesKeepsTheFormerNames() throws IOException {
        Update update = new Update(dic(), Map.of("00280106", "such is life"), new PrintWriter(said, true));
        String text = update.elements(TableText.parse("elements.tsv", ELEMENTS)).text();
        assertEquals(
                List.of(
                        "# PS3.6 2031b. Data elements. Origin: PS3.6 2030e, brought to PS3.6 2031b with the facts of"
                                + " DCMTK's dicom.dic.",
                        "00100010\tPN\t1\tPatientName\t\tPatient's Name",
                        "00100012\tLT\t1\tNameToUse\t\tName to Use\tk",
                        "# a word on it",
                        "00102160\tSH\t1\tEthnicGroup\tR\tEthnic Group",
                        "002031xx\tCS\t1-n\tSourceImageIDs\tR\tSource Image IDs\tk",
                        "00280106\tUS\t1\tSmallestImagePixelValue\t\tSmallest Image Pixel Value",
                        "1000xxx0\tUS\t3\tEscapeTriplet\tR\tEscape Triplet",
                        "60xx3000\tOB|OW\t1\tOverlayData\t\tOverlay Data\tk"),
                text.lines().toList());
        assertTrue(said.toString().contains("since such is life"), said.toString());
        assertTrue(said.toString().contains("kept     1000xxx0"), said.toString());
    }

    @Test
    void theStandardsOwnNamesTakeThePlaceOfMadeOnes() throws IOException {
        String made = "# PS3.6 2030e. Data elements.\n00100012\tLT\t1\tNameToUse\t\tName  To Use\tk\n";
        Update update = new Update(part06(), Map.of(), new PrintWriter(said, true));
        String text = update.elements(TableText.parse("elements.tsv", made)).text();
        assertTrue(text.startsWith("# PS3.6 2031a. Data elements. Origin: NEMA's part06.xml.\n"), text);
        assertTrue(text.contains("\n00100012\tLT\t1\tNameToUse\t\tName to Use\n"), text);
        String uids = update.uids(TableText.parse("uids.tsv", UIDS)).text();
        assertTrue(uids.contains("\tImplicit VR Little Endian\n"), uids);
        assertTrue(said.toString().contains("was      1.2.840.10008.1.2\t"), said.toString());
    }

    @Test
    void refusesAnotherTextAsASourceWithItsPlace() {
        assertEquals("x.xml:1: expected DocBook XML", refusal(() -> read("x")).split(";", 2)[0]);
        assertTrue(refusal(() -> read("<book><subtitle>DICOM PS3.6 2031a - D</subtitle></book>"))
                .startsWith("x.xml: expected part06.xml"));
        String table = "<book><table label='6-1'><tr><th>Tag</th></tr>\n<tr><td>(0010,001)</td></tr></table></book>";
        assertEquals(
                "x.xml:2: expected a tag of eight hexadecimal digits, found \"0010001\"", refusal(() -> read(table)));
        assertTrue(refusal(() -> DcmtkDictionary.read("x.dic", "")).startsWith("x.dic: expected a comment"));
        assertEquals(
                "x.dic:2: expected by tabs: (gggg,eeee), VR, keyword, VM, version; found 1 columns",
                refusal(() -> DcmtkDictionary.read("x.dic", "# PS 3.6-2031b\n(0010,0010) PN")));
    }

    private static Edition read(String xml) {
        return Part06.read("x.xml", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String refusal(org.junit.jupiter.api.function.Executable reading) {
        return assertThrows(TableException.class, reading).getMessage();
    }

    private static Edition part06() throws IOException {
        try (InputStream in = EditionTest.class.getResourceAsStream("part06.xml")) {
            return Part06.read("part06.xml", in);
        }
    }

    private static Edition dic() throws IOException {
        try (InputStream in = EditionTest.class.getResourceAsStream("dicom.dic")) {
            return DcmtkDictionary.read("dicom.dic", new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        }
    }
}

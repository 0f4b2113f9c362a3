package io.github.stowc.dicom.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.xml.DicomXmlWriter.Layout;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The blocks of private attributes, which XML leaves out (PS3.19 table A.1.5-2). */
class PrivateAttributesTest {

    private static Element creator(int tag, String name) {
        return Element.of(new Tag(tag), VR.LO, name);
    }

    private static Element data(int tag, String value) {
        return Element.of(new Tag(tag), VR.SH, value);
    }

    private static String creator(String tag, String name) {
        return "<DicomAttribute tag=\"" + tag + "\" vr=\"LO\"><Value number=\"1\">" + name
                + "</Value></DicomAttribute>";
    }

    private static String data(String tag, String creator, String value) {
        return "<DicomAttribute tag=\"" + tag + "\" vr=\"SH\" privateCreator=\"" + creator + "\"><Value number=\"1\">"
                + value + "</Value></DicomAttribute>";
    }

    private static String write(Dataset dataset) throws IOException {
        return new String(DicomXmlWriter.document(dataset, Layout.MINIMAL), UTF_8);
    }

    @Test
    void theFormOfTheStandardFindsTheBlockOfItsCreator() {
        assertEquals(
                Dataset.of(
                        creator(0x00090010, "A"),
                        creator(0x00090011, "B"),
                        data(0x00091101, "b"),
                        data(0x00091010, "a")),
                XmlReading.dataset(creator("00090010", "A")
                        + creator("00090011", "B")
                        + data("00090010", "A", "a")
                        + data("00090001", "B ", "b")));
    }

    @Test
    void theBlockIsFoundIfTheCreatorComesLater() {
        assertEquals(
                Dataset.of(creator(0x00090020, "A"), data(0x00092001, "a")),
                XmlReading.dataset(data("00090001", "A", "a") + creator("00090020", "A")));
    }

    @Test
    void aCreatorThatIsLeftOutIsAddedInTheFirstFreeBlock() {
        assertEquals(
                Dataset.of(
                        creator(0x00090010, "A"),
                        creator(0x00090011, "B"),
                        creator(0x00090012, "C"),
                        data(0x00091000, "a"),
                        data(0x00091102, "b"),
                        data(0x00091203, "c"),
                        data(0x00091204, "d")),
                XmlReading.dataset(creator("00090011", "B")
                        + data("00090000", "A", "a")
                        + data("00090002", "B", "b")
                        + data("00090003", "C", "c")
                        + data("00090004", "C", "d")));
    }

    @Test
    void aBlockThatIsNamedIsKeptAndItsCreatorAdded() {
        assertEquals(
                Dataset.of(
                        creator(0x00090010, "A"),
                        creator(0x00090011, "B"),
                        data(0x00091002, "a"),
                        data(0x00091101, "b")),
                XmlReading.dataset(data("00090001", "B", "b") + data("00091002", "A", "a")));
    }

    @Test
    void aNamedBlockWithoutCreatorIsKept() {
        Dataset dataset = Dataset.of(data(0x00091001, "a"), data(0x00090001, "b"), data(0x00090F01, "c"));
        assertEquals(
                dataset,
                XmlReading.dataset("<DicomAttribute tag=\"00091001\" vr=\"SH\"><Value number=\"1\">a</Value>"
                        + "</DicomAttribute><DicomAttribute tag=\"00090001\" vr=\"SH\"><Value number=\"1\">b</Value>"
                        + "</DicomAttribute><DicomAttribute tag=\"00090F01\" vr=\"SH\"><Value number=\"1\">c</Value>"
                        + "</DicomAttribute>"));
    }

    @Test
    void eachItemHasBlocksOfItsOwn() {
        Dataset item = Dataset.of(creator(0x00090010, "A"), data(0x00091001, "a"));
        assertEquals(
                Dataset.of(new Element.Sequence(new Tag(0x00400275), List.of(item)), creator(0x00090020, "A")),
                XmlReading.dataset(creator("00090020", "A") + "<DicomAttribute tag=\"00400275\" vr=\"SQ\">"
                        + "<Item number=\"1\">" + data("00090001", "A", "a") + "</Item></DicomAttribute>"));
    }

    @Test
    void positionsKnowTheTagThatWasMeant() throws IOException {
        XmlReading reading = XmlReading.of(XmlReading.document("\n" + data("00090001", "A", "a")));
        assertEquals(2, reading.positions().of(new Tag(0x00091001)).line());
    }

    @Test
    void twoAttributesThatTurnOutToBeOneAreAProblem() {
        XmlReading reading = XmlReading.of(XmlReading.document(
                creator("00090010", "A") + data("00090001", "A", "a") + data("00091001", "A", "b")));
        assertEquals(XmlRule.DUPLICATE_TAG, reading.onlyProblem().rule());
        assertEquals("00091001", reading.onlyProblem().path());
    }

    @Test
    void aGroupWithoutAFreeBlockIsAProblem() {
        StringBuilder xml = new StringBuilder();
        for (int block = 0x10; block <= 0xFF; block++) {
            xml.append(creator(Tag.of(9, block).hex(), "A" + block));
        }
        XmlReading reading = XmlReading.of(XmlReading.document(xml + data("00090001", "B", "b")));
        assertEquals(XmlRule.PRIVATE_CREATOR, reading.onlyProblem().rule());
        assertEquals(240, reading.dataset().size());
    }

    @Test
    void isWrittenWithoutItsBlock() throws IOException {
        String xml = write(Dataset.of(creator(0x00090010, "A\"<"), data(0x00091001, "a"), data(0x00091101, "b")));
        assertTrue(xml.contains("<DicomAttribute tag=\"00090010\" vr=\"LO\">"), xml);
        assertTrue(xml.contains("<DicomAttribute tag=\"00090001\" privateCreator=\"A&quot;&lt;\" vr=\"SH\">"), xml);
        assertTrue(xml.contains("<DicomAttribute tag=\"00091101\" vr=\"SH\">"), xml);
    }

    @Test
    void isWrittenWithItsBlockIfTheCreatorHasAnotherBefore() throws IOException {
        String xml = write(Dataset.of(creator(0x00090010, "A"), creator(0x00090011, "A "), data(0x00091101, "a")));
        assertTrue(xml.contains("<DicomAttribute tag=\"00091101\" privateCreator=\"A\" vr=\"SH\">"), xml);
        assertFalse(xml.contains("00090001"), xml);
    }
}

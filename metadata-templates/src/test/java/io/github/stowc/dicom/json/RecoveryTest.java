package io.github.stowc.dicom.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Positions;
import io.github.stowc.dicom.text.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the collecting reader makes of an attribute with a defect, and what it says of it. */
class RecoveryTest {
    private static final Tag PATIENT_ID = Tag.of(0x0010, 0x0020);
    private static final Tag PATIENT_NAME = Tag.of(0x0010, 0x0010);
    private static final Tag ROWS = Tag.of(0x0028, 0x0010);
    private static final Tag REQUEST = Tag.of(0x0040, 0x0275);

    private static Reading read(String attributes) {
        Reading reading = Reading.of("[{" + attributes + "}]");
        reading.onlyProblem();
        return reading;
    }

    private static void assertRead(Element expected, boolean vrFlawed, boolean valueFlawed, String attribute) {
        Reading reading = read(attribute);
        assertEquals(Dataset.of(expected), reading.onlyDataset());
        Positions positions = reading.onlyPositions();
        assertEquals(vrFlawed, positions.isVrFlawed(expected.tag()), "flawed VR");
        assertEquals(valueFlawed, positions.isValueFlawed(expected.tag()), "flawed value");
        assertEquals(vrFlawed || valueFlawed, positions.hasFlaws());
    }

    @Test
    void aTagInOtherWordsIsThatTag() {
        Element id = Element.of(PATIENT_ID, VR.LO, "X");
        Tag series = Tags.SERIES_INSTANCE_UID;
        assertRead(Element.of(series, VR.UI, "1"), false, false, "\"0020000e\":{\"vr\":\"UI\",\"Value\":[\"1\"]}");
        assertRead(id, false, false, "\"PatientID\":{\"vr\":\"LO\",\"Value\":[\"X\"]}");
        assertRead(id, false, false, "\"(0010,0020)\":{\"vr\":\"LO\",\"Value\":[\"X\"]}");
    }

    @Test
    void aMissingVrComesFromTheDictionary() {
        assertRead(Element.of(PATIENT_ID, VR.LO, "X"), true, false, "\"00100020\":{\"Value\":[\"X\"]}");
        assertRead(Element.of(PATIENT_ID, VR.LO, "X"), true, false, "\"00100020\":{\"vr\":\"lo\",\"Value\":[\"X\"]}");
        assertRead(new Element.Empty(PATIENT_NAME, VR.PN), true, false, "\"00100010\":{}");
    }

    @Test
    void aMissingVrOfAnUnknownAttributeIsOneThatTakesTheValue() {
        Tag unknown = Tag.of(0x0009, 0x1001);
        assertRead(Element.of(unknown, VR.LO, "X"), true, false, "\"00091001\":{\"Value\":[\"X\"]}");
        assertRead(new Element.Sequence(unknown, List.of(Dataset.EMPTY)), true, false, "\"00091001\":{\"Value\":[{}]}");
        assertRead(
                new Element.Names(unknown, List.of(PersonName.alphabetic("X"))),
                true,
                false,
                "\"00091001\":{\"Value\":[{\"Alphabetic\":\"X\"}]}");
        assertRead(new Element.BulkData(unknown, VR.UN, "x"), true, false, "\"00091001\":{\"BulkDataURI\":\"x\"}");
    }

    @Test
    void theVrMayFollowTheValue() {
        String json = "[{\"00400275\":{\"Value\":[{\"00400007\":{\"Value\":[\"X\"],\"vr\":\"LO\"}}],\"vr\":\"SQ\"},"
                + "\"00410010\":{\"Value\":[{\"Phonetic\":\"X\"}],\"vr\":\"PN\"}}]";
        Reading reading = Reading.of(json);
        assertEquals(List.of(), reading.problems());
        Element item = Element.of(Tag.of(0x0040, 0x0007), VR.LO, "X");
        assertEquals(
                Dataset.of(
                        new Element.Sequence(REQUEST, List.of(Dataset.of(item))),
                        new Element.Names(Tag.of(0x0041, 0x0010), List.of(new PersonName("", "", "X")))),
                reading.onlyDataset());
    }

    @Test
    void aBareValueIsPutIntoAnArray() {
        assertRead(Element.of(PATIENT_ID, VR.LO, "X"), false, false, "\"00100020\":{\"vr\":\"LO\",\"Value\":\"X\"}");
        assertRead(Element.of(PATIENT_ID, VR.LO, "X"), true, true, "\"00100020\":\"X\"");
        assertRead(Element.of(PATIENT_NAME, VR.PN, "X"), true, true, "\"00100010\":[\"X\"]");
    }

    @Test
    void aValueOfAnotherTypeIsKeptAsText() {
        assertRead(Element.of(PATIENT_ID, VR.LO, "1.50"), false, true, "\"00100020\":{\"vr\":\"LO\",\"Value\":[1.50]}");
        assertRead(Element.of(ROWS, VR.US, "07"), false, true, "\"00280010\":{\"vr\":\"US\",\"Value\":[\"07\"]}");
        assertRead(
                Element.of(PATIENT_NAME, VR.PN, "X=Y"),
                false,
                false,
                "\"00100010\":{\"vr\":\"PN\",\"Value\":[\"X=Y\"]}");
        assertRead(
                new Element.Names(PATIENT_NAME, List.of(PersonName.alphabetic("A=B=C=D"))),
                false,
                false,
                "\"00100010\":{\"vr\":\"PN\",\"Value\":[\"A=B=C=D\"]}");
    }

    @Test
    void whatCannotBeKeptIsPresentAndFlawed() {
        Element pixels = new Element.Empty(Tags.PIXEL_DATA, VR.OB);
        assertRead(pixels, false, true, "\"7FE00010\":{\"vr\":\"OB\",\"InlineBinary\":\"A\"}");
        assertRead(pixels, false, true, "\"7FE00010\":{\"vr\":\"OB\",\"Value\":[\"AAAA\"]}");
        assertRead(new Element.Empty(PATIENT_ID, VR.LO), false, true, "\"00100020\":{\"vr\":\"LO\",\"Value\":[\"\"]}");
        assertRead(new Element.Empty(REQUEST, VR.SQ), false, true, "\"00400275\":{\"vr\":\"SQ\",\"Value\":[1]}");
        assertRead(
                new Element.Empty(REQUEST, VR.SQ), false, true, "\"00400275\":{\"vr\":\"SQ\",\"BulkDataURI\":\"x\"}");
    }

    @Test
    void ofTwoTheFirstIsKept() {
        Element id = Element.of(PATIENT_ID, VR.LO, "X");
        assertRead(id, false, false, "\"00100020\":{\"vr\":\"LO\",\"Value\":[\"X\"]},\"00100020\":{\"vr\":\"LO\"}");
        assertRead(id, false, false, "\"00100020\":{\"vr\":\"LO\",\"Value\":[\"X\"],\"Value\":[\"Y\"]}");
        assertRead(id, false, true, "\"00100020\":{\"vr\":\"LO\",\"Value\":[\"X\"],\"BulkDataURI\":\"y\"}");
    }

    @Test
    void leavesOutWhatIsNotAnItem() {
        Reading reading = read("\"00400275\":{\"vr\":\"SQ\",\"Value\":[1,{\"00100020\":{\"vr\":\"LO\"}},null]}");
        assertEquals(1, reading.onlyDataset().items(REQUEST).size());
        assertEquals(
                new Place(1, 36),
                reading.onlyPositions().item(REQUEST, 0).orElseThrow().place());
        assertTrue(reading.onlyPositions().isValueFlawed(REQUEST));
    }

    @Test
    void groupLengthsAndWhatHasNoTagAreLeftOut() {
        assertTrue(
                read("\"00080000\":{\"vr\":\"UL\",\"Value\":[1]}").onlyDataset().isEmpty());
        assertTrue(read("\"?\":{\"vr\":\"UL\",\"Value\":[1]}").onlyDataset().isEmpty());
    }

    @Test
    void otherAttributesAndInstancesAreReadAsIfNothingHadBeen() {
        String defect = "\"00100010\":{\"vr\":\"PN\",\"Value\":[\"X\"]}";
        String sound = "\"00100020\":{\"vr\":\"LO\",\"Value\":[\"X\"]}";
        Reading reading = Reading.of("[{" + sound + "},{" + defect + "," + sound + "},3,{" + sound + "}]");
        Element id = Element.of(PATIENT_ID, VR.LO, "X");
        assertEquals(3, reading.instances().size());
        assertEquals(
                List.of(1, 2),
                reading.problems().stream().map(Problem::instance).toList());
        assertEquals(3, reading.instances().get(2).index());
        for (JsonInstance instance : reading.instances()) {
            assertEquals(id, instance.dataset().get(PATIENT_ID).orElseThrow());
            assertFalse(instance.positions().isValueFlawed(PATIENT_ID));
        }
    }

    @Test
    void theReaderGivesWhatComesBeforeASyntaxError() {
        Reading reading = Reading.of("[{},{},{\"00100020\":]");
        assertEquals(2, reading.instances().size());
        assertEquals(JsonRule.SYNTAX, reading.onlyProblem().rule());
        assertEquals(2, reading.onlyProblem().instance());
    }

    @Test
    void anAbsentAttributeIsPlacedAtTheBraceThatShouldHoldIt() {
        Positions positions = Reading.of("[\n  {\"00400275\":{\"vr\":\"SQ\",\"Value\":[ {} ]}}]")
                .onlyPositions();
        assertEquals(new Place(2, 3), positions.of(PATIENT_ID));
        assertEquals(new Place(2, 36), positions.item(REQUEST, 0).orElseThrow().of(PATIENT_ID));
        assertTrue(positions.item(REQUEST, 1).isEmpty());
        assertTrue(positions.item(PATIENT_ID, 0).isEmpty());
    }

    @Test
    void columnsCountUtf16UnitsAndLinesEndInAnyWay() {
        String json = "[{\r"
                + "\"00100020\":{\"vr\":\"LO\",\"Value\":[\"😀ä\"]},\r\n"
                + "\"00100030\":{\"vr\":\"DA\"}, \"00100040\":{\"vr\":\"CS\"}}]";
        Positions positions = Reading.of(json).onlyPositions();
        assertEquals(new Place(2, 1), positions.of(PATIENT_ID));
        assertEquals(new Place(3, 1), positions.of(Tag.of(0x0010, 0x0030)));
        Positions oneLine = Reading.of(json.replace("\r", "").replace("\n", "")).onlyPositions();
        assertEquals(new Place(1, 42), oneLine.of(Tag.of(0x0010, 0x0030)));
    }
}

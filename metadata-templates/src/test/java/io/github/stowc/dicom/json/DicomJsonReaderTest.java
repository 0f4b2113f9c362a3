package io.github.stowc.dicom.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.text.Problem;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DicomJsonReaderTest {
    private static final Tag TAG = Tag.of(0x0009, 0x1001);

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static DicomTextException refused(String json) {
        return assertThrows(
                DicomTextException.class,
                () -> DicomJsonReader.readAll(stream(json), JsonReadOptions.of("study.json")));
    }

    @Test
    void aStrictReaderNamesFilePlaceAttributeAndRemedy() {
        DicomTextException e = refused("[{\n  \"00200013\": { \"vr\": \"IS\", \"Value\": 1 }}]");
        assertEquals(
                "study.json:2:3: (0020,0013) InstanceNumber: the Value is an array, found a number; "
                        + "put it in square brackets (PS3.18 F.2.4)",
                e.getMessage());
        assertEquals("study.json", e.file());
        assertEquals(JsonRule.VALUE_ARRAY, e.problem().orElseThrow().rule());
    }

    @Test
    void closesWhatItCannotBeginToRead() {
        int[] closed = new int[1];
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("no disk");
            }

            @Override
            public void close() {
                closed[0]++;
            }
        };
        assertThrows(IOException.class, () -> DicomJsonReader.readAll(broken, JsonReadOptions.of("x")));
        assertEquals(1, closed[0]);
    }

    @Test
    void aStrictReaderNamesTheWayToANestedAttribute() {
        DicomTextException e =
                refused("[{\"00400275\":{\"vr\":\"SQ\",\"Value\":[{\"00091001\":{\"vr\":\"LO\",\"Value\":[]}}]}}]");
        assertTrue(e.toString().contains("study.json:1:35: (0009,1001) at 00400275[0].00091001: "), e::toString);
    }

    @Test
    void aStrictReaderDoesNotMindWarnings() throws IOException {
        String json = "{\"00100020\":{\"vr\":\"LO\"},\"00020010\":{\"vr\":\"UI\"}}";
        assertEquals(
                1,
                DicomJsonReader.readAll(stream(json), JsonReadOptions.of("x")).size());
    }

    @Test
    void aPatientsDataIsNotRepeated() {
        String secret = "Secret^Name";
        for (String json : List.of(
                "[{\"00100010\":{\"vr\":\"PN\",\"Value\":[\"Secret^Name\"]}}]",
                "[{\"00100010\":{\"vr\":\"PN\",\"Value\":\"Secret^Name\"}}]",
                "[{\"00100010\":{\"vr\":\"US\",\"Value\":[\"Secret^Name\"]}}]",
                "[{\"00100010\":{\"vr\":\"PN\",\"Value\":[Secret^Name]}}]",
                "[{\"00100010\":{\"vr\":\"PN\",\"Value\":[\"Secret^Name]}}]")) {
            assertTrue(!refused(json).toString().contains(secret), json);
        }
    }

    @Test
    void transferSyntaxIsAcceptedIfAskedFor() {
        String json = "[{\"00020010\":{\"vr\":\"UI\",\"Value\":[\"1.2\"]}}]";
        JsonReadOptions google = JsonReadOptions.of("x").withTransferSyntax(true);
        assertEquals(List.of(), Reading.of(stream(json), google).problems());
        assertEquals(
                1,
                Reading.of(stream(json.replace("0010\"", "0002\"")), google)
                        .problems()
                        .size());
        assertEquals(1, Reading.of(json).onlyDataset().size());
    }

    @Test
    void aFailureOfTheInputPassesThrough() throws IOException {
        IOException failure = new IOException("disk");
        InputStream broken = new FilterInputStream(stream("[{},{}")) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                if (count < 0) {
                    throw failure;
                }
                return count;
            }
        };
        DicomJsonReader reader = DicomJsonReader.collecting(broken, JsonReadOptions.of("x"), problem -> {});
        assertTrue(reader.next().isPresent());
        assertTrue(reader.next().isPresent());
        IOException thrown = assertThrows(IOException.class, reader::next);
        assertSame(failure, thrown);
    }

    @Test
    void nothingFollowsTheEnd() throws IOException {
        DicomJsonReader reader = DicomJsonReader.strict(stream("[{}]"), JsonReadOptions.of("x"));
        assertTrue(reader.next().isPresent());
        assertTrue(reader.next().isEmpty());
        assertTrue(reader.next().isEmpty());
        reader.close();
        assertTrue(reader.next().isEmpty());
    }

    @Test
    void anEmptyArrayHasNoInstance() {
        assertEquals(new Reading(List.of(), List.of()), Reading.of(" [ ] \n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0E+2", "-0.00", "12345678901234567890.123456789012345678901234567890", "1e-400"})
    void noDigitOfANumberIsLost(String number) {
        for (VR vr : List.of(VR.DS, VR.FD, VR.FL, VR.SV)) {
            Reading reading = Reading.of("[{\"00091001\":{\"vr\":\"" + vr + "\",\"Value\":[" + number + "]}}]");
            assertEquals(List.of(), reading.problems());
            assertEquals(Dataset.of(Element.given(TAG, vr, number)), reading.onlyDataset());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "nan", "inf", "-inf"})
    void whatNoJsonNumberCanSayIsAString(String number) {
        for (VR vr : List.of(VR.FD, VR.FL)) {
            Reading reading = Reading.of("[{\"00091001\":{\"vr\":\"" + vr + "\",\"Value\":[\"" + number + "\"]}}]");
            // The short forms are no values of the VR at all, which another rule says.
            List<JsonRule> rules =
                    number.endsWith("f") || number.equals("nan") ? List.of() : List.of(JsonRule.NON_FINITE);
            assertEquals(rules, reading.problems().stream().map(Problem::rule).toList());
            assertEquals(Dataset.of(Element.given(TAG, vr, number)), reading.onlyDataset());
        }
    }

    @Test
    void nullIsAnEmptyValue() {
        Reading reading = Reading.of("[{\"00091001\":{\"vr\":\"US\",\"Value\":[null,1,null]}}]");
        assertEquals(List.of(), reading.problems());
        assertEquals(Dataset.of(Element.given(TAG, VR.US, "", "1", "")), reading.onlyDataset());
    }

    @Test
    void escapesInBase64AndInTagsAreRead() {
        Reading reading =
                Reading.of("[{\"0009\\u00310\\u0030\\u0031\":{\"vr\":\"UN\",\"InlineBinary\":\"\\/\\/8\\u003d\"}}]");
        assertEquals(List.of(), reading.problems());
        assertEquals(1, reading.onlyDataset().size());
    }
}

package io.github.stowc.dicom.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Problem;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are not plain UTF-8. */
class EncodingTest {
    private static final Tag PATIENT_ID = Tag.of(0x0010, 0x0020);
    private static final String JSON = "[{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"Jörg 😀\"]}}]";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void aByteOrderMarkIsReportedAndRead(String charset) {
        Reading reading = Reading.of(("\uFEFF" + JSON).getBytes(Charset.forName(charset)));
        assertEquals(JsonRule.BYTE_ORDER_MARK, reading.onlyProblem().rule());
        assertTrue(reading.onlyProblem().message().contains(charset));
        assertEquals(new Place(1, 1), reading.onlyProblem().place());
        assertEquals("Jörg 😀", reading.onlyDataset().text(PATIENT_ID).orElseThrow());
        assertEquals(new Place(1, 3), reading.onlyPositions().of(PATIENT_ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void anotherEncodingWithoutMarkIsReportedAndRead(String charset) {
        Reading reading = Reading.of(JSON.getBytes(Charset.forName(charset)));
        assertEquals(JsonRule.ENCODING, reading.onlyProblem().rule());
        assertEquals("Jörg 😀", reading.onlyDataset().text(PATIENT_ID).orElseThrow());
    }

    @Test
    void aByteThatIsNotUtf8IsReportedAtItsPlace() {
        Reading reading =
                Reading.of("[{\n\"00100020\":{\"vr\":\"LO\",\"Value\":[\"Jörg Müller\"]}}]".getBytes(ISO_8859_1));
        Problem problem = reading.onlyProblem();
        assertEquals(JsonRule.ENCODING, problem.rule());
        assertEquals(new Place(2, 34), problem.place());
        assertEquals(PATIENT_ID, problem.tag());
        assertTrue(reading.onlyPositions().isValueFlawed(PATIENT_ID));
        assertEquals(
                "J\uFFFDrg M\uFFFDller", reading.onlyDataset().text(PATIENT_ID).orElseThrow());
    }

    @Test
    void eachAttributeWithSuchBytesIsReported() {
        String json =
                "[{\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Ä\"}]},\"00100020\":{\"vr\":\"LO\",\"Value\":[\"ß\"]}},"
                        + "{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"ß\"]}}]";
        List<Problem> problems = Reading.of(json.getBytes(ISO_8859_1)).problems();
        assertEquals(
                List.of("00100010", "00100020", "00100020"),
                problems.stream().map(Problem::path).toList());
        assertEquals(List.of(0, 0, 1), problems.stream().map(Problem::instance).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"x\"]}}ä]",
                "[{\"00100020\":{\"vr\":\"LO\",\"Value\":[ä]}}]",
                "ä",
                "[]ä"
            })
    void suchABytesBetweenTokensIsAProblemOfEncodingAlone(String json) {
        Problem problem = Reading.of(json.getBytes(ISO_8859_1)).onlyProblem();
        assertEquals(JsonRule.ENCODING, problem.rule());
        assertEquals(json.indexOf('ä') + 1, problem.place().column());
    }

    @Test
    void suchBytesInWhatIsSkippedAreReportedAtTheAttribute() {
        String json = "[{\"00100020\":{\"vr\":\"LO\",\"Value\":[{\"x\":[\"ä\"]}]}}]";
        List<Problem> problems = Reading.of(json.getBytes(ISO_8859_1)).problems();
        assertEquals(JsonRule.ENCODING, problems.get(0).rule());
        assertEquals(new Place(1, 3), problems.get(0).place());
    }

    @Test
    void aCharacterCutOffAtTheEndIsReported() {
        byte[] whole = "[\"ä".getBytes(UTF_8);
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        assertEquals(1, Reading.of(cut).problems().size());
    }

    @Test
    void surrogatesInUtf8AndHalfPairsInUtf16AreReported() {
        byte[] cesu = "[{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"xxx\"]}}]".getBytes(UTF_8);
        int at = new String(cesu, UTF_8).indexOf("xxx");
        cesu[at] = (byte) 0xED;
        cesu[at + 1] = (byte) 0xA0;
        cesu[at + 2] = (byte) 0x80;
        assertEquals(JsonRule.ENCODING, Reading.of(cesu).onlyProblem().rule());
        byte[] half = JSON.replace("😀", "\ud83d").getBytes(UTF_16LE);
        assertTrue(!Reading.of(half).problems().isEmpty());
        assertTrue(
                !Reading.of(new byte[] {(byte) 0xFE, (byte) 0xFF, 0}).problems().isEmpty());
        assertEquals(1, Reading.of("[]".getBytes(UTF_16BE)).problems().size());
    }

    @Test
    void theLengthOfReadsDoesNotMatter() {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < 3000; i++) {
            json.append(i == 0 ? "\n" : ",\n");
            json.append("{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"")
                    .append("ä€😀".repeat(i % 7))
                    .append("x\"]}}");
        }
        byte[] bytes = json.append(']').toString().getBytes(UTF_8);
        Reading whole = Reading.of(bytes);
        InputStream drops = new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(length, 7));
            }
        };
        Reading dropped = Reading.of(drops, JsonReadOptions.of("test.json"));
        assertEquals(3000, whole.instances().size());
        assertEquals(List.of(), whole.problems());
        assertEquals(List.of(), dropped.problems());
        for (int i = 0; i < 3000; i++) {
            assertEquals(
                    whole.instances().get(i).dataset(),
                    dropped.instances().get(i).dataset());
            assertEquals(
                    new Place(i + 2, 2), dropped.instances().get(i).positions().of(PATIENT_ID));
        }
    }
}

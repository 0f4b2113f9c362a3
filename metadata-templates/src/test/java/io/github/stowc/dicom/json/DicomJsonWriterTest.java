package io.github.stowc.dicom.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.json.DicomJsonWriter.Layout;
import io.github.stowc.testdata.TestData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DicomJsonWriterTest {
    private static final Tag TAG = Tag.of(0x0010, 0x0020);

    private static String minimal(Element element) {
        String json = new String(DicomJsonWriter.object(Dataset.of(element), Layout.MINIMAL), UTF_8);
        String head = "{\"" + element.tag().hex() + "\":{\"vr\":\"" + element.vr() + "\"";
        assertTrue(json.startsWith(head) && json.endsWith("}}"), json);
        return json.substring(head.length(), json.length() - 2);
    }

    @Test
    void theDocumentationsExampleIsWrittenByteForByte() throws IOException {
        byte[] bytes = Files.readAllBytes(TestData.file("metadata.json"));
        List<Dataset> instances =
                DicomJsonReader.readAll(new ByteArrayInputStream(bytes), JsonReadOptions.of("metadata.json"));
        assertEquals(2, instances.size());
        assertEquals(new String(bytes, UTF_8), new String(DicomJsonWriter.array(instances, Layout.READABLE), UTF_8));
    }

    @Test
    void readableTextHasOneAttributeALine() {
        Dataset item =
                Dataset.of(Element.of(Tag.of(0x0008, 0x0100), VR.SH, "A", "", "B"), new Element.Empty(TAG, VR.LO));
        Dataset dataset = Dataset.of(
                new Element.Sequence(Tag.of(0x0008, 0x2218), List.of(item, Dataset.EMPTY)),
                new Element.Names(Tag.of(0x0010, 0x0010), List.of(new PersonName("A", "B", ""), PersonName.EMPTY)),
                new Element.Bytes(Tag.of(0x0011, 0x1010), VR.OB, ByteBuffer.wrap(new byte[] {1, 2})));
        assertEquals("""
                [{
                "00082218": { "vr": "SQ", "Value": [{
                  "00080100": { "vr": "SH", "Value": [ "A", null, "B" ] },
                  "00100020": { "vr": "LO" }
                },{
                }]},
                "00100010": { "vr": "PN", "Value": [{ "Alphabetic": "A", "Ideographic": "B" }, null]},
                "00111010": { "vr": "OB", "InlineBinary": "AQI=" }
                }]
                """, new String(DicomJsonWriter.array(List.of(dataset), Layout.READABLE), UTF_8));
    }

    @Test
    void anArrayWithoutInstancesIsAnArray() {
        assertEquals("[]\n", new String(DicomJsonWriter.array(List.of(), Layout.READABLE), UTF_8));
        assertEquals("[]", new String(DicomJsonWriter.array(List.of(), Layout.MINIMAL), UTF_8));
    }

    @Test
    void anElementWithoutValueHasItsVrAlone() {
        assertEquals("", minimal(new Element.Empty(TAG, VR.DA)));
        assertEquals("", minimal(new Element.Empty(TAG, VR.SQ)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IS|1|1",
                "IS|-0|-0",
                "IS|+1|\"+1\"",
                "IS|007|\"007\"",
                "DS|1.50|1.50",
                "DS|1.|\"1.\"",
                "DS|.5|\".5\"",
                "DS|1E5|1E5",
                "DS|-1.5e-3|-1.5e-3",
                "DS|1e400|\"1e400\"",
                "DS|123456789012345|123456789012345",
                "DS|0.12345678901234|0.12345678901234",
                "DS|1234567890123456|\"1234567890123456\"",
                "DS|NaN|\"NaN\"",
                "DS|text|\"text\"",
                "SV|-9223372036854775808|\"-9223372036854775808\"",
                "SV|42|42",
                "UV|18446744073709551615|\"18446744073709551615\"",
                "UL|4294967295|4294967295",
                "US|x|\"x\"",
                "FD|3.141592653589793238462643|3.141592653589793238462643",
                "FD|NaN|\"NaN\"",
                "FL|-Infinity|\"-Infinity\"",
                "FL|1e38|1e38",
                "AT|00100020|\"00100020\"",
                "LO|1|\"1\"",
            })
    void numbersGoWithoutQuotesIfNothingIsLost(VR vr, String value, String json) {
        assertEquals(",\"Value\":[" + json + "]", minimal(Element.given(TAG, vr, value)));
    }

    @Test
    void aTextWithTrailingSpaceKeepsItAsAString() {
        assertEquals(",\"Value\":[\"1 \"]", minimal(Element.given(TAG, VR.DS, "1 ")));
    }

    @Test
    void stringsAreEscapedIfJsonRequiresIt() {
        assertEquals(
                ",\"Value\":[\"\\\"\\\\/\\n\\r\\t\\f\\b\\u0000\\u001B\u007Fäル😀\u2028\"]",
                minimal(Element.given(TAG, VR.UT, "\"\\/\n\r\t\f\b\0\u001B\u007Fäル😀\u2028")));
        assertEquals(",\"BulkDataURI\":\"a\\\"b\"", minimal(new Element.BulkData(TAG, VR.OB, "a\"b")));
    }

    @Test
    void halfASurrogatePairIsWrittenAsAnEscape() {
        assertEquals(",\"Value\":[\"\\uD83Dx\\uDE00\"]", minimal(Element.given(TAG, VR.UT, "\ud83dx\ude00")));
    }

    @Test
    void textsLongerThanTheBufferAreWritten() {
        String text = "äß\n".repeat(20_000);
        Dataset dataset = Dataset.of(Element.given(TAG, VR.UT, text));
        assertEquals(
                dataset,
                Reading.of(DicomJsonWriter.object(dataset, Layout.MINIMAL)).onlyDataset());
    }

    @Test
    void aWriterOfCharactersGetsTheSameText() throws IOException {
        Dataset dataset = Dataset.of(Element.given(TAG, VR.LO, "Jörg 😀"));
        StringWriter text = new StringWriter();
        try (DicomJsonWriter writer = new DicomJsonWriter(text, Layout.READABLE)) {
            writer.write(dataset);
            writer.write(dataset);
        }
        byte[] bytes = DicomJsonWriter.array(List.of(dataset, dataset), Layout.READABLE);
        assertArrayEquals(bytes, text.toString().getBytes(UTF_8));
    }

    @Test
    void addsNothingAfterTheEnd() throws IOException {
        StringWriter text = new StringWriter();
        DicomJsonWriter writer = new DicomJsonWriter(text, Layout.MINIMAL);
        writer.finish();
        writer.finish();
        assertThrows(IllegalStateException.class, () -> writer.write(Dataset.EMPTY));
        assertEquals("[]", text.toString());
    }
}

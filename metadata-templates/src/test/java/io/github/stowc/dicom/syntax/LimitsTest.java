package io.github.stowc.dicom.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.json.DicomJsonWriter;
import io.github.stowc.dicom.json.DicomJsonWriter.Layout;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.dicom.json.Reading;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sizes that no metadata has end in a problem that says so. */
public class LimitsTest {
    private static final Tag REQUEST = Tag.of(0x0040, 0x0275);

    /** A stream of a text that repeats one character in the middle, made as it is read. */
    private static InputStream stream(String before, char repeated, long times, String after) {
        InputStream middle = new InputStream() {
            private long left = times;

            @Override
            public int read() {
                return left-- > 0 ? repeated : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int count = (int) Math.min(length, left);
                Arrays.fill(buffer, offset, offset + count, (byte) repeated);
                left -= count;
                return count;
            }
        };
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(before.getBytes(UTF_8)),
                middle,
                new ByteArrayInputStream(after.getBytes(UTF_8)))));
    }

    private static Reading read(String before, char repeated, long times, String after) {
        return Reading.of(stream(before, repeated, times, after), JsonReadOptions.of("big.json"));
    }

    private static void assertLimit(Reading reading, String message) {
        assertEquals(JsonRule.LIMIT, reading.onlyProblem().rule());
        assertTrue(reading.onlyProblem().message().contains(message), reading.onlyProblem()::toString);
    }

    private static Dataset nested(int levels) {
        Dataset dataset = Dataset.of(new Element.Empty(Tags.PIXEL_DATA, VR.OB));
        for (int i = 0; i < levels; i++) {
            dataset = Dataset.of(new Element.Sequence(REQUEST, List.of(dataset)));
        }
        return dataset;
    }

    @Test
    void eightySequencesInSequencesAreRead() {
        byte[] json = DicomJsonWriter.array(List.of(nested(80)), Layout.READABLE);
        Reading reading = Reading.of(json);
        assertEquals(List.of(), reading.problems());
        assertEquals(nested(80), reading.onlyDataset());
    }

    @Test
    void deeperNestingIsAProblem() {
        assertLimit(Reading.of(DicomJsonWriter.array(List.of(nested(500)), Layout.MINIMAL)), "256 levels");
        assertLimit(read("", '[', 5_000_000, ""), "256 levels");
        assertLimit(Reading.of("[{\"00400275\":{\"vr\":\"SQ\",\"Value\":[".repeat(10_000)), "256 levels");
        assertLimit(Reading.of("[{\"00091001\":{\"vr\":\"LO\",\"Value\":" + "[".repeat(10_000)), "256 levels");
    }

    @Test
    void aStringOfHundredMegabytesIsAProblem() {
        assertLimit(read("[{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"", 'a', 100_000_000, "\"]}}]"), "25165824");
        assertLimit(read("[{\"7FE00010\":{\"vr\":\"OB\",\"InlineBinary\":\"", 'A', 100_000_000, "\"}}]"), "25165824");
    }

    @Test
    void readsOnAfterALongString() {
        Reading text = read("[{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"", 'a', Limits.TEXT + 1, "\"]}},{}]");
        assertLimit(text, "8388609 characters");
        assertEquals(2, text.instances().size());
        long digits = Limits.INLINE_BYTES / 3 * 4 + 8;
        Reading bytes = read("[{\"7FE00010\":{\"vr\":\"OB\",\"InlineBinary\":\"", 'A', digits, "\"}},{}]");
        assertLimit(bytes, "16 MiB");
        assertEquals(2, bytes.instances().size());
    }

    @Test
    void anInlineBinaryOfSixteenMebibytesIsRead() {
        Dataset dataset =
                Dataset.of(new Element.Bytes(Tags.PIXEL_DATA, VR.OB, ByteBuffer.allocate(Limits.INLINE_BYTES)));
        Reading reading = Reading.of(DicomJsonWriter.object(dataset, Layout.MINIMAL));
        assertEquals(JsonRule.BARE_OBJECT, reading.onlyProblem().rule());
        assertEquals(dataset, reading.onlyDataset());
    }

    @Test
    void longNumbersAreTextsAndLongerOnesAProblem() {
        Reading reading = read("[{\"00281052\":{\"vr\":\"DS\",\"Value\":[1", '0', 5_000, "]}}]");
        assertEquals(List.of(), reading.problems());
        assertEquals(
                5_001,
                reading.onlyDataset().text(Tag.of(0x0028, 0x1052)).orElseThrow().length());
        assertLimit(read("[{\"00281052\":{\"vr\":\"DS\",\"Value\":[1", '0', 20_000, "]}}]"), "10000");
        assertLimit(read("[{\"00281052\":{\"vr\":\"DS\",\"Value\":[1e", '9', 20_000, "]}}]"), "10000");
        assertEquals(
                "1e999999999999",
                Reading.of("[{\"00281052\":{\"vr\":\"DS\",\"Value\":[1e999999999999]}}]")
                        .onlyDataset()
                        .text(Tag.of(0x0028, 0x1052))
                        .orElseThrow());
    }

    @Test
    void aLongNameIsAProblem() {
        assertLimit(read("[{\"", 'a', 20_000, "\":{}}]"), "1000");
    }

    @Test
    void manyNamesOfOneTimeAreRead() {
        StringBuilder json = new StringBuilder("[{");
        for (int i = 0; i < 100_000; i++) {
            json.append(i == 0 ? "" : ",").append(String.format("\"0009%04X\":{\"vr\":\"UN\"}", i & 0xFFFF));
        }
        Reading reading = Reading.of(json.append("}]").toString());
        assertEquals(65_535, reading.onlyDataset().size());
    }
}

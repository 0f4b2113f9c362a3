package io.github.stowc.dicom.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.syntax.Limits;
import io.github.stowc.dicom.text.Problem;
import io.github.stowc.dicom.xml.DicomXmlWriter.Layout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sizes that no metadata has end in a problem that says so. */
class XmlLimitsTest {
    private static final Tag REQUEST = Tag.of(0x0040, 0x0275);
    private static final String HEAD = "<NativeDicomModel xml:space=\"preserve\">";
    private static final String END = "</DicomAttribute></NativeDicomModel>";

    /** A text that repeats another one in the middle, made as it is read. */
    private static InputStream stream(String before, String repeated, long times, String after) {
        byte[] block = repeated.repeat(1 << 12).getBytes(UTF_8);
        InputStream middle = new InputStream() {
            private final long end = times * repeated.length();
            private long at;

            @Override
            public int read() {
                return at < end ? block[(int) (at++ % block.length)] : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int from = (int) (at % block.length);
                int count = (int) Math.min(Math.min(length, block.length - from), end - at);
                System.arraycopy(block, from, buffer, offset, count);
                at += count;
                return count == 0 && length > 0 ? -1 : count;
            }
        };
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(before.getBytes(UTF_8)),
                middle,
                new ByteArrayInputStream(after.getBytes(UTF_8)))));
    }

    private static Problem last(String before, String repeated, long times, String after) {
        List<Problem> problems =
                XmlReading.of(stream(before, repeated, times, after)).problems();
        return problems.get(problems.size() - 1);
    }

    private static void assertLimit(String message, Problem problem) {
        assertEquals(XmlRule.LIMIT, problem.rule(), problem::toString);
        assertTrue(problem.message().contains(message), problem::toString);
    }

    private static Dataset nested(int levels) {
        Dataset dataset = Dataset.of(new Element.Empty(Tags.PIXEL_DATA, VR.OB));
        for (int i = 0; i < levels; i++) {
            dataset = Dataset.of(new Element.Sequence(REQUEST, List.of(dataset)));
        }
        return dataset;
    }

    @Test
    void hundredSequencesInSequencesAreRead() throws IOException {
        byte[] xml = DicomXmlWriter.document(nested(100), Layout.READABLE);
        assertEquals(nested(100), XmlReading.of(xml).dataset());
    }

    @Test
    void deeperNestingIsAProblem() throws IOException {
        assertLimit(
                "256 levels",
                XmlReading.of(DicomXmlWriter.document(nested(500), Layout.MINIMAL))
                        .onlyProblem());
        String item = "<DicomAttribute tag=\"00400275\" vr=\"SQ\"><Item number=\"1\">";
        assertLimit("256 levels", last(HEAD, item, 10_000, ""));
        assertLimit("256 levels", last(HEAD, "<a>", 500_000, ""));
    }

    @Test
    void tagsAndCommentsOfTwelveMegabytesAreAProblem() {
        assertLimit("a start tag", last(HEAD + "<DicomAttribute tag=\"", "a", 12_000_000, "\"/>"));
        assertLimit("more attributes", last(HEAD + "<DicomAttribute ", "a='b' ", 10_100, "/>"));
        assertLimit("a longer name", last(HEAD + "<", "a", 12_000_000, "/>"));
        assertLimit("an end tag", last(HEAD + "</NativeDicomModel", " ", 12_000_000, ">"));
        assertLimit("a comment", last(HEAD + "<!--", "a", 12_000_000, "-->"));
        assertLimit("a processing instruction", last(HEAD + "<?a ", "a", 12_000_000, "?>"));
        assertEquals(
                XmlRule.DOCTYPE,
                last("<!DOCTYPE a [", "<!ENTITY a 'b'>", 1_000_000, "]>").rule());
    }

    @Test
    void aTextOfTwelveMegabytesIsAProblemAndTheReadingGoesOn() {
        String id = "<DicomAttribute tag=\"00100020\" vr=\"LO\"><Value number=\"1\">";
        XmlReading text = XmlReading.of(stream(HEAD + id, "a", 12_000_000, "</Value>" + END));
        assertLimit("8388608 characters", text.problems().get(1));
        assertEquals(1, text.dataset().size());
        XmlReading cdata = XmlReading.of(stream(HEAD + id + "<![CDATA[", "a", 12_000_000, "]]></Value>" + END));
        assertLimit("8388608 characters", cdata.problems().get(1));
        String bytes = "<DicomAttribute tag=\"7FE00010\" vr=\"OB\"><InlineBinary>";
        XmlReading binary = XmlReading.of(stream(HEAD + bytes, "AAAA", 6_000_000, "</InlineBinary>" + END));
        assertLimit("16 MiB", binary.problems().get(1));
        assertTrue(binary.positions().isValueFlawed(Tags.PIXEL_DATA));
    }

    @Test
    void whiteSpaceAndReferencesOfTwelveMegabytesAreReadOver() {
        assertEquals(
                0,
                XmlReading.of(stream(HEAD, " \n", 3_000_000, "</NativeDicomModel>"))
                        .dataset()
                        .size());
        assertEquals(XmlRule.SYNTAX, last(HEAD + "&", "a", 12_000_000, ";").rule());
        assertEquals(XmlRule.SYNTAX, last(HEAD + "&#", "1", 12_000_000, ";").rule());
    }

    @Test
    void anInlineBinaryOfSixteenMebibytesIsRead() throws IOException {
        Dataset dataset =
                Dataset.of(new Element.Bytes(Tags.PIXEL_DATA, VR.OB, ByteBuffer.allocate(Limits.INLINE_BYTES)));
        assertEquals(
                dataset,
                XmlReading.of(DicomXmlWriter.document(dataset, Layout.MINIMAL)).dataset());
    }

    @Test
    void problemsAndUnknownElementsEnd() {
        assertLimit("10000 problems", last(HEAD, "<a/>", 1_000_000, ""));
        assertLimit("10000 elements", last(HEAD + "<a>", "<b/>", 1_000_000, "</a>"));
        assertLimit("10000 problems", last(HEAD, "<DicomAttribute tag=\"0020000d\" vr=\"UI\"/>", 1_000_000, ""));
    }
}

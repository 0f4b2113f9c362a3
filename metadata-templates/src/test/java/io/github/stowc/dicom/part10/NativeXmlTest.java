package io.github.stowc.dicom.part10;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import io.github.stowc.testdata.NeedsTools;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real files in the Native DICOM Model: ours, and what dcm2xml makes of them. */
class NativeXmlTest {

    static Stream<Path> files() throws IOException {
        return CorpusTest.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void holdsWhatTheFileHolds(Path file) throws IOException {
        Dataset dataset = Part10Reader.strict().lenient().read(file).dataset();
        byte[] xml = DicomXmlWriter.document(dataset, DicomXmlWriter.Layout.READABLE);
        assertEquals(
                dataset,
                DicomXmlReader.strict(new ByteArrayInputStream(xml), file.toString())
                        .read());
    }

    @NeedsTools("dcm2xml")
    @ParameterizedTest
    @MethodSource("files")
    void dcm2xmlsIsReadWithTheSameValues(Path file, @TempDir Path folder) throws Exception {
        Part10Content content = Part10Reader.strict().lenient().read(file);
        Dataset theirs = theirs(file, folder);
        Assumptions.assumeFalse(
                hasOrphans(content.dataset()) || hasLostBlocks(theirs),
                "dcm2xml takes the block away, though no creator tells it");
        for (BulkValue value : content.bulkValues()) {
            // dcm2xml leaves fragments out.
            theirs = value.encapsulated() ? theirs.without(value.tag()) : theirs;
        }
        List<String> differences = new Comparison(file, content).differences(values(theirs));
        assertAll(differences.stream().map(text -> () -> assertEquals("", text)));
    }

    /** Whether there is a private attribute without the name of its creator; here all of them are of the first level. */
    private static boolean hasOrphans(Dataset dataset) {
        for (Element element : dataset) {
            Tag creator = element.tag().privateCreator().orElse(null);
            if (creator != null && dataset.text(creator).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is a private attribute below all blocks: dcm2xml overlooks creators of VR UN. */
    private static boolean hasLostBlocks(Dataset dataset) {
        for (Element element : dataset) {
            int tag = element.tag().value();
            if ((tag >>> 16 & 1) == 1 && (tag & 0xFFFF) < 0x10) {
                return true;
            }
        }
        return false;
    }

    private static Dataset theirs(Path file, Path folder) throws Exception {
        Path xml = folder.resolve("file.xml");
        Dcmtk.Answer answer = Dcmtk.run("dcm2xml", "-q", "-nat", "+Xn", "+Eb", "+M", file.toString(), xml.toString());
        assertEquals(0, answer.exit(), answer::out);
        try (InputStream in = Files.newInputStream(xml)) {
            return DicomXmlReader.strict(in, "file.xml").read();
        }
    }

    private static Map<String, List<Object>> values(Dataset dataset) {
        Map<String, List<Object>> values = new TreeMap<>();
        for (Element element : dataset) {
            List<Object> value = new ArrayList<>();
            value.add(element.vr().name());
            if (element instanceof Element.Sequence sequence) {
                value.add(sequence.items().stream().map(NativeXmlTest::values).toList());
            } else if (element instanceof Element.Bytes bytes) {
                value.add(base64(bytes));
            } else if (element.valueCount() > 0) {
                value.add(element.texts());
            }
            values.put(element.tag().hex(), value);
        }
        return values;
    }

    private static String base64(Element.Bytes element) {
        ByteBuffer bytes = element.bytes();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        if (element.vr() == VR.OW) {
            // dcm2xml writes words big endian; dcm4che does not, as in the DICOM JSON Model (PS3.18 F.2.7).
            for (int i = 0; i + 1 < copy.length; i += 2) {
                byte first = copy[i];
                copy[i] = copy[i + 1];
                copy[i + 1] = first;
            }
        }
        return Base64.getEncoder().encodeToString(copy);
    }
}

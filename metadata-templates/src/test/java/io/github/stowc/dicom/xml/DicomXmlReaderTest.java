package io.github.stowc.dicom.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.text.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DicomXmlReaderTest {
    private static final Tag PATIENT_NAME = new Tag(0x00100010);
    private static final Tag PATIENT_ID = new Tag(0x00100020);
    private static final Tag IMAGE_TYPE = new Tag(0x00080008);

    private static String attribute(String tag, String vr, String content) {
        return "<DicomAttribute tag=\"" + tag + "\" vr=\"" + vr + "\">" + content + "</DicomAttribute>";
    }

    private static Dataset read(byte[] xml) throws IOException {
        return DicomXmlReader.strict(new ByteArrayInputStream(xml), "test.xml").read();
    }

    @Test
    void readsEveryKindOfContent() {
        Dataset dataset = XmlReading.dataset(
                attribute("00080008", "CS", "<Value number=\"1\">ORIGINAL</Value><Value number=\"2\"/>")
                        + attribute("00100010", "PN", """
                                <PersonName number="1">
                                  <Alphabetic><FamilyName>Yamada</FamilyName><NamePrefix>Dr.</NamePrefix></Alphabetic>
                                  <Ideographic><FamilyName>山田</FamilyName><GivenName>太郎</GivenName></Ideographic>
                                </PersonName>
                                """)
                        + attribute(
                                "00400275",
                                "SQ",
                                "<Item number=\"1\">" + attribute("00400007", "LO", "<Value number=\"1\">x</Value>")
                                        + "</Item><Item number=\"2\"/>")
                        + attribute("00282000", "OB", "<InlineBinary>\n AQID\n BA== </InlineBinary>")
                        + attribute("7FE00010", "OW", "<BulkData uri=\"a &amp; b\"/>")
                        + "<DicomAttribute tag=\"00100020\" vr=\"LO\" keyword=\"PatientID\"/>");
        assertEquals(
                Dataset.of(
                        Element.of(IMAGE_TYPE, VR.CS, "ORIGINAL", ""),
                        new Element.Names(PATIENT_NAME, List.of(new PersonName("Yamada^^^Dr.", "山田^太郎", ""))),
                        new Element.Sequence(
                                new Tag(0x00400275),
                                List.of(Dataset.of(Element.of(new Tag(0x00400007), VR.LO, "x")), Dataset.EMPTY)),
                        new Element.Bytes(new Tag(0x00282000), VR.OB, ByteBuffer.wrap(new byte[] {1, 2, 3, 4})),
                        new Element.BulkData(Tags.PIXEL_DATA, VR.OW, "a & b"),
                        new Element.Empty(PATIENT_ID, VR.LO)),
                dataset);
    }

    @Test
    void keepsWhiteSpaceInValuesAndStitchesWhatMarkupInterrupts() {
        Dataset dataset = XmlReading.dataset(attribute(
                "00204000", "LT", "<Value number=\"1\"> a\n<!-- b -->c<?d?><![CDATA[<e>]]>&#x66;&lt;\t</Value>"));
        assertEquals(" a\nc<e>f<\t", dataset.text(new Tag(0x00204000)).orElseThrow());
    }

    @Test
    void dropsWhiteSpaceAroundBinaryNumbers() {
        Dataset dataset = XmlReading.dataset(attribute("00280010", "US", "<Value number=\"1\">\n  512\n</Value>"));
        assertEquals(
                List.of("512"), dataset.get(new Tag(0x00280010)).orElseThrow().texts());
    }

    @Test
    void takesNumbersForTheOrder() {
        XmlReading reading = XmlReading.of(XmlReading.document(attribute(
                "00080008",
                "CS",
                "<Value number=\"4\">D</Value><Value number=\"1\">A</Value><Value number=\"3\">C</Value>")));
        assertEquals(XmlRule.NUMBER_ORDER, reading.onlyProblem().rule());
        assertEquals(
                Element.of(IMAGE_TYPE, VR.CS, "A", "", "C", "D"),
                reading.dataset().get(IMAGE_TYPE).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<NativeDicomModel>%s</NativeDicomModel>",
                "<?xml version='1.1'?><NativeDicomModel xml:space='preserve'>%s</NativeDicomModel>",
                "<!-- a --><NativeDicomModel xmlns=\"http://dicom.nema.org/PS3.19/models/NativeDICOM\""
                        + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='a b'>%s"
                        + "</NativeDicomModel><!-- b -->\n"
            })
    void acceptsTheRootsThatToolkitsWrite(String form) throws IOException {
        String id = attribute("00100020", "LO", "<Value number=\"1\">4711</Value>");
        assertEquals(
                Dataset.of(Element.of(PATIENT_ID, VR.LO, "4711")),
                read(form.formatted(id).getBytes(UTF_8)));
    }

    @Test
    void acceptsAPrefix() throws IOException {
        String xml = XmlReading.document(attribute("00100020", "LO", "<Value number=\"1\">4711</Value>"))
                .replace("xmlns=", "xmlns:d=")
                .replace("</", "</d:")
                .replace("<D", "<d:D")
                .replace("<N", "<d:N")
                .replace("<V", "<d:V");
        assertEquals(Dataset.of(Element.of(PATIENT_ID, VR.LO, "4711")), read(xml.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "UTF-16BE", "GB18030"})
    void followsTheDeclaredEncoding(String encoding) throws IOException {
        String xml = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>"
                + XmlReading.document(attribute("00100020", "LO", "<Value number=\"1\">Müller</Value>"));
        assertEquals(
                Dataset.of(Element.of(PATIENT_ID, VR.LO, "Müller")), read(xml.getBytes(Charset.forName(encoding))));
    }

    @Test
    void takesAByteOrderMark() throws IOException {
        String xml = "\uFEFF" + XmlReading.document("");
        assertEquals(Dataset.EMPTY, read(xml.getBytes(UTF_8)));
        assertEquals(Dataset.EMPTY, read(xml.getBytes(StandardCharsets.UTF_16LE)));
    }

    @Test
    void namesBytesThatAreNotCharacters() {
        String xml = XmlReading.document("\n" + attribute("00100020", "LO", "<Value number=\"1\">Müller</Value>"));
        Problem problem =
                XmlReading.of(xml.getBytes(StandardCharsets.ISO_8859_1)).onlyProblem();
        assertEquals(XmlRule.ENCODING, problem.rule());
        assertEquals(2, problem.place().line());
        assertTrue(problem.message().contains("0xFC"), problem::message);
    }

    @Test
    void takesTheVrFromTheDictionaryIfThereIsNone() throws IOException {
        String xml =
                XmlReading.document("<DicomAttribute tag=\"00100020\"><Value number=\"1\">1</Value></DicomAttribute>"
                        + "<DicomAttribute tag=\"7FE00010\"><InlineBinary>AAA=</InlineBinary></DicomAttribute>"
                        + "<DicomAttribute tag=\"00400275\"><Item number=\"1\"/></DicomAttribute>"
                        + "<DicomAttribute tag=\"00091001\"><Value number=\"1\">1</Value></DicomAttribute>");
        Dataset dataset = read(xml.getBytes(UTF_8));
        assertEquals(VR.LO, dataset.get(PATIENT_ID).orElseThrow().vr());
        assertTrue(dataset.get(Tags.PIXEL_DATA).orElseThrow() instanceof Element.Bytes);
        assertEquals(1, dataset.items(new Tag(0x00400275)).size());
        assertEquals(VR.LO, dataset.get(new Tag(0x00091001)).orElseThrow().vr());
    }

    @Test
    void makesAUrnOfAUuid() {
        Dataset dataset = XmlReading.dataset(
                attribute("7FE00010", "OW", "<BulkData uuid=\"4bbad73e-e80d-01f1-8f09-2c753e7ef575\"/>"));
        assertEquals(
                new Element.BulkData(Tags.PIXEL_DATA, VR.OW, "urn:uuid:4bbad73e-e80d-01f1-8f09-2c753e7ef575"),
                dataset.get(Tags.PIXEL_DATA).orElseThrow());
    }

    @Test
    void theStrictReaderNamesFilePlaceAttributeAndRemedy() {
        String xml = XmlReading.document("\n  "
                + attribute("00400275", "SQ", "<Item number=\"1\">" + attribute("0040000a", "SQ", "") + "</Item>"));
        DicomTextException e = assertThrows(DicomTextException.class, () -> read(xml.getBytes(UTF_8)));
        assertEquals(
                "test.xml:2:59: (0040,000A) StageCodeSequence at 00400275[0].0040000A: the tag \"0040000a\" has"
                        + " lower-case digits; write \"0040000A\" (PS3.19 A.1.5)",
                e.getMessage());
        assertEquals("test.xml", e.file());
    }

    @Test
    void closesTheInput() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in = new ByteArrayInputStream(XmlReading.document("").getBytes(UTF_8)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        DicomXmlReader.strict(in, "test.xml").read();
        assertTrue(closed.get());
    }

    @Test
    void passesAReadErrorOn() {
        InputStream gone = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        byte[] head = ("<NativeDicomModel>" + " ".repeat(40_000)).getBytes(UTF_8);
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(head), gone);
        IOException e = assertThrows(
                IOException.class, () -> DicomXmlReader.strict(in, "test.xml").read());
        assertEquals("the disk is gone", e.getMessage());
    }
}

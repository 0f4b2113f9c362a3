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
import io.github.stowc.dicom.xml.DicomXmlWriter.Layout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DicomXmlWriterTest {
    private static final Dataset EXAMPLE = Dataset.of(
            Element.of(Tags.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192"),
            new Element.Names(new Tag(0x00100010), List.of(new PersonName("Doe^John", "", "ジョン"), PersonName.EMPTY)),
            new Element.Empty(new Tag(0x00100030), VR.DA),
            new Element.Sequence(
                    new Tag(0x00400275),
                    List.of(Dataset.of(Element.of(new Tag(0x00400007), VR.LO, "a<b & \"c\"\r\n")), Dataset.EMPTY)),
            new Element.Bytes(new Tag(0x00282000), VR.OB, ByteBuffer.wrap(new byte[] {1, 2})),
            new Element.BulkData(Tags.PIXEL_DATA, VR.OB, "a \"b\"\n&c.jpg"));

    private static String write(Dataset dataset, Layout layout) throws IOException {
        return new String(DicomXmlWriter.document(dataset, layout), UTF_8);
    }

    @Test
    void writesOneAttributeALineToBeRead() throws IOException {
        assertEquals("""
                <?xml version="1.0" encoding="UTF-8"?>
                <NativeDicomModel xmlns="http://dicom.nema.org/PS3.19/models/NativeDICOM" xml:space="preserve">
                  <DicomAttribute tag="00080005" vr="CS" keyword="SpecificCharacterSet"><Value number="1">ISO_IR 192</Value></DicomAttribute>
                  <DicomAttribute tag="00100010" vr="PN" keyword="PatientName"><PersonName number="1"><Alphabetic><FamilyName>Doe</FamilyName><GivenName>John</GivenName></Alphabetic><Phonetic><FamilyName>ジョン</FamilyName></Phonetic></PersonName><PersonName number="2"></PersonName></DicomAttribute>
                  <DicomAttribute tag="00100030" vr="DA" keyword="PatientBirthDate"/>
                  <DicomAttribute tag="00282000" vr="OB" keyword="ICCProfile"><InlineBinary>AQI=</InlineBinary></DicomAttribute>
                  <DicomAttribute tag="00400275" vr="SQ" keyword="RequestAttributesSequence">
                    <Item number="1">
                      <DicomAttribute tag="00400007" vr="LO" keyword="ScheduledProcedureStepDescription"><Value number="1">a&lt;b &amp; "c"&#13;
                </Value></DicomAttribute>
                    </Item>
                    <Item number="2">
                    </Item>
                  </DicomAttribute>
                  <DicomAttribute tag="7FE00010" vr="OB" keyword="PixelData"><BulkData uri="a &quot;b&quot;&#10;&amp;c.jpg"/></DicomAttribute>
                </NativeDicomModel>
                """, write(EXAMPLE, Layout.READABLE));
    }

    @Test
    void writesNoWhiteSpaceBetweenElementsIfUnwanted() throws IOException {
        String readable = write(EXAMPLE, Layout.READABLE);
        assertEquals(
                readable.replace("&#13;\n", "&#13;|").replaceAll("\n *", "").replace("|", "\n"),
                write(EXAMPLE, Layout.MINIMAL));
    }

    @Test
    void leavesGroupLengthsOut() throws IOException {
        Dataset dataset = Dataset.of(Element.of(new Tag(0x00080000), VR.UL, "4"));
        assertEquals(
                Dataset.EMPTY, XmlReading.of(write(dataset, Layout.MINIMAL)).dataset());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Doe", "Doe^John^M^Dr.^Jr.", "^^^^", "Doe^^", "A^B^C^D^E^F^", "^John", ""})
    void keepsEachCaretOfAName(String name) throws IOException {
        Dataset dataset = Dataset.of(new Element.Names(new Tag(0x00100010), List.of(PersonName.alphabetic(name))));
        assertEquals(dataset, XmlReading.of(write(dataset, Layout.MINIMAL)).dataset());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\fb", "\u0000", "\u001B$B", "\uFFFE", "\uD83D", "\uDE00x", "\uD83D\uD83D\uDE00"})
    void refusesWhatXmlCannotHold(String text) {
        Dataset item = Dataset.of(Element.of(new Tag(0x00400007), VR.LO, "fine", text));
        Dataset dataset = Dataset.of(new Element.Sequence(new Tag(0x00400275), List.of(Dataset.EMPTY, item)));
        DicomTextException e = assertThrows(DicomTextException.class, () -> write(dataset, Layout.READABLE));
        String message = String.valueOf(e.getMessage());
        assertTrue(
                message.startsWith(
                        "(0040,0007) ScheduledProcedureStepDescription at 00400275[1].00400007: its value has"
                                + " the character U+"),
                message);
        assertTrue(message.contains("DICOM JSON"), message);
    }

    @Test
    void refusesSuchNamesAndLinksToo() {
        assertThrows(
                DicomTextException.class,
                () -> write(
                        Dataset.of(new Element.Names(new Tag(0x00100010), List.of(new PersonName("", "a", "\f")))),
                        Layout.READABLE));
        assertThrows(
                DicomTextException.class,
                () -> write(Dataset.of(new Element.BulkData(Tags.PIXEL_DATA, VR.OB, "\u0001")), Layout.READABLE));
    }
}

package io.github.stowc.dcm4che;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.json.DicomJsonWriter;
import io.github.stowc.dicom.part10.Datasets;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import java.io.ByteArrayInputStream;
import java.nio.BufferOverflowException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.UID;
import org.dcm4che3.util.UIDUtils;
import org.junit.jupiter.api.Test;

/**
 * Where dcm4che departs from the standard, as docs/dcm4che.md lists it. If a test fails after an update of dcm4che,
 * remove its line there and the precaution in the other tests.
 */
class DeparturesTest {
    private static final Tag NAME = new Tag(0x00100010);
    private static final Tag NUMBERS = new Tag(0x00189087);

    private static byte[] json(Element... elements) {
        return DicomJsonWriter.array(List.of(Dataset.of(elements)), DicomJsonWriter.Layout.MINIMAL);
    }

    private static byte[] xml(Element... elements) throws Exception {
        return DicomXmlWriter.document(Dataset.of(elements), DicomXmlWriter.Layout.MINIMAL);
    }

    private static Dataset fromXml(Dataset dataset) throws Exception {
        byte[] xml = Dcm4cheCodecs.writeXml(Dcm4cheDatasets.toAttributes(dataset));
        return DicomXmlReader.strict(new ByteArrayInputStream(xml), "dcm4che").read();
    }

    @Test
    void readsNoTagFrom80000000OnFromText() {
        Element pointer = Element.of(new Tag(0x00280009), VR.AT, "FFFCFFFC");
        assertThrows(NumberFormatException.class, () -> Dcm4cheCodecs.readJson(json(pointer)));
        assertThrows(Exception.class, () -> Dcm4cheCodecs.readXml(xml(pointer)));
    }

    @Test
    void takesAPhoneticGroupAloneForADataset() {
        Element name = new Element.Names(NAME, List.of(new PersonName("", "", "やまだ")));
        assertThrows(NumberFormatException.class, () -> Dcm4cheCodecs.readJson(json(name)));
    }

    @Test
    void hasNoNumbersThatAreNone() {
        Element nan = Element.of(NUMBERS, VR.FD, "NaN");
        assertThrows(ClassCastException.class, () -> Dcm4cheCodecs.readJson(json(nan)));
        Attributes attributes = new Attributes();
        attributes.setDouble(NUMBERS.value(), org.dcm4che3.data.VR.FD, Double.NaN, Double.POSITIVE_INFINITY, -0.0);
        String written = new String(Dcm4cheCodecs.writeJson(attributes), StandardCharsets.UTF_8);
        assertTrue(written.contains("[null,1.7976931348623157E308,-0.0]"), written);
        double read =
                Dcm4cheCodecs.readJson(json(Element.of(NUMBERS, VR.FD, "-0"))).getDouble(NUMBERS.value(), 1);
        assertEquals(Double.doubleToLongBits(0.0), Double.doubleToLongBits(read));
    }

    @Test
    void writesFewerDigitsInXmlThanANumberHas() throws Exception {
        Dataset dataset = Dataset.of(Element.of(NUMBERS, VR.FD, "-5.416147085017797e+52"));
        assertNotEquals(dataset, Dcm4cheDatasets.toDataset(Dcm4cheDatasets.toAttributes(fromXml(dataset))));
    }

    @Test
    void leavesPrivateCreatorsOutOfXml() throws Exception {
        Dataset unused = Dataset.of(Element.of(new Tag(0x00290010), VR.LO, "ACME"));
        assertEquals(Dataset.EMPTY, fromXml(unused));
        Element creator = Element.of(new Tag(0x00290011), VR.LO, "ACME");
        Element value = Element.of(new Tag(0x00291101), VR.SH, "x");
        assertEquals(
                Dataset.of(Element.of(new Tag(0x00290010), VR.LO, "ACME"), Element.of(new Tag(0x00291001), VR.SH, "x")),
                fromXml(Dataset.of(creator, value)));
    }

    @Test
    void hasTooLittleRoomForTheEscapesOfOneCharacter() {
        Attributes attributes = new Attributes();
        attributes.setString(0x00080005, org.dcm4che3.data.VR.CS, "", "ISO 2022 IR 87");
        attributes.setString(NAME.value(), org.dcm4che3.data.VR.PN, "山");
        assertThrows(
                BufferOverflowException.class, () -> Dcm4cheCodecs.writePart10(attributes, UID.ExplicitVRLittleEndian));
    }

    @Test
    void doesNotReadBackWhatItWritesInASingleByteSetAfterAscii() throws Exception {
        Attributes attributes = new Attributes();
        attributes.setString(0x00080005, org.dcm4che3.data.VR.CS, "ISO 2022 IR 6", "ISO 2022 IR 148");
        attributes.setString(NAME.value(), org.dcm4che3.data.VR.PN, "ğüş^İş");
        byte[] file = Dcm4cheCodecs.writePart10(attributes, UID.ExplicitVRLittleEndian);
        assertNotEquals("ğüş^İş", Dcm4cheCodecs.readPart10(file).getString(NAME.value()));
        assertArrayEquals(
                Dcm4cheCodecs.writePart10(attributes, UID.ExplicitVRLittleEndian),
                Dcm4cheCodecs.writePart10(
                        Dcm4cheDatasets.toAttributes(Dcm4cheDatasets.toDataset(attributes)),
                        UID.ExplicitVRLittleEndian));
        byte[] ours = Datasets.write(Dcm4cheDatasets.toDataset(attributes));
        assertNotEquals("ğüş^İş", Dcm4cheCodecs.readPart10(ours).getString(NAME.value()));
    }

    @Test
    void wantsTwoComponentsOfAUidAndTheFirstUpTo2() {
        assertTrue(Uid.problem("5.1").isEmpty());
        assertFalse(UIDUtils.isValid("5.1"));
        assertFalse(UIDUtils.isValid("1"));
    }

    @Test
    void writesADecimalStringThatIsHeldAsANumberInSixteenCharacters() {
        Attributes attributes = new Attributes();
        attributes.setDouble(0x00200032, org.dcm4che3.data.VR.DS, 1.0 / 3);
        Dataset dataset = Dcm4cheDatasets.toDataset(attributes);
        assertEquals(16, dataset.text(new Tag(0x00200032)).orElseThrow().length());
    }
}

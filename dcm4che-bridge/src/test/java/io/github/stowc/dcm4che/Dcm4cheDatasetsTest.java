package io.github.stowc.dcm4che;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Value;
import org.junit.jupiter.api.Test;

class Dcm4cheDatasetsTest {
    private static final Tag ROWS = new Tag(0x00280010);
    private static final Tag NAME = new Tag(0x00100010);
    private static final Tag COMMENTS = new Tag(0x00104000);

    private static String refusal(Element... elements) {
        return assertThrows(IllegalArgumentException.class, () -> Dcm4cheDatasets.toAttributes(Dataset.of(elements)))
                .getMessage();
    }

    private static String refusal(Attributes attributes) {
        return assertThrows(IllegalArgumentException.class, () -> Dcm4cheDatasets.toDataset(attributes))
                .getMessage();
    }

    @Test
    void dcm4chesGettersSeeTheValues() {
        Attributes attributes = Dcm4cheDatasets.toAttributes(Dataset.of(
                Element.of(ROWS, VR.US, "65535"),
                Element.of(NAME, VR.PN, "Yamada^Tarou=山田^太郎=やまだ^たろう"),
                Element.of(new Tag(0x00080008), VR.CS, "ORIGINAL", "PRIMARY"),
                Element.of(new Tag(0x00189087), VR.FD, "0.1"),
                Element.of(new Tag(0x00280009), VR.AT, "00181063"),
                Element.of(new Tag(0x00290010), VR.LO, "ACME"),
                Element.of(new Tag(0x00291001), VR.SH, "x")));
        assertEquals(65535, attributes.getInt(ROWS.value(), 0));
        assertEquals("Yamada^Tarou=山田^太郎=やまだ^たろう", attributes.getString(NAME.value()));
        assertArrayEquals(new String[] {"ORIGINAL", "PRIMARY"}, attributes.getStrings(0x00080008));
        assertEquals(0.1, attributes.getDouble(0x00189087, 0));
        assertEquals(0x00181063, attributes.getInt(0x00280009, 0));
        assertEquals("x", attributes.getString("ACME", 0x00290001));
    }

    @Test
    void textsKeepTheirSpacesAndAnEmptyOneIsNotNoValue() {
        Dataset dataset = Dataset.of(
                Element.of(COMMENTS, VR.LT, " a\\b\r\n "),
                Element.of(new Tag(0x00081030), VR.LO, ""),
                Element.of(new Tag(0x0008103E), VR.LO, "", ""),
                new Element.Empty(NAME, VR.PN),
                new Element.Bytes(new Tag(0x00020102), VR.OB, ByteBuffer.allocate(0)));
        assertEquals(dataset, Dcm4cheDatasets.toDataset(Dcm4cheDatasets.toAttributes(dataset)));
    }

    @Test
    void textsStillInBytesAreReadInTheCharacterSetAroundThem() {
        Attributes item = new Attributes();
        item.setBytes(NAME.value(), org.dcm4che3.data.VR.PN, "Müller ".getBytes(StandardCharsets.ISO_8859_1));
        Attributes attributes = new Attributes();
        attributes.setString(0x00080005, org.dcm4che3.data.VR.CS, "ISO_IR 100");
        attributes.newSequence(0x00081115, 1).add(item);
        attributes.setBytes(COMMENTS.value(), org.dcm4che3.data.VR.LT, "  ".getBytes(StandardCharsets.US_ASCII));
        Dataset dataset = Dcm4cheDatasets.toDataset(attributes);
        assertEquals(
                "Müller", dataset.items(new Tag(0x00081115)).get(0).text(NAME).orElseThrow());
        assertEquals(new Element.Empty(COMMENTS, VR.LT), dataset.get(COMMENTS).orElseThrow());
    }

    @Test
    void numbersThatAreHeldAsSuchBecomeText() {
        Attributes attributes = new Attributes();
        attributes.setDouble(0x00200032, org.dcm4che3.data.VR.DS, 1.5, Double.NaN, -2);
        attributes.setDouble(0x00200037, org.dcm4che3.data.VR.DS, Double.NaN);
        attributes.setInt(0x00200013, org.dcm4che3.data.VR.IS, 7, -1);
        Dataset dataset = Dcm4cheDatasets.toDataset(attributes);
        assertEquals(
                List.of("1.5", "", "-2"),
                dataset.get(new Tag(0x00200032)).orElseThrow().texts());
        assertEquals(List.of(""), dataset.get(new Tag(0x00200037)).orElseThrow().texts());
        assertEquals(
                List.of("7", "-1"),
                dataset.get(new Tag(0x00200013)).orElseThrow().texts());
    }

    @Test
    void fragmentsGoBesideTheDatasetAndBack() {
        Attributes item = new Attributes();
        item.newFragments(0x7FE00010, org.dcm4che3.data.VR.OB, 2).add(Value.NULL);
        Attributes attributes = new Attributes();
        attributes.setValue(0x00420011, org.dcm4che3.data.VR.OB, new BulkData(null, "fragments/7FE00010", false));
        Fragments fragments = attributes.newFragments(0x7FE00010, org.dcm4che3.data.VR.OW, 3);
        fragments.add(Value.NULL);
        fragments.add(new byte[] {1, 2});
        fragments.add(new BulkData(null, "file:/frame", false));
        attributes.newSequence(0x00880200, 1).add(item);
        DatasetWithFragments read = Dcm4cheDatasets.toDatasetWithFragments(attributes);
        assertEquals(
                Set.of("fragments/7FE00010-2", "fragments/00880200/0/7FE00010"),
                read.fragments().keySet());
        assertEquals(attributes, Dcm4cheDatasets.toAttributes(read));
        assertTrue(refusal(attributes).contains("toDatasetWithFragments"));
    }

    @Test
    void groupLengthsAreLeftOut() {
        Dataset dataset = Dataset.of(Element.of(new Tag(0x00080000), VR.UL, "10"), Element.of(ROWS, VR.US, "1"));
        assertEquals(1, Dcm4cheDatasets.toAttributes(dataset).size());
    }

    @Test
    void refusesWhatAttributesCannotHold() {
        assertTrue(refusal(Element.of(ROWS, VR.US, "65536")).contains("(0028,0010) Rows: expected a number"));
        assertTrue(refusal(Element.of(ROWS, VR.US, "1", "")).contains("an empty value among several"));
        assertTrue(refusal(Element.of(new Tag(0x00081030), VR.LO, "a\\b")).contains("without a backslash"));
        assertTrue(refusal(Element.of(COMMENTS, VR.LT, "a", "b")).contains("expected one value, as LT has, found 2"));
        assertTrue(refusal(new Element.Names(NAME, List.of(PersonName.alphabetic("a=b"))))
                .contains("component groups without ="));
        Dataset deep = Dataset.EMPTY;
        for (int i = 0; i < 10_000; i++) {
            deep = Dataset.of(new Element.Sequence(new Tag(0x00081115), List.of(deep)));
        }
        Dataset tooDeep = deep;
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Dcm4cheDatasets.toAttributes(tooDeep))
                .getMessage()
                .contains("at most 256 nested sequences"));
    }

    @Test
    void refusesWhatADatasetCannotHold() {
        Attributes names = new Attributes();
        names.setString(NAME.value(), org.dcm4che3.data.VR.PN, "a=b=c=d");
        assertTrue(refusal(names).contains("(0010,0010): a person's name has at most three"));
        Attributes odd = new Attributes();
        odd.setBytes(ROWS.value(), org.dcm4che3.data.VR.US, new byte[] {1, 2, 3});
        assertTrue(refusal(odd).contains("a multiple of 2 bytes"));
        Attributes uuid = new Attributes();
        uuid.setValue(0x7FE00010, org.dcm4che3.data.VR.OW, new BulkData("uuid", null, false));
        assertTrue(refusal(uuid).contains("a UUID alone"));
        Attributes big = new Attributes(true);
        big.setValue(0x7FE00010, org.dcm4che3.data.VR.OW, new BulkData(null, "file:/pixels", true));
        assertTrue(refusal(big).contains("in big endian"));
        Attributes inner = new Attributes();
        for (int i = 0; i < 10_000; i++) {
            Attributes outer = new Attributes();
            outer.newSequence(0x00081115, 1).add(inner);
            inner = outer;
        }
        assertTrue(refusal(inner).contains("at most 256 nested sequences"));
    }
}

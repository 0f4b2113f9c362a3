package io.github.stowc.stow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.media.content.MediaType;
import io.github.stowc.stow.input.StowBulkData;
import io.github.stowc.stow.input.StowInstance;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which bulk data of an instance go out beside metadata, and which make it a DICOM file. */
class BulkDataOfTargetsTest {
    private static final TransferSyntax JPEG = new TransferSyntax("1.2.840.10008.1.2.4.50");
    private static final Tag ICC_PROFILE = new Tag(0x00282000);
    private static final Tag PRIVATE_CREATOR = new Tag(0x7FE10010);
    private static final Tag PRIVATE = new Tag(0x7FE11010);
    private static final Tag WAVEFORM_SEQUENCE = new Tag(0x54000100);
    private static final Tag WAVEFORM_DATA = new Tag(0x54001010);

    private final List<Element> elements = new ArrayList<>(List.of(
            Element.of(Tags.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.7"),
            Element.of(Tags.SOP_INSTANCE_UID, VR.UI, "1.2.3"),
            Element.of(Tags.STUDY_INSTANCE_UID, VR.UI, "1.2.4"),
            Element.of(Tags.SERIES_INSTANCE_UID, VR.UI, "1.2.5")));
    private final List<StowBulkData> bulk = new ArrayList<>();

    private void jpeg(int frames) throws IOException {
        Body hand = Body.of(TestData.file("media/ycbcr-420.jpg"));
        elements.add(new Element.BulkData(Tags.PIXEL_DATA, VR.OB, "pixels"));
        bulk.add(new StowBulkData.Compressed("pixels", Collections.nCopies(frames, hand)));
    }

    private Element.BulkData raw(Tag tag, VR vr) {
        String uri = tag.hex();
        bulk.add(new StowBulkData.Plain(uri, MediaType.OCTET_STREAM, Body.of(new byte[] {1, 2, 3, 4})));
        return new Element.BulkData(tag, vr, uri);
    }

    private StowMessage compile(String target, TransferSyntax syntax, Encoding... asked) throws Exception {
        StowCompiler.Builder builder = StowCompiler.builder()
                .target(Target.named(target))
                .validate(false)
                .seed("1");
        for (Encoding encoding : asked) {
            builder.encoding(encoding);
        }
        return builder.build().compileInstances(List.of(new StowInstance("a", Dataset.of(elements), syntax, bulk)));
    }

    private void goes(Encoding expected, String target, TransferSyntax syntax) throws Exception {
        assertEquals(expected, compile(target, syntax).encoding(), target);
    }

    private void isRefusedByName(String target, TransferSyntax syntax, String found) {
        for (Encoding encoding : List.of(Encoding.JSON, Encoding.XML)) {
            if (Target.named(target).takes(encoding)) {
                CompileException e = assertThrows(CompileException.class, () -> compile(target, syntax, encoding));
                assertTrue(e.getMessage().contains("does not take " + found), e.getMessage());
                assertTrue(e.getMessage().contains("encoding(DICOM)"), e.getMessage());
            }
        }
    }

    @Test
    void oneFrameOfJpegGoesBesideTheMetadata() throws Exception {
        jpeg(1);
        goes(Encoding.JSON, "dcm4chee", JPEG);
        goes(Encoding.JSON, "google", JPEG);
        goes(Encoding.JSON, "standard", JPEG);
    }

    @Test
    void severalFramesMakeADicomFileWhereNobodyLooksForThem() throws Exception {
        jpeg(2);
        goes(Encoding.DICOM, "dcm4chee", JPEG);
        goes(Encoding.DICOM, "google", JPEG);
        goes(Encoding.JSON, "standard", JPEG);
        isRefusedByName("dcm4chee", JPEG, "several frames");
        isRefusedByName("google", JPEG, "several frames");
    }

    @Test
    void nativePixelsMakeADicomFile() throws Exception {
        elements.add(raw(Tags.PIXEL_DATA, VR.OW));
        TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        goes(Encoding.DICOM, "dcm4chee", syntax);
        goes(Encoding.DICOM, "google", syntax);
        goes(Encoding.JSON, "standard", syntax);
        isRefusedByName("dcm4chee", syntax, "native pixels (application/octet-stream)");
    }

    @Test
    void bulkDataAfterThePixelsWouldBeTakenForThem() throws Exception {
        jpeg(1);
        elements.add(Element.of(PRIVATE_CREATOR, VR.LO, "X"));
        elements.add(raw(PRIVATE, VR.OB));
        goes(Encoding.DICOM, "dcm4chee", JPEG);
        goes(Encoding.JSON, "standard", JPEG);
        isRefusedByName("dcm4chee", JPEG, "other bulk data after the Pixel Data");
    }

    @Test
    void bulkDataBeforeThePixelsDoNotHarm() throws Exception {
        jpeg(1);
        elements.add(raw(ICC_PROFILE, VR.OB));
        goes(Encoding.JSON, "dcm4chee", JPEG);
        goes(Encoding.DICOM, "google", JPEG);
    }

    @Test
    void bulkDataBesidePixelsInTheMetadataWouldBeTakenForThem() throws Exception {
        elements.add(new Element.Bytes(Tags.PIXEL_DATA, VR.OB, ByteBuffer.wrap(new byte[] {1, 2})));
        elements.add(raw(ICC_PROFILE, VR.OB));
        goes(Encoding.DICOM, "dcm4chee", TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    @Test
    void waveformsAloneGoBesideTheMetadata() throws Exception {
        elements.add(new Element.Sequence(WAVEFORM_SEQUENCE, List.of(Dataset.of(List.of(raw(WAVEFORM_DATA, VR.OW))))));
        goes(Encoding.JSON, "dcm4chee", TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        goes(Encoding.DICOM, "google", TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    @Test
    void pixelsThatAreNotAsTheirHeaderSaysMakeADicomFile() throws Exception {
        jpeg(1);
        List<Element> same = List.copyOf(elements);
        List<Element> others = List.of(
                Element.of(Tags.PHOTOMETRIC_INTERPRETATION, VR.CS, "MONOCHROME1"),
                Element.of(Tags.PHOTOMETRIC_INTERPRETATION, VR.CS, "PALETTE COLOR"),
                Element.of(Tags.PHOTOMETRIC_INTERPRETATION, VR.CS, "RGB"),
                Element.of(Tags.PIXEL_REPRESENTATION, VR.US, "1"));
        for (Element other : others) {
            elements.clear();
            elements.addAll(same);
            elements.add(other);
            goes(Encoding.DICOM, "dcm4chee", JPEG);
            goes(Encoding.JSON, "google", JPEG);
        }
        elements.clear();
        elements.addAll(same);
        elements.add(Element.of(Tags.PHOTOMETRIC_INTERPRETATION, VR.CS, "YBR_FULL_422"));
        elements.add(Element.of(Tags.PIXEL_REPRESENTATION, VR.US, "0"));
        goes(Encoding.JSON, "dcm4chee", JPEG);
    }
}

package io.github.stowc.dcm4che;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.mime.Framing;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import io.github.stowc.testdata.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.data.Value;
import org.dcm4che3.io.DicomOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class Dcm4cheInstancesTest {
    private static final String RLE = UID.RLELossless;

    @TempDir
    Path folder;

    private static StowCompiler compiler(Encoding encoding, Framing framing) {
        return StowCompiler.builder()
                .target(Target.named("standard"))
                .validate(false)
                .encoding(encoding)
                .framing(framing)
                .build();
    }

    private static Attributes attributes(int number) {
        Attributes attributes = new Attributes();
        attributes.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
        attributes.setString(Tag.SOPClassUID, VR.UI, UID.SecondaryCaptureImageStorage);
        attributes.setString(Tag.SOPInstanceUID, VR.UI, "2.25." + number);
        attributes.setString(Tag.StudyInstanceUID, VR.UI, "2.25.1");
        attributes.setString(Tag.SeriesInstanceUID, VR.UI, "2.25.2");
        attributes.setString(Tag.PatientName, VR.PN, "Yamada^Tarou=山田^太郎");
        attributes.setString("ACME", 0x00290001, VR.LO, "private");
        return attributes;
    }

    private static Stream<Arguments> forms() {
        return Stream.of(Encoding.values())
                .flatMap(encoding -> Stream.of(Framing.values()).map(framing -> Arguments.of(encoding, framing)));
    }

    private Path written(StowMessage message) throws IOException {
        Path file = folder.resolve("m" + System.nanoTime() + ".mime");
        message.writeTo(file);
        return file;
    }

    private static byte[] bytes(Attributes attributes, int tag) throws IOException {
        Object value = attributes.getValue(tag);
        if (value instanceof Fragments fragments) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (Object fragment : fragments) {
                all.writeBytes(fragment instanceof byte[] some ? some : ((Value) fragment).toBytes(VR.OB, false));
            }
            return all.toByteArray();
        }
        return value instanceof byte[] some ? some : ((Value) value).toBytes(VR.OW, false);
    }

    private static Attributes without(Attributes attributes, int tag) {
        Attributes copy = new Attributes(attributes);
        copy.remove(tag);
        return copy;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void pixelsInAFileComeBackFromAMessageOfEachForm(Encoding encoding, Framing framing) throws Exception {
        Path pixels = Files.write(folder.resolve("a b?.raw"), new byte[] {9, 9, 1, 2, 3, 4, 9});
        Attributes given = attributes(11);
        given.setValue(Tag.PixelData, VR.OW, new BulkData(pixels.toUri().toString(), 2, 4, false));
        StowMessage message = Dcm4cheInstances.compile(compiler(encoding, framing), List.of(Dcm4cheInstance.of(given)));
        for (List<Dcm4cheInstance> read :
                List.of(Dcm4cheInstances.read(message), Dcm4cheInstances.read(written(message)))) {
            assertEquals(1, read.size());
            assertEquals(UID.ExplicitVRLittleEndian, read.get(0).transferSyntax());
            Attributes dataset = read.get(0).dataset();
            assertEquals(without(given, Tag.PixelData), without(dataset, Tag.PixelData));
            assertArrayEquals(new byte[] {1, 2, 3, 4}, bytes(dataset, Tag.PixelData));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void framesInFragmentsComeBackFromAMessageOfEachForm(Encoding encoding, Framing framing) throws Exception {
        Path file = Files.write(folder.resolve("frame"), new byte[] {5, 6, 7, 8});
        Attributes given = attributes(11);
        given.setInt(Tag.NumberOfFrames, VR.IS, 2);
        Fragments fragments = given.newFragments(Tag.PixelData, VR.OB, 4);
        fragments.add(new byte[] {0, 0, 0, 0, 20, 0, 0, 0});
        fragments.add(new byte[] {1, 2});
        fragments.add(new byte[] {3, 4});
        fragments.add(new BulkData(null, file.toUri().toString(), false));
        StowMessage message =
                Dcm4cheInstances.compile(compiler(encoding, framing), List.of(new Dcm4cheInstance(RLE, given)));
        if (encoding != Encoding.DICOM) {
            assertEquals(3, message.parts().size());
        }
        for (List<Dcm4cheInstance> read :
                List.of(Dcm4cheInstances.read(message), Dcm4cheInstances.read(written(message)))) {
            assertEquals(RLE, read.get(0).transferSyntax());
            Attributes dataset = read.get(0).dataset();
            assertEquals(without(given, Tag.PixelData), without(dataset, Tag.PixelData));
            Fragments frames = (Fragments) dataset.getValue(Tag.PixelData);
            // Without the offset table.
            assertEquals(3, frames.size());
            frames.set(0, Value.NULL);
            assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, bytes(dataset, Tag.PixelData));
        }
    }

    @Test
    void videosStayOneStream() throws Exception {
        Attributes given = attributes(11);
        given.setInt(Tag.NumberOfFrames, VR.IS, 100);
        Fragments fragments = given.newFragments(Tag.PixelData, VR.OB, 3);
        fragments.add(Value.NULL);
        fragments.add(new byte[] {1, 2});
        fragments.add(new byte[] {3, 4});
        StowMessage message = Dcm4cheInstances.compile(
                compiler(Encoding.JSON, Framing.CANONICAL), List.of(new Dcm4cheInstance(UID.MPEG4HP41, given)));
        assertEquals(2, message.parts().size());
        assertEquals("video/mp4", message.parts().get(1).headers().get(0).value());
    }

    @Test
    void pixelsInBigEndianGoOutInLittleEndian() throws Exception {
        Path pixels = Files.write(folder.resolve("pixels"), new byte[] {1, 2, 3, 4});
        Attributes linked = new Attributes(true);
        linked.addAll(attributes(11));
        linked.setValue(Tag.PixelData, VR.OW, new BulkData(null, pixels.toUri().toString(), true));
        Attributes held = new Attributes(true);
        held.addAll(attributes(12));
        held.setBytes(Tag.PixelData, VR.OW, new byte[] {1, 2, 3, 4});
        StowMessage message = Dcm4cheInstances.compile(
                compiler(Encoding.JSON, Framing.CANONICAL),
                List.of(Dcm4cheInstance.of(linked), Dcm4cheInstance.of(held)));
        for (Dcm4cheInstance instance : Dcm4cheInstances.read(message)) {
            assertArrayEquals(new byte[] {2, 1, 4, 3}, bytes(instance.dataset(), Tag.PixelData));
        }
    }

    @Test
    void documentsKeepTheirMediaType() throws Exception {
        Attributes given = attributes(11);
        given.setBytes(Tag.EncapsulatedDocument, VR.OB, "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
        given.setString(Tag.MIMETypeOfEncapsulatedDocument, VR.LO, "application/pdf");
        StowMessage message = Dcm4cheInstances.compile(
                compiler(Encoding.JSON, Framing.CANONICAL), List.of(Dcm4cheInstance.of(given)));
        assertEquals("application/pdf", message.parts().get(1).headers().get(0).value());
        assertEquals(given, Dcm4cheInstances.read(message).get(0).dataset());
    }

    @Test
    void textsInFilesAreReadInTheirCharacterSet() throws Exception {
        Path text = Files.write(folder.resolve("text"), "äö".getBytes(StandardCharsets.ISO_8859_1));
        Attributes given = attributes(11);
        given.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 100");
        given.setValue(Tag.TextValue, VR.UT, new BulkData(null, text.toUri().toString(), false));
        StowMessage message = Dcm4cheInstances.compile(
                compiler(Encoding.DICOM, Framing.CANONICAL),
                List.of(Dcm4cheInstance.of(without(given, Tag.PatientName))));
        assertEquals("äö", Dcm4cheInstances.read(message).get(0).dataset().getString(Tag.TextValue));
    }

    @ParameterizedTest
    @EnumSource
    void aCompiledPictureIsWrittenByDcm4che(Encoding encoding) throws Exception {
        StowMessage message = StowCompiler.builder().encoding(encoding).build().compile(TestData.file("hand-1.jpg"));
        Dcm4cheInstance read = Dcm4cheInstances.read(written(message)).get(0);
        assertEquals(UID.JPEGBaseline8Bit, read.transferSyntax());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DicomOutputStream dicom = new DicomOutputStream(out, UID.ExplicitVRLittleEndian)) {
            dicom.writeDataset(read.fileMetaInformation(), read.dataset());
        }
        byte[] picture = Files.readAllBytes(TestData.file("hand-1.jpg"));
        Attributes back = Dcm4cheCodecs.readPart10(out.toByteArray());
        byte[] fragment = (byte[]) ((Fragments) back.getValue(Tag.PixelData)).get(1);
        assertArrayEquals(picture, java.util.Arrays.copyOf(fragment, picture.length));
    }

    @Test
    void refusesLinksThatLeadNowhere() {
        Attributes web = attributes(11);
        web.setValue(Tag.PixelData, VR.OW, new BulkData(null, "http://host/pixels", false));
        assertTrue(refusal(Dcm4cheInstance.of(web))
                .contains("expected bulk data in a file, found \"http://host/pixels\""));
        Attributes uuid = attributes(11);
        uuid.setValue(Tag.PixelData, VR.OW, new BulkData("uuid", null, false));
        assertTrue(refusal(Dcm4cheInstance.of(uuid)).contains("a link without a URI"));
        Attributes beyond = attributes(11);
        beyond.setValue(
                Tag.PixelData,
                VR.OW,
                new BulkData(TestData.file("hand-1.jpg").toUri().toString(), 10, 1 << 30, false));
        assertTrue(refusal(Dcm4cheInstance.of(beyond)).contains("are not inside its"));
    }

    @Test
    void refusesFragmentsWhoseFramesCannotBeTold() {
        Attributes given = attributes(11);
        given.setInt(Tag.NumberOfFrames, VR.IS, 3);
        Fragments fragments = given.newFragments(Tag.PixelData, VR.OB, 3);
        fragments.add(Value.NULL);
        fragments.add(new byte[] {1, 2});
        fragments.add(new byte[] {3, 4});
        assertTrue(refusal(new Dcm4cheInstance(RLE, given)).contains("expected an offset table"));
    }

    private static String refusal(Dcm4cheInstance instance) {
        return assertThrows(IllegalArgumentException.class, () -> Dcm4cheInstances.toStowInstance(instance, "given"))
                .getMessage();
    }

    @Test
    void refusesAMessageWithoutThePartThatItLinksTo() throws Exception {
        Path file = folder.resolve("m.mime");
        Files.writeString(
                file,
                "--b\r\nContent-Type: application/dicom+json\r\n\r\n"
                        + "[{\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"pixels\"}}]\r\n--b--\r\n");
        IOException e = assertThrows(IOException.class, () -> Dcm4cheInstances.read(file));
        assertTrue(e.getMessage().contains("expected a part with Content-Location \"pixels\""), e.getMessage());
    }

    @Test
    void oneInstanceOfManyFormsTheWholeMessage() throws Exception {
        StowMessage message = Dcm4cheInstances.compile(
                compiler(Encoding.XML, Framing.RECIPE),
                List.of(Dcm4cheInstance.of(attributes(11)), Dcm4cheInstance.of(attributes(12))));
        List<Attributes> read = Dcm4cheInstances.read(message).stream()
                .map(Dcm4cheInstance::dataset)
                .toList();
        assertEquals(List.of(attributes(11), attributes(12)), read);
        try (InputStream in = message.open()) {
            assertEquals(message.length(), in.readAllBytes().length);
        }
    }
}

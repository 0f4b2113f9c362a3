package io.github.stowc.stow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Source;
import io.github.stowc.curl.Auth;
import io.github.stowc.curl.RequestHeader;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.part10.FileMeta;
import io.github.stowc.dicom.part10.Part10Header;
import io.github.stowc.dicom.part10.Part10Writer;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.mime.Boundary;
import io.github.stowc.stow.input.Inputs;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Limits;
import io.github.stowc.stow.options.Target;
import io.github.stowc.testdata.TestData;
import io.github.stowc.wording.Sentence;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages for each kind of server. */
class TargetCompileTest {
    private static final Path HAND = TestData.file("hand-1.jpg");
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";

    @TempDir
    private Path folder;

    private static StowCompiler.Builder target(String name) {
        return StowCompiler.builder().target(Target.named(name)).seed("1");
    }

    private static String type(StowMessage message, int part) {
        return message.parts().get(part).headers().get(0).value();
    }

    private static byte[] body(StowMessage message, int part) throws Exception {
        try (InputStream in = message.parts().get(part).body().open()) {
            return in.readAllBytes();
        }
    }

    /** The files that the kept metadata link to. */
    private Path[] linked() throws Exception {
        return new Path[] {
            Files.copy(HAND, folder.resolve("file1.jpg")),
            Files.copy(TestData.file("hand-2.jpg"), folder.resolve("file2.jpg"))
        };
    }

    private Path stl() throws Exception {
        byte[] model = new byte[134];
        model[80] = 1;
        return Files.write(folder.resolve("a.stl"), model);
    }

    /** A file whose dataset is made by hand, since the writer knows only explicit VRs. */
    private Path file(String name, String syntax, boolean patientId) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean implicit = syntax.equals(IMPLICIT);
        element(bytes, implicit, 0x0008, 0x0016, "UI", "1.2.840.10008.5.1.4.1.1.7");
        element(bytes, implicit, 0x0008, 0x0018, "UI", "2.25." + name.chars().sum());
        if (patientId) {
            element(bytes, implicit, 0x0010, 0x0020, "LO", "");
        }
        element(bytes, implicit, 0x0020, 0x000D, "UI", "1.2.4");
        element(bytes, implicit, 0x0020, 0x000E, "UI", "1.2.5");
        Dataset dataset = Dataset.of(List.of(
                Element.of(Tags.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.7"),
                Element.of(Tags.SOP_INSTANCE_UID, VR.UI, "1.2.3")));
        FileMeta meta = FileMeta.of(dataset, new TransferSyntax(EXPLICIT));
        Body whole = Part10Writer.file(name, meta, Dataset.of(List.of()), Map.of());
        String head = new String(whole.open().readAllBytes(), StandardCharsets.ISO_8859_1)
                .replace(EXPLICIT + "\0", implicit ? IMPLICIT + "\0\0\0" : EXPLICIT + "\0");
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            bytes.writeTo(out);
        }
        return file;
    }

    private static void element(
            ByteArrayOutputStream out, boolean implicit, int group, int element, String vr, String value) {
        String even = value.length() % 2 == 0 ? value : value + "\0";
        shortLe(out, group);
        shortLe(out, element);
        if (!implicit) {
            out.writeBytes(vr.getBytes(StandardCharsets.US_ASCII));
        }
        shortLe(out, even.length());
        if (implicit) {
            shortLe(out, 0);
        }
        out.writeBytes(even.getBytes(StandardCharsets.US_ASCII));
    }

    private static void shortLe(ByteArrayOutputStream out, int value) {
        out.write(value & 0xFF);
        out.write(value >> 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orthanc", "azure", "aws"})
    void whoTakesNoMetadataGetsPicturesAsDicomFiles(String name) throws Exception {
        StowMessage message = target(name).build().compile(HAND, TestData.file("hand-2.jpg"));
        assertEquals(Encoding.DICOM, message.encoding());
        assertEquals(2, message.parts().size());
        assertEquals("DICM", new String(body(message, 0), 128, 4, StandardCharsets.US_ASCII));
        for (Encoding encoding : List.of(Encoding.JSON, Encoding.XML)) {
            StowCompiler.Builder builder = target(name).encoding(encoding);
            assertThrows(IllegalArgumentException.class, builder::build);
        }
    }

    @Test
    void whoTakesOnlyDicomFilesGetsAllKindsTogether() throws Exception {
        Path stored = file("a.dcm", EXPLICIT, true);
        assertEquals(3, target("orthanc").build().compile(HAND, stored, stl()).instanceCount());
        CompileException e = assertThrows(
                CompileException.class, () -> target("dcm4chee").build().compile(HAND, stored));
        assertTrue(e.getMessage().contains("encoding(DICOM)"), e.getMessage());
    }

    @Test
    void googleGetsTheTransferSyntaxInTheMetadataAndOnThePart() throws Exception {
        StowMessage message = target("google").build().compile(HAND);
        assertEquals(Encoding.JSON, message.encoding());
        assertEquals("image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.50", type(message, 1));
        String json = new String(body(message, 0), StandardCharsets.UTF_8);
        assertTrue(json.contains("\"00020010\": { \"vr\": \"UI\", \"Value\": [ \"1.2.840.10008.1.2.4.50\" ] }"), json);
        assertEquals(new Auth.Gcloud(), message.curl("a").auth());
        StowMessage standard = target("standard").build().compile(HAND);
        assertEquals("image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.50", type(standard, 1));
        assertFalse(new String(body(standard, 0), StandardCharsets.UTF_8).contains("00020010"));
        assertEquals("image/jpeg", type(target("dcm4chee").build().compile(HAND), 1));
    }

    @Test
    void googleGetsWhatIsNoJpegAsDicomFiles() throws Exception {
        assertEquals(Encoding.DICOM, target("google").build().compile(stl()).encoding());
        assertEquals(
                Encoding.DICOM, target("google").build().compile(HAND, stl()).encoding());
        CompileException e = assertThrows(
                CompileException.class,
                () -> target("google").encoding(Encoding.JSON).build().compile(stl()));
        assertTrue(e.getMessage().contains("does not take model/stl as bulk data"), e.getMessage());
        StowCompiler bare = target("google").pixelHeader(false).build();
        assertThrows(IllegalArgumentException.class, () -> bare.compile(HAND));
    }

    @Test
    void metadataWithoutWhatGoogleWantsAreCompleted() throws Exception {
        Path metadata = TestData.file("metadata.json");
        Path[] files = linked();
        StowMessage message =
                target("google").metadata(Source.of(metadata)).build().compile(files);
        try (InputStream in = message.parts().get(0).body().open()) {
            JsonReadOptions options = JsonReadOptions.of("metadata").withTransferSyntax(true);
            for (Dataset dataset : DicomJsonReader.readAll(in, options)) {
                assertEquals(
                        "1.2.840.10008.1.2.4.50",
                        dataset.text(Tags.TRANSFER_SYNTAX_UID).orElse(""));
                assertTrue(dataset.get(new Tag(0x00280010)).isPresent(), "Rows");
            }
        }
        assertTrue(message.warnings().stream()
                .anyMatch(warning -> warning.toString().contains("rewritten for Google")));
        StowMessage again = target("google")
                .metadata(Source.of(Files.write(folder.resolve("again.json"), body(message, 0))))
                .build()
                .compile(files);
        assertArrayEquals(body(message, 0), body(again, 0));
        assertTrue(again.warnings().stream()
                .noneMatch(warning -> warning.toString().contains("rewritten")));
    }

    @Test
    void metadataBecomeDicomFilesForServersThatTakeNone() throws Exception {
        StowMessage message = target("orthanc")
                .metadata(Source.of(TestData.file("metadata.json")))
                .build()
                .compile(linked());
        assertEquals(Encoding.DICOM, message.encoding());
        assertEquals(2, message.parts().size());
        assertTrue(message.warnings().stream()
                .anyMatch(warning -> warning.toString().contains("sent as DICOM files")));
    }

    @Test
    void awsGetsOneFileAsTheWholeBody() throws Exception {
        Path stored = file("a.dcm", EXPLICIT, true);
        StowMessage message = target("aws").build().compile(stored);
        assertEquals("application/dicom", message.contentType());
        assertEquals(Files.size(stored), message.length());
        assertArrayEquals(Files.readAllBytes(stored), message.open().readAllBytes());
        assertTrue(message.curl("X.mime")
                .requests()
                .get(0)
                .headers()
                .contains(new RequestHeader("Content-Type", "application/dicom")));
        assertEquals(1, message.parts().size());
        assertEquals(
                List.of(),
                message.warnings().stream()
                        .filter(text -> text.toString().contains("AWS"))
                        .toList());

        Path other = file("bb.dcm", EXPLICIT, true);
        StowMessage both = target("aws").build().compile(stored, other);
        assertTrue(both.contentType().startsWith("multipart/related"));
        assertTrue(
                both.warnings().stream().anyMatch(warning -> warning.toString().contains("a limit of 1 instance")));
        List<StowMessage> single = target("aws")
                .limits(new Limits(OptionalLong.empty(), OptionalInt.of(1)))
                .build()
                .compileAll(Inputs.ofPaths(List.of(stored, other)));
        single.forEach(one -> assertEquals("application/dicom", one.contentType()));

        StowMessage asked = target("aws").boundary(new Boundary("b")).build().compile(stored);
        assertTrue(asked.contentType().startsWith("multipart/related"), "who gives a boundary wants multipart");
        assertTrue(target("azure").build().compile(stored).contentType().startsWith("multipart/related"));
    }

    @Test
    void aFileThatIsTheWholeBodyMayFillTheLimitToTheLastByte() throws Exception {
        Path stored = file("a.dcm", EXPLICIT, true);
        Path other = file("bb.dcm", EXPLICIT, true);
        long most = Math.max(Files.size(stored), Files.size(other));
        List<StowMessage> messages = target("aws")
                .limits(new Limits(OptionalLong.of(most), OptionalInt.empty()))
                .build()
                .compileAll(Inputs.ofPaths(List.of(stored, other)));
        assertEquals(2, messages.size());
        messages.forEach(one -> assertEquals("application/dicom", one.contentType()));
    }

    @Test
    void azureWantsPatientId() throws Exception {
        Path without = file("without.dcm", EXPLICIT, false);
        CompileException e = assertThrows(
                CompileException.class, () -> target("azure").build().compile(without));
        assertTrue(e.getMessage().contains("Patient ID (0010,0020), which may be empty"), e.getMessage());
        assertTrue(e.getMessage().contains("set PatientID="), e.getMessage());
        StowMessage mended = target("azure").set("PatientID=").build().compile(without);
        assertTrue(header(mended).patientId());
        assertEquals(1, target("orthanc").build().compile(without).instanceCount());
        assertEquals(
                1,
                target("azure")
                        .build()
                        .compile(file("with.dcm", EXPLICIT, true))
                        .instanceCount());
    }

    @Test
    void azureGetsImplicitVrsMadeExplicit() throws Exception {
        Path implicit = file("implicit.dcm", IMPLICIT, true);
        StowMessage message = target("azure").build().compile(implicit, file("explicit.dcm", EXPLICIT, true));
        assertEquals(EXPLICIT, header(message).transferSyntax().orElse(""));
        assertTrue(
                message.warnings()
                        .contains(Sentence.of("1 DICOM file rewritten in Explicit VR Little Endian, since Azure"
                                + " Health Data Services, DICOM service refuses implicit VRs")),
                message.warnings().toString());
        assertArrayEquals(
                Files.readAllBytes(implicit), body(target("orthanc").build().compile(implicit), 0));
    }

    /** The same file, with VR UN at an attribute that has UI (PS3.5 7.1.2: with a longer length). */
    private Path unknown(Path file, String tag) throws Exception {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        int at = bytes.lastIndexOf(tag + "UI") + tag.length();
        String changed =
                bytes.substring(0, at) + "UN\0\0" + bytes.substring(at + 2, at + 4) + "\0\0" + bytes.substring(at + 4);
        return Files.writeString(folder.resolve("unknown.dcm"), changed, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\b\0\26\0", "\b\0\30\0", "\40\0\r\0", "\40\0\16\0"})
    void uidsOfUnknownVrAreWarnedOfAndWrittenAnewWithASetting(String tag) throws Exception {
        Path sound = file("bb.dcm", EXPLICIT, true);
        Path file = unknown(file("a.dcm", EXPLICIT, true), tag);
        assertEquals(1, warningsOfUn(target("orthanc").build().compile(sound, file)));
        assertEquals(0, warningsOfUn(target("orthanc").build().compile(sound)));
        StowMessage anew = target("orthanc").set("PatientID=1").build().compile(file);
        assertEquals(0, warningsOfUn(anew));
        assertFalse(header(anew).unknownUids());
    }

    private static long warningsOfUn(StowMessage message) {
        return message.warnings().stream()
                .filter(warning -> warning.toString().contains("unknown.dcm: SOP Class")
                        && warning.toString().contains("has VR UN"))
                .count();
    }

    private static Part10Header header(StowMessage message) throws Exception {
        try (InputStream in = message.parts().get(0).body().open()) {
            return Part10Header.read("part", in);
        }
    }
}

package io.github.stowc.stow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaType;
import io.github.stowc.mime.Part;
import io.github.stowc.stow.input.StowBulkData;
import io.github.stowc.stow.input.StowInstance;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Limits;
import io.github.stowc.stow.options.Target;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StowInstancesTest {
    private static final Tag PATIENT_NAME = new Tag(0x00100010);
    private static final TransferSyntax JPEG = new TransferSyntax("1.2.840.10008.1.2.4.50");
    private static final TransferSyntax H264 = new TransferSyntax("1.2.840.10008.1.2.4.102");
    private static final byte[] FIRST = {1, 2, 3};
    private static final byte[] SECOND = {4, 5};

    private static Dataset dataset(int number) {
        return Dataset.of(
                Element.of(Tags.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.7.4"),
                Element.of(Tags.SOP_INSTANCE_UID, VR.UI, "2.25." + number),
                Element.of(PATIENT_NAME, VR.PN, "Müller^Jörg"),
                Element.of(Tags.STUDY_INSTANCE_UID, VR.UI, "2.25.1"),
                Element.of(Tags.SERIES_INSTANCE_UID, VR.UI, "2.25.2"));
    }

    private static Dataset linked(int number, String uri) {
        return dataset(number).with(new Element.BulkData(Tags.PIXEL_DATA, VR.OB, uri));
    }

    private static StowInstance frames(int number) {
        String uri = number + "/pixels";
        return new StowInstance(
                "instance " + number,
                linked(number, uri),
                JPEG,
                List.of(new StowBulkData.Compressed(uri, List.of(Body.of(FIRST), Body.of(SECOND)))));
    }

    private static StowCompiler.Builder compiler() {
        return StowCompiler.builder().target(Target.named("standard")).validate(false);
    }

    private static byte[] bytes(Part part) throws IOException {
        try (InputStream in = part.body().open()) {
            return in.readAllBytes();
        }
    }

    private static List<String> problems(StowInstance... instances) {
        CompileException e =
                assertThrows(CompileException.class, () -> compiler().build().compileInstances(List.of(instances)));
        return e.problems().stream().map(CompileProblem::toString).toList();
    }

    @Test
    void givesEachFrameItsOwnPartAfterTheMetadata() throws Exception {
        StowMessage message = compiler().build().compileInstances(List.of(frames(11), frames(12)));
        assertEquals(Encoding.JSON, message.encoding());
        assertEquals(2, message.instanceCount());
        List<Dataset> read = DicomJsonReader.readAll(
                new ByteArrayInputStream(bytes(message.parts().get(0))), JsonReadOptions.of("metadata"));
        Element utf8 = Element.of(Tags.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192");
        assertEquals(
                List.of(
                        linked(11, "11/pixels").with(utf8),
                        linked(12, "12/pixels").with(utf8)),
                read);
        assertEquals(
                List.of("11/pixels/frames/1", "11/pixels/frames/2", "12/pixels/frames/1", "12/pixels/frames/2"),
                message.parts().stream()
                        .skip(1)
                        .map(part -> part.headers().get(1).value())
                        .toList());
        assertEquals(
                "image/jpeg; transfer-syntax=" + JPEG.uid(),
                message.parts().get(1).headers().get(0).value());
        assertArrayEquals(SECOND, bytes(message.parts().get(2)));
    }

    @Test
    void makesDicomFilesIfTheyAreRequested() throws Exception {
        StowMessage message = compiler().encoding(Encoding.DICOM).build().compileInstances(List.of(frames(11)));
        Part10Content file = Part10Reader.strict()
                .read("file", new ByteArrayInputStream(bytes(message.parts().get(0))));
        assertEquals(JPEG, file.meta().transferSyntax().orElseThrow());
        assertEquals(2, file.bulkValues().get(0).extents().size());
        assertEquals("Müller^Jörg", file.dataset().text(PATIENT_NAME).orElseThrow());
    }

    @Test
    void makesDicomFilesForTargetsThatTakeNoBulkData() throws Exception {
        StowMessage message = compiler().target(Target.named("orthanc")).build().compileInstances(List.of(frames(11)));
        assertEquals(Encoding.DICOM, message.encoding());
    }

    @Test
    void keepsTheMediaTypeOfPlainBulkData() throws Exception {
        StowInstance instance = new StowInstance(
                "report",
                dataset(11).with(new Element.BulkData(Tags.ENCAPSULATED_DOCUMENT, VR.OB, "doc")),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                List.of(new StowBulkData.Plain("doc", new MediaType("application/pdf"), Body.of(FIRST))));
        StowMessage message = compiler().build().compileInstances(List.of(instance));
        assertEquals("application/pdf", message.parts().get(1).headers().get(0).value());
    }

    @Test
    void putsWhatIsSetIntoEach() throws Exception {
        StowMessage message = compiler()
                .set("PatientName=Doe^Jane")
                .build()
                .compileInstances(List.of(StowInstance.of("one", dataset(11))));
        assertTrue(new String(bytes(message.parts().get(0)), StandardCharsets.UTF_8).contains("Doe^Jane"));
    }

    @Test
    void splitsThemByTheLimits() throws Exception {
        List<StowMessage> messages = compiler()
                .limits(new Limits(OptionalLong.empty(), OptionalInt.of(1)))
                .build()
                .compileAllInstances(List.of(frames(11), frames(12)));
        assertEquals(
                List.of(1, 1), messages.stream().map(StowMessage::instanceCount).toList());
    }

    @Test
    void holdsThemAgainstTheRulesUnlessTold() {
        List<StowInstance> broken =
                List.of(StowInstance.of("one", Dataset.of(Element.of(Tags.SOP_INSTANCE_UID, VR.UI, "1.02"))));
        StowCompiler checking = StowCompiler.create();
        CompileException e = assertThrows(CompileException.class, () -> checking.compileInstances(broken));
        assertTrue(
                e.problems().stream().anyMatch(problem -> problem.toString().contains("SOPInstanceUID")),
                e.getMessage());
    }

    @Test
    void namesTheInstanceInEachProblemAndSaysWhatItIsInTypedForm() {
        List<StowInstance> broken = List.of(
                StowInstance.of("first", dataset(11).with(Element.of(new Tag(0x00080020), VR.DA, "today"))),
                StowInstance.of("second", dataset(12).with(Element.of(new Tag(0x00080020), VR.DA, "today"))));
        StowCompiler checking = StowCompiler.create();
        CompileException e = assertThrows(CompileException.class, () -> checking.compileInstances(broken));
        List<CompileProblem> dates = e.problems().stream()
                .filter(problem -> problem.rule().orElse("").equals("vr/date"))
                .toList();
        assertEquals(
                List.of("first", "second"),
                dates.stream().map(CompileProblem::file).toList());
        assertEquals(new Tag(0x00080020), dates.get(0).tag().orElseThrow());
        assertEquals(Severity.ERROR, dates.get(0).severity());
        assertTrue(e.getMessage().contains("second: (0008,0020) StudyDate: "), e.getMessage());
    }

    @Test
    void keepsWhyAFileIsRefused() {
        Source cut = Source.of("a.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
        CompileException e =
                assertThrows(CompileException.class, () -> StowCompiler.create().compile(List.of(cut)));
        assertEquals(e.getCause(), e.problems().get(0).cause().orElseThrow());
        MediaException refused = (MediaException) e.getCause();
        assertEquals(MediaException.Reason.TRUNCATED, refused.reason());
        assertEquals(refused.getMessage(), e.getMessage());
    }

    @Test
    void refusesLinksAndBulkDataThatDoNotMatch() {
        StowInstance without = new StowInstance("one", linked(11, "a"), JPEG, List.of());
        assertEquals(
                List.of("one: (7FE0,0010): expected the bulk data of BulkDataURI \"a\", found none; give it with the"
                        + " instance"),
                problems(without));
        StowInstance unused = new StowInstance(
                "one", dataset(11), JPEG, List.of(new StowBulkData.Compressed("b", List.of(Body.of(FIRST)))));
        assertEquals(
                List.of("one: no attribute links to the bulk data \"b\"; leave it out, or link to it"),
                problems(unused));
    }

    @Test
    void refusesOneUriForTwoThings() {
        StowInstance first = new StowInstance(
                "one", linked(11, "a"), JPEG, List.of(new StowBulkData.Compressed("a", List.of(Body.of(FIRST)))));
        StowInstance second = new StowInstance(
                "two", linked(12, "a"), JPEG, List.of(new StowBulkData.Compressed("a", List.of(Body.of(SECOND)))));
        assertEquals(
                List.of("two: BulkDataURI \"a\" already links to other bulk data; give each its own URI"),
                problems(first, second));
    }

    @Test
    void refusesFramesThatDoNotGoWithTheTransferSyntax() {
        StowBulkData two = new StowBulkData.Compressed("a", List.of(Body.of(FIRST), Body.of(SECOND)));
        String video = problems(new StowInstance("one", linked(11, "a"), H264, List.of(two)))
                .get(0);
        assertTrue(video.startsWith("one: expected one stream for all frames"), video);
        StowInstance nativePixels =
                new StowInstance("one", linked(11, "a"), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, List.of(two));
        String none = problems(nativePixels).get(0);
        assertTrue(none.startsWith("one: expected the transfer syntax of compressed Pixel Data"), none);
    }

    @Test
    void refusesAnotherStudyThanTheOneChosen() {
        StowCompiler chosen = compiler().study(new Uid("2.25.99")).build();
        CompileException e = assertThrows(
                CompileException.class, () -> chosen.compileInstances(List.of(StowInstance.of("one", dataset(11)))));
        assertTrue(e.getMessage().contains("2.25.99"), e.getMessage());
    }

    @Test
    void refusesChoicesThatAreForFiles() {
        StowCompiler withMetadata = compiler()
                .metadata(Source.of("metadata.json", new byte[] {'[', ']'}))
                .build();
        assertThrows(
                IllegalArgumentException.class,
                () -> withMetadata.compileInstances(List.of(StowInstance.of("one", dataset(11)))));
        assertThrows(IllegalArgumentException.class, () -> compiler().build().compileInstances(List.of()));
    }

    @Test
    void refusesUrisThatNoHeaderFieldCanHave() {
        Body body = Body.of(FIRST);
        for (String uri : List.of("", "ä", "a\r\nb")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new StowBulkData.Plain(uri, MediaType.OCTET_STREAM, body),
                    uri);
        }
    }
}

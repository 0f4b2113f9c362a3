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
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.media.content.MediaType;
import io.github.stowc.stow.input.StowBulkData;
import io.github.stowc.stow.input.StowInstance;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadBackTest {
    private static final TransferSyntax JPEG = new TransferSyntax("1.2.840.10008.1.2.4.50");

    @TempDir
    private Path folder;

    private static Dataset dataset(int number, Element... more) {
        return Dataset.of(
                        Element.of(Tags.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192"),
                        Element.of(Tags.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.7.4"),
                        Element.of(Tags.SOP_INSTANCE_UID, VR.UI, "2.25." + number),
                        Element.of(Tags.STUDY_INSTANCE_UID, VR.UI, "2.25.1"),
                        Element.of(Tags.SERIES_INSTANCE_UID, VR.UI, "2.25.2"))
                .with(List.of(more));
    }

    private static StowInstance frames(int number, byte[]... frames) {
        List<Body> bodies = Arrays.stream(frames).map(Body::of).toList();
        return new StowInstance(
                "frames",
                dataset(number, new Element.BulkData(Tags.PIXEL_DATA, VR.OB, "pixels" + number)),
                JPEG,
                List.of(new StowBulkData.Compressed("pixels" + number, bodies)));
    }

    private static StowInstance document(int number) {
        return new StowInstance(
                "document",
                dataset(
                        number,
                        new Element.BulkData(Tags.ENCAPSULATED_DOCUMENT, VR.OB, "doc"),
                        Element.of(new Tag(0x00420012), VR.LO, "application/pdf")),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                List.of(new StowBulkData.Plain("doc", new MediaType("application/pdf"), Body.of(new byte[] {1, 2}))));
    }

    private static byte[] bytes(Body body) throws IOException {
        try (InputStream in = body.open()) {
            return in.readAllBytes();
        }
    }

    private Path message(Encoding encoding, StowInstance... instances) throws Exception {
        Path file = folder.resolve("x.mime");
        try (var out = Files.newOutputStream(file);
                InputStream in = StowCompiler.builder()
                        .validate(false)
                        .encoding(encoding)
                        .target(Target.named("standard"))
                        .build()
                        .compileInstances(List.of(instances))
                        .open()) {
            in.transferTo(out);
        }
        return file;
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatWasCompiledInEveryEncoding(Encoding encoding) throws Exception {
        byte[] hand = Files.readAllBytes(TestData.file("hand-1.jpg"));
        Path file = message(encoding, frames(10, hand), frames(11, hand, hand), document(12));
        Source inMemory = Source.of("x", Files.readAllBytes(file));
        for (List<StowInstance> read : List.of(StowInstances.read(file), StowInstances.read(inMemory))) {
            assertEquals(3, read.size());
            assertEquals(
                    "2.25.11", read.get(1).dataset().text(Tags.SOP_INSTANCE_UID).orElseThrow());
            assertEquals(JPEG, read.get(0).transferSyntax());
            StowBulkData.Compressed two =
                    (StowBulkData.Compressed) read.get(1).bulkData().get(0);
            assertEquals(2, two.frames().size());
            for (Body frame : two.frames()) {
                assertArrayEquals(hand, Arrays.copyOf(bytes(frame), hand.length));
            }
            StowBulkData.Plain pdf = (StowBulkData.Plain) read.get(2).bulkData().get(0);
            assertEquals("application/pdf", pdf.mediaType().value());
            assertArrayEquals(new byte[] {1, 2}, bytes(pdf.body()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void instancesReadCanBeCompiledAgain(Encoding encoding) throws Exception {
        byte[] hand = Files.readAllBytes(TestData.file("hand-1.jpg"));
        List<StowInstance> once = StowInstances.read(message(encoding, frames(10, hand, hand), document(12)));
        Path again = folder.resolve("again.mime");
        StowCompiler compiler = StowCompiler.builder()
                .validate(false)
                .encoding(Encoding.JSON)
                .target(Target.named("standard"))
                .build();
        try (var out = Files.newOutputStream(again);
                InputStream in = compiler.compileInstances(once).open()) {
            in.transferTo(out);
        }
        List<StowInstance> twice = StowInstances.read(again);
        for (int i = 0; i < once.size(); i++) {
            assertEquals(once.get(i).dataset(), twice.get(i).dataset());
            assertEquals(once.get(i).transferSyntax(), twice.get(i).transferSyntax());
        }
    }

    @Test
    void findsTheTransferSyntaxThatTheMessageDoesNotSay() throws Exception {
        byte[] hand = Files.readAllBytes(TestData.file("hand-1.jpg"));
        Path file = folder.resolve("plain.mime");
        try (var out = Files.newOutputStream(file);
                InputStream in = StowCompiler.builder()
                        .validate(false)
                        .build()
                        .compileInstances(List.of(frames(10, hand)))
                        .open()) {
            in.transferTo(out);
        }
        assertEquals(JPEG, StowInstances.read(file).get(0).transferSyntax());
    }

    @Test
    void saysWhichPartIsMissing() throws Exception {
        byte[] text = ("--b\r\nContent-Type: application/dicom+json\r\n\r\n"
                        + "[{\"00420011\":{\"vr\":\"OB\",\"BulkDataURI\":\"doc\"}}]\r\n--b--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        IOException e = assertThrows(IOException.class, () -> StowInstances.read(Source.of("x.mime", text)));
        assertTrue(
                String.valueOf(e.getMessage()).contains("expected a part with Content-Location \"doc\""),
                e.getMessage());
    }
}

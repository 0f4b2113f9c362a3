package io.github.stowc.stow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.stow.input.Inputs;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Limits;
import io.github.stowc.stow.options.Target;
import io.github.stowc.testdata.TestData;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A message remembers which file each instance came from. */
class InstanceFilesTest {

    @Test
    void findsImagesByTheirLinks() throws Exception {
        Path first = TestData.file("hand-1.jpg");
        Path second = TestData.file("hand-2.jpg");
        StowMessage message = StowCompiler.builder().seed("1").build().compile(first, second);
        List<String> uids;
        try (InputStream in = message.parts().get(0).body().open()) {
            uids = DicomJsonReader.readAll(in, JsonReadOptions.of("metadata")).stream()
                    .map(dataset -> dataset.text(Tags.SOP_INSTANCE_UID).orElseThrow())
                    .toList();
        }
        assertEquals(first.toString(), message.fileOf(uids.get(0)).orElseThrow());
        assertEquals(second.toString(), message.fileOf(uids.get(1)).orElseThrow());
        assertEquals(Optional.empty(), message.fileOf("1.2"));
    }

    @Test
    void findsDicomFilesByTheirHeaders() throws Exception {
        Path file = TestData.file("launcher/pixel.dcm");
        StowMessage message = StowCompiler.create().compile(file);
        assertEquals(Optional.of(file.toString()), message.fileOf("2.25.1"));
        assertEquals(Optional.empty(), message.fileOf("2.25.9"));
    }

    @Test
    void findsTheFilesThatMetadataLinkTo() throws Exception {
        Source image = Source.of(TestData.file("hand-1.jpg"), "a/file1.jpg");
        Source other = Source.of(TestData.file("hand-2.jpg"), "a/file2.jpg");
        Path metadata = TestData.file("metadata.json");
        List<String> uids;
        try (InputStream in = Files.newInputStream(metadata)) {
            uids = DicomJsonReader.readAll(in, JsonReadOptions.of("metadata")).stream()
                    .map(dataset -> dataset.text(Tags.SOP_INSTANCE_UID).orElseThrow())
                    .toList();
        }
        for (StowCompiler.Builder builder : List.of(
                StowCompiler.builder(),
                StowCompiler.builder().limits(new Limits(OptionalLong.empty(), OptionalInt.of(1))))) {
            List<StowMessage> messages =
                    builder.metadata(Source.of(metadata)).build().compileAll(Inputs.of(List.of(image, other)));
            StowMessage last = messages.get(messages.size() - 1);
            assertEquals(Optional.of("a/file1.jpg"), messages.get(0).fileOf(uids.get(0)));
            assertEquals(Optional.of("a/file2.jpg"), last.fileOf(uids.get(1)));
        }
    }

    @Test
    void findsTheSourcesOfEveryEncoding() throws Exception {
        Path image = TestData.file("hand-1.jpg");
        Path dicom = TestData.file("launcher/pixel.dcm");
        for (Encoding encoding : Encoding.values()) {
            StowMessage message = StowCompiler.builder()
                    .seed("1")
                    .encoding(encoding)
                    .set("SOPInstanceUID=2.25.7")
                    .build()
                    .compile(image);
            assertEquals(Optional.of(image.toString()), message.fileOf("2.25.7"), encoding.name());
            StowMessage converted = StowCompiler.builder()
                    .target(Target.named("standard"))
                    .encoding(encoding)
                    .build()
                    .compile(dicom);
            assertEquals(Optional.of(dicom.toString()), converted.fileOf("2.25.1"), encoding.name());
        }
    }
}

package io.github.stowc.stow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.testdata.TestData;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which file an instance came from, as the message itself tells. */
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
        assertEquals(
                Map.of(uids.get(0), first.toString(), uids.get(1), second.toString()),
                InstanceFiles.of(message, Set.copyOf(uids)));
        assertEquals(Map.of(uids.get(1), second.toString()), InstanceFiles.of(message, Set.of(uids.get(1), "1.2")));
        assertEquals(Map.of(), InstanceFiles.of(message, Set.of()));
    }

    @Test
    void findsDicomFilesByTheirHeaders() throws Exception {
        Path file = TestData.file("launcher/pixel.dcm");
        StowMessage message = StowCompiler.create().compile(file);
        assertEquals(Map.of("2.25.1", file.toString()), InstanceFiles.of(message, Set.of("2.25.1", "2.25.9")));
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
            assertEquals(
                    Map.of("2.25.7", image.toString()), InstanceFiles.of(message, Set.of("2.25.7")), encoding.name());
            StowMessage converted =
                    StowCompiler.builder().encoding(encoding).build().compile(dicom);
            assertEquals(
                    Map.of("2.25.1", dicom.toString()), InstanceFiles.of(converted, Set.of("2.25.1")), encoding.name());
        }
    }
}

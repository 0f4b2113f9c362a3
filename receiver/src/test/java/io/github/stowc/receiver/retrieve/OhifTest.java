package io.github.stowc.receiver.retrieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.SourceKind;
import io.github.stowc.testdata.TestData;
import io.github.stowc.testdata.Tools;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * OHIF, a viewer that people use, shows what the receiver stored. The system property {@code stowc.viewer} is the folder in
 * which {@code .ci/run} put it.
 */
@NeedsTools({"node", "chromium", "cjpeg", "convert"})
class OhifTest {
    @Test
    void listsTheStudiesAndDrawsTheirPictures(@TempDir Path folder) throws Exception {
        String viewer = System.getProperty("stowc.viewer", "");
        Tools.assume(!viewer.isEmpty(), "OHIF is not there; .ci/run fetches it and sets stowc.viewer");
        Path script = folder.resolve("viewer.js");
        try (InputStream in = OhifTest.class.getResourceAsStream("viewer.js")) {
            Files.write(script, in.readAllBytes());
        }
        try (Retrieving server = Retrieving.start()) {
            server.store(RetrievedKindsTest.compiled(SourceKind.JPEG_BASELINE.make(folder)));
            server.store(RetrievedKindsTest.compiled(SourceKind.PNG.make(folder)));
            server.store(TestData.file("pydicom/MR_small_padded.dcm"));
            Program.Finished run = Program.of(
                            folder,
                            Tools.require("node").toString(),
                            script.toString(),
                            viewer,
                            server.url(),
                            Tools.require("chromium").toString())
                    .run();
            assertEquals(0, run.exit(), () -> run.text() + run.err());
            assertTrue(run.text().contains("/frames/1\""), run::text);
        }
    }
}

package io.github.stowc.receiver.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.Tools;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a browser: what comes appears, bands show their bytes, script in values stays text, and 1,000 requests stay
 * fluent. The system property {@code stowc.viewer} is the folder in which {@code .ci/run} put playwright-core.
 */
@NeedsTools({"node", "chromium"})
@Timeout(300)
class PageInBrowserTest {
    @Test
    void showsWhatATeacherPointsAt(@TempDir Path folder) throws Exception {
        String tools = System.getProperty("stowc.viewer", "");
        Tools.assume(!tools.isEmpty(), "playwright-core is not there; .ci/run fetches it and sets stowc.viewer");
        Path script = folder.resolve("page.js");
        try (InputStream in = PageInBrowserTest.class.getResourceAsStream("page.js")) {
            Files.write(script, in.readAllBytes());
        }
        Path shots = folder.resolve("shots");
        try (StowReceiver receiver = StowReceiver.builder().start()) {
            Program.Finished run = Program.of(
                            folder,
                            Tools.require("node").toString(),
                            script.toString(),
                            tools,
                            receiver.url(),
                            Tools.require("chromium").toString(),
                            shots.toString())
                    .run();
            assertEquals(0, run.exit(), () -> run.text() + run.err());
            assertTrue(Files.size(shots.resolve("requests-dark.png")) > 10_000);
        }
    }
}

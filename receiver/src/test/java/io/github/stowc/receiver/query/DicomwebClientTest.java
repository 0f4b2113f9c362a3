package io.github.stowc.receiver.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Tools;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client that viewers on the web use. */
@NeedsTools({"node", "dicomweb-client", "xhr2"})
class DicomwebClientTest {
    private static final String FOUND = "{\"studyInstanceUID\":\"1.2.3.1\",\"seriesInstanceUID\":\"1.2.3.1.1\","
            + "\"sopInstanceUID\":\"1.2.3.1.1.1\",\"studies\":1,\"nobody\":0";

    @TempDir
    Path folder;

    @Test
    void storesAndFindsAnInstance() throws Exception {
        StoredExamples.writeTo(folder);
        Path source = folder.resolve("mine/1.dcm");
        try (StowReceiver receiver = StowReceiver.builder().start()) {
            assertEquals(FOUND + "}\n", run(receiver.url(), source.toString()));
            assertEquals(-1, Files.mismatch(source, receiver.folder().resolve("1.2.3.1/1.2.3.1.1/1.2.3.1.1.1.dcm")));
        }
    }

    @Test
    void retrievesWhatItStored() throws Exception {
        StoredExamples.writeTo(folder);
        Path source = folder.resolve("mine/1.dcm");
        Path target = folder.resolve("retrieved");
        try (StowReceiver receiver = StowReceiver.builder().start()) {
            assertEquals(
                    FOUND + ",\"patient\":\"P1\"}\n", run(receiver.url(), source.toString(), target.toString()));
            assertEquals(-1, Files.mismatch(source, target));
        }
    }

    /** What the script prints. */
    private String run(String... arguments) throws Exception {
        Path script = folder.resolve("dicomweb-client.js");
        try (InputStream in = DicomwebClientTest.class.getResourceAsStream("dicomweb-client.js")) {
            Files.copy(in, script);
        }
        List<String> command = new ArrayList<>(List.of(Tools.require("node").toString(), script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .put("NODE_PATH", Tools.require("dicomweb-client").getParent().toString());
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed;
    }
}

package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.receiver.received.ReceivedRequest;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.SourceKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of source in every encoding and both framings is sent by its script, and taken without a word. */
@NeedsTools("curl")
class ReceiverMatrixTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUICKTIME")
    void isTakenFromItsScript(SourceKind kind) throws Exception {
        Path source = kind.make(folder);
        for (String encoding : List.of("dicom", "json", "xml")) {
            for (String framing : List.of("canonical", "recipe")) {
                Path room = Files.createDirectories(folder.resolve(encoding + "-" + framing));
                try (StowReceiver receiver =
                        StowReceiver.builder().folder(room.resolve("stored")).strict(true).start()) {
                    CommandRun.compile(
                            room.resolve("X.mime"),
                            "-q",
                            "--target",
                            "standard",
                            "-t",
                            encoding,
                            "--framing",
                            framing,
                            "-u",
                            receiver.url() + "/studies",
                            source);
                    Program.of(room, "sh", "X.curl.sh").run().expecting(0);
                    ReceivedRequest request = receiver.requests().get(0);
                    assertEquals(List.of(), request.errors(), room.toString());
                    assertEquals(200, request.answer().status(), room.toString());
                    assertTrue(request.answer().text().contains("00081199"), room.toString());
                }
            }
        }
    }
}

package io.github.stowc.receiver.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.receiver.received.ReceivedRequest;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that sends a request again. */
@NeedsTools("curl")
class RepeatCommandTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void sendsTheSameBytesWithTheSameType() throws Exception {
        try (StowReceiver receiver = StowReceiver.builder().start()) {
            Sending sending = new Sending(receiver);
            sending.store(Sending.message("1.2.3.4", 10), "Accept", "application/dicom+xml", "X-Word", "'$(id)'");
            Json shown = Json.of(sending.get("/api/requests/1").body());
            byte[] body = sending.get("/api/requests/1/body").body().getBytes(StandardCharsets.ISO_8859_1);
            Files.write(folder.resolve("request-1.mime"), body);

            String command = shown.get("repeat").get("bash").text();
            Program.Finished run = Program.of(folder, "sh", "-c", command).run();
            assertEquals(0, run.exit(), () -> command + run.err());
            List<ReceivedRequest> requests = receiver.requests();
            assertEquals(2, requests.size());
            assertArrayEquals(
                    requests.get(0).body().bytes(), requests.get(1).body().bytes());
            for (String name : List.of("Content-Type", "Accept")) {
                assertEquals(requests.get(0).field(name), requests.get(1).field(name));
            }
            assertEquals(200, requests.get(1).answer().status());
        }
    }
}

package io.github.stowc.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.receiver.junit.StowReceiverExtension;
import io.github.stowc.receiver.received.ReceivedRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StowClientTest {
    @RegisterExtension
    static final StowReceiverExtension RECEIVER = new StowReceiverExtension();

    private static final String MESSAGE = """
            --b
            Content-Type: application/dicom+json

            [{"00080016":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.66"]},
            "00080018":{"vr":"UI","Value":["2.25.3"]},
            "00080020":{"vr":"DA"},
            "00080023":{"vr":"DA","Value":["20260101"]},
            "00080030":{"vr":"TM"},
            "00080033":{"vr":"TM","Value":["120000"]},
            "00080050":{"vr":"SH"},
            "00080060":{"vr":"CS","Value":["OT"]},
            "00080070":{"vr":"LO"},
            "00080090":{"vr":"PN"},
            "00089123":{"vr":"UI","Value":["2.25.4"]},
            "00100010":{"vr":"PN"},
            "00100020":{"vr":"LO"},
            "00100030":{"vr":"DA"},
            "00100040":{"vr":"CS"},
            "0020000D":{"vr":"UI","Value":["2.25.1"]},
            "0020000E":{"vr":"UI","Value":["2.25.2"]},
            "00200010":{"vr":"SH"},
            "00200011":{"vr":"IS"},
            "00200013":{"vr":"IS"},
            "00200060":{"vr":"CS"},
            "00400555":{"vr":"SQ"}}]
            --b--
            """;

    /** The client under test. */
    static int store(String url, String message) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/studies"))
                .header("Content-Type", "multipart/related; type=\"application/dicom+json\"; boundary=b")
                .header("Accept", "application/dicom+json")
                .POST(BodyPublishers.ofString(message))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void aGoodMessageIsStoredAndHasNoErrors() throws Exception {
        int status = store(RECEIVER.url(), MESSAGE.replace("\n", "\r\n"));

        assertEquals(List.of(), RECEIVER.errors());
        assertEquals(200, status);
        assertEquals(1, RECEIVER.onlyRequest().anatomy().orElseThrow().parts().size());
    }

    @Test
    void aMessageWithOtherLineEndsIsRefused() throws Exception {
        int status = store(RECEIVER.url(), MESSAGE);

        assertEquals(400, status);
        ReceivedRequest request = RECEIVER.onlyRequest();
        assertTrue(
                request.errors().stream()
                        .anyMatch(finding -> finding.rule().slug().equals("mime/line-end")),
                RECEIVER::describe);
    }
}

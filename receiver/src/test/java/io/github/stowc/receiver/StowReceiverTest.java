package io.github.stowc.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.receiver.received.ReceivedRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StowReceiverTest {
    @Test
    void receivesWhatIsNoMessage() throws Exception {
        try (StowReceiver receiver = StowReceiver.builder().start()) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(receiver.url() + "/studies"))
                                    .header("Content-Type", "multipart/related; boundary=x")
                                    .POST(HttpRequest.BodyPublishers.ofString("hello"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertEquals(400, answer.statusCode(), answer.body());
            ReceivedRequest request =
                    receiver.requests(1, Duration.ofSeconds(10)).get(0);
            assertEquals(5, request.size());
            assertFalse(request.errors().isEmpty());
            assertTrue(answer.body().contains("request"), answer.body());
        }
    }
}

package io.github.stowc.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.receiver.received.ReceivedRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StowReceiverTest {
    @Test
    void closingAgainDoesNothing() throws Exception {
        StowReceiver receiver = StowReceiver.builder().start();
        receiver.close();
        receiver.close();

        assertFalse(Files.exists(receiver.folder()));
    }

    @Test
    void aMessageToAQueryThatCannotBeDecodedIs400() throws Exception {
        try (StowReceiver receiver = StowReceiver.builder().start();
                RawClient client = new RawClient(receiver.url())) {
            String answer = client.send("POST /studies?a=%zz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
                            + "Content-Type: multipart/related; type=\"application/dicom\"; boundary=b\r\n\r\nxx")
                    .answer();

            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(answer.contains("write a percent sign as %25"), answer);
        }
    }

    @Test
    void urlsToAClientWithoutHostHaveTheAddressOfTheReceiver() throws Exception {
        try (StowReceiver receiver = StowReceiver.builder().start();
                RawClient client = new RawClient(receiver.url())) {
            byte[] message = Messages.message("1.2.3.4", 2);
            String answer = client.send("POST /studies HTTP/1.0\r\nContent-Length: " + message.length
                            + "\r\nContent-Type: " + Messages.CONTENT_TYPE + "\r\n\r\n")
                    .send(message)
                    .answer();

            assertTrue(answer.contains(receiver.url() + "/studies/1.2.3.1/series/1.2.3.2/instances/1.2.3.4"), answer);
        }
    }

    @Test
    void waitsForRequestsAsLongAsItTakes() throws Exception {
        try (StowReceiver receiver = StowReceiver.builder().start();
                RawClient client = new RawClient(receiver.url())) {
            client.send("POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");

            assertEquals(
                    1, receiver.requests(1, Duration.ofSeconds(Long.MAX_VALUE)).size());
        }
    }

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

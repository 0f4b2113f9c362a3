package io.github.stowc.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the receiver does at its limits, by what goes over the wire. */
@Timeout(120)
class LimitsTest {
    private static StowReceiver.Builder receiver() {
        return StowReceiver.builder().maxSize(1 << 20);
    }

    private static String post(StowReceiver receiver, byte[] message) throws IOException {
        try (RawClient client = new RawClient(receiver.url())) {
            return client.send("POST /studies HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + Messages.CONTENT_TYPE
                            + "\r\nContent-Length: " + message.length + "\r\n\r\n")
                    .send(message)
                    .answer();
        }
    }

    private static void assertStatus(int status, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    }

    private static long incoming(StowReceiver receiver) throws IOException {
        try (Stream<Path> files = Files.list(receiver.folder().resolve(".incoming"))) {
            return files.count();
        }
    }

    @Test
    void aBodyThatIsAnnouncedAsTooLargeIsRefusedBeforeItIsAskedFor() throws Exception {
        try (StowReceiver receiver = receiver().start();
                RawClient client = new RawClient(receiver.url())) {
            String answer = client.head("Content-Length: 2000000", "Expect: 100-continue")
                    .answer();

            assertStatus(413, answer);
            assertTrue(answer.contains("expected at most 1048576 bytes, found 2000000"), answer);
            assertTrue(client.isClosed());
        }
    }

    @Test
    void aBodyThatIsAnnouncedAsSmallEnoughIsAskedFor() throws Exception {
        byte[] message = Messages.message("1.2.3.4", 1000);
        try (StowReceiver receiver = receiver().start();
                RawClient client = new RawClient(receiver.url())) {
            client.send("POST /studies HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Type: "
                    + Messages.CONTENT_TYPE + "\r\nContent-Length: " + message.length + "\r\n\r\n");

            assertStatus(100, client.answerHead());
            assertStatus(200, client.send(message).answer());
        }
    }

    @Test
    void aSenderOfTooMuchReadsTheAnswerThoughItStillSends() throws Exception {
        try (StowReceiver receiver = receiver().start();
                RawClient client = new RawClient(receiver.url())) {
            client.head("Content-Length: 30000000");
            // As clients do that look for an answer only after the body.
            for (int i = 0; i < 30; i++) {
                client.send(new byte[1_000_000]);
            }
            assertStatus(413, client.answer());
        }
    }

    @Test
    void aChunkedBodyIsRefusedAsSoonAsItIsTooLarge() throws Exception {
        try (StowReceiver receiver = receiver().start();
                RawClient client = new RawClient(receiver.url())) {
            client.head("Transfer-Encoding: chunked");
            for (int i = 0; i < 17; i++) {
                client.send("10000\r\n").send(new byte[0x10000]).send("\r\n");
            }
            assertStatus(413, client.answer());
            assertEquals(0, incoming(receiver));
        }
    }

    @Test
    void aLargeHeadIs431() throws Exception {
        try (StowReceiver receiver = receiver().start()) {
            try (RawClient client = new RawClient(receiver.url())) {
                client.send("GET /studies HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(70_000) + "\r\n\r\n");
                String answer = client.answer();
                assertStatus(431, answer);
                assertTrue(answer.contains("expected a head of at most 65536 bytes"), answer);
            }
            try (RawClient client = new RawClient(receiver.url())) {
                client.send("GET /studies HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(60_000) + "\r\n\r\n");
                assertStatus(200, client.answer());
            }
        }
    }

    @Test
    void aSilentSenderIs408() throws Exception {
        try (StowReceiver receiver = receiver().patience(Duration.ofSeconds(2)).start();
                RawClient client = new RawClient(receiver.url())) {
            long start = System.nanoTime();
            client.head("Content-Length: 5000").send("--b\r\n");

            assertStatus(408, client.answer());
            assertTrue(System.nanoTime() - start > 1_500_000_000L);
            assertEquals(0, incoming(receiver));
        }
    }

    @Test
    void aSenderThatTricklesIs408() throws Exception {
        try (StowReceiver receiver = receiver().patience(Duration.ofSeconds(2)).start();
                RawClient client = new RawClient(receiver.url())) {
            client.head("Content-Length: 50000");
            for (int i = 0; i < 20; i++) {
                client.send("x".repeat(50));
                Thread.sleep(200);
            }
            String answer = client.answer();
            assertStatus(408, answer);
            assertTrue(answer.contains("expected at least 1000 bytes a second"), answer);
        }
    }

    @Test
    void whatASlowSenderStillSendsAfterItsAnswerIsReadAndDropped() throws Exception {
        try (StowReceiver receiver = receiver()
                        .maxSize(100_000_000)
                        .patience(Duration.ofSeconds(2))
                        .start();
                RawClient client = new RawClient(receiver.url())) {
            client.head("Content-Length: 50000000").send("x");
            assertStatus(408, client.answer());

            // More than the buffers of a connection hold.
            client.send(new byte[16 << 20]);
        }
    }

    @Test
    void whatATricklingSenderStillSendsAfterItsAnswerIsReadAndDropped() throws Exception {
        try (StowReceiver receiver = receiver()
                        .maxSize(100_000_000)
                        .patience(Duration.ofSeconds(2))
                        .start();
                RawClient client = new RawClient(receiver.url())) {
            client.head("Content-Length: 50000000");
            Thread sender = new Thread(() -> trickle(client));
            sender.start();
            assertStatus(408, client.answer());
            sender.interrupt();
            sender.join();

            client.send(new byte[16 << 20]);
        }
    }

    /** Sends a byte now and then until it is interrupted. */
    private static void trickle(RawClient client) {
        try {
            while (true) {
                client.send("x");
                Thread.sleep(100);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            // That is enough.
        }
    }

    @Test
    void aSenderAtTheLeastPaceIsWaitedFor() throws Exception {
        byte[] message = Messages.message("1.2.3.4", 8000);
        try (StowReceiver receiver = receiver().patience(Duration.ofSeconds(2)).start();
                RawClient client = new RawClient(receiver.url())) {
            client.send("POST /studies HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + Messages.CONTENT_TYPE
                    + "\r\nContent-Length: " + message.length + "\r\n\r\n");
            int sent = 0;
            while (sent < message.length) {
                int count = Math.min(500, message.length - sent);
                client.send(java.util.Arrays.copyOfRange(message, sent, sent + count));
                sent += count;
                Thread.sleep(250);
            }
            assertStatus(200, client.answer());
        }
    }

    @Test
    void otherMessagesAre503WhileOneIsReceivedAtPaceAndSearchesAreAnswered() throws Exception {
        byte[] message = Messages.message("1.2.3.4", 1000);
        try (StowReceiver receiver = receiver().maxRequests(1).start();
                RawClient first = new RawClient(receiver.url())) {
            first.send("POST /studies HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + Messages.CONTENT_TYPE
                    + "\r\nContent-Length: 500000\r\n\r\n");
            String start = Messages.start("1.2.3.5");
            int sent = start.length() + Messages.END.length();
            first.send(start);
            boolean isRefused = false;
            while (sent < 500_000) {
                int count = Math.min(20_000, 500_000 - sent);
                first.send(new byte[count]);
                sent += count;
                if (sent == start.length() + Messages.END.length() + 100_000) {
                    Thread.sleep(100);
                    String answer = post(receiver, message);
                    assertStatus(503, answer);
                    assertTrue(answer.contains("Retry-After: 1\r\n"), answer);
                    try (RawClient reader = new RawClient(receiver.url())) {
                        assertStatus(
                                200,
                                reader.send("GET /studies HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                        .answer());
                    }
                    isRefused = true;
                }
            }
            assertTrue(isRefused);
            assertStatus(200, first.send(Messages.END).answer());
            assertStatus(200, post(receiver, message));
        }
    }

    @Test
    void slowSendersKeepNobodyOut() throws Exception {
        List<RawClient> slow = new ArrayList<>();
        try (StowReceiver receiver =
                receiver().maxRequests(4).patience(Duration.ofSeconds(10)).start()) {
            for (int i = 0; i < 300; i++) {
                slow.add(new RawClient(receiver.url())
                        .head("Content-Length: 5000")
                        .send("--b\r\n"));
            }
            for (int i = 0; i < 3; i++) {
                for (RawClient client : slow) {
                    client.send("x");
                }
                long start = System.nanoTime();
                assertStatus(200, post(receiver, Messages.message("1.2.3." + (10 + i), 1000)));
                long millis = (System.nanoTime() - start) / 1_000_000;
                assertTrue(millis < 1000, millis + " ms");
            }
            assertStatus(408, slow.get(0).answer());
            assertStatus(408, slow.get(299).answer());
        } finally {
            for (RawClient client : slow) {
                client.close();
            }
        }
    }

    @Test
    void whatAClientLeftBehindThatVanishedIsRemoved() throws Exception {
        List<String> log = java.util.Collections.synchronizedList(new ArrayList<>());
        try (StowReceiver receiver = receiver().log(log::add).start()) {
            try (RawClient client = new RawClient(receiver.url())) {
                client.head("Content-Length: 900000").send(new byte[400_000]);
                while (incoming(receiver) == 0) {
                    Thread.sleep(10);
                }
                client.vanish();
            }
            while (log.isEmpty()) {
                Thread.sleep(10);
            }
            assertTrue(log.get(0).contains("POST /studies no answer"), log.toString());
            assertEquals(0, incoming(receiver));
            assertStatus(200, post(receiver, Messages.message("1.2.3.4", 1000)));
        }
    }

    @Test
    void aRequestThatIsWorkedOnEndsBeforeTheReceiverDoesAndASlowSenderDoesNotHoldItUp() throws Exception {
        StowReceiver receiver = receiver().start();
        try (RawClient slow = new RawClient(receiver.url());
                RawClient idle = new RawClient(receiver.url())) {
            slow.head("Content-Length: 5000").send("--b\r\n");
            idle.send("GET /studies HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
            Thread.sleep(100);
            long start = System.nanoTime();
            receiver.close();
            long millis = (System.nanoTime() - start) / 1_000_000;

            assertTrue(millis < 5000, millis + " ms");
            assertStatus(503, slow.answer());
            assertTrue(idle.isClosed());
        }
        assertFalse(Files.exists(receiver.folder()));
    }

    @Test
    void aCodedBodyIs415AndSaysWhatIsTaken() throws Exception {
        try (StowReceiver receiver = receiver().start();
                RawClient client = new RawClient(receiver.url())) {
            String answer =
                    client.head("Content-Length: 5", "Content-Encoding: gzip").answer();
            assertStatus(415, answer);
            assertTrue(answer.contains("Accept-Encoding: identity\r\n"), answer);
        }
    }

    @Test
    void requestsOfOneConnectionAreAnsweredInOrder() throws Exception {
        byte[] message = Messages.message("1.2.3.4", 1000);
        String chunked = Integer.toHexString(message.length) + "\r\n" + new String(message, StandardCharsets.ISO_8859_1)
                + "\r\n0\r\n\r\n";
        String host = " HTTP/1.1\r\nHost: localhost\r\n";
        try (StowReceiver receiver = receiver().start();
                RawClient client = new RawClient(receiver.url())) {
            client.send("GET /studies" + host + "\r\nPOST /studies" + host + "Content-Type: " + Messages.CONTENT_TYPE
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked + "GET /studies" + host
                    + "\r\nOPTIONS /studies" + host + "\r\nDELETE /studies" + host + "\r\n");

            assertTrue(client.answer().endsWith("\r\n\r\n[]"));
            assertStatus(200, client.answer());
            String found = client.answer();
            assertStatus(200, found);
            assertTrue(found.contains("1.2.3.1"), found);
            String options = client.answerHead();
            assertStatus(204, options);
            assertTrue(options.contains("Allow: GET, HEAD, POST, OPTIONS\r\n"), options);
            assertStatus(405, client.answer());
        }
    }

    @Test
    void a405NamesTheMethodsOfItsResource() throws Exception {
        try (StowReceiver receiver = receiver().start();
                RawClient client = new RawClient(receiver.url())) {
            String end = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            client.send("DELETE /studies/1.2.3" + end + "DELETE /studies/1.2.3/metadata" + end);
            String message = client.answer();
            assertStatus(405, message);
            assertTrue(message.contains("Allow: GET, HEAD, POST, OPTIONS\r\n"), message);
            String metadata = client.answer();
            assertStatus(405, metadata);
            assertTrue(metadata.contains("Allow: GET, HEAD, OPTIONS\r\n"), metadata);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//studies", "/../studies", "/studies/%2e%2e/x", "/studies/..%2fx"})
    void a400SaysWhatAPathMayNotHave(String path) throws Exception {
        try (StowReceiver receiver = receiver().start();
                RawClient client = new RawClient(receiver.url())) {
            String answer = client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .answer();
            assertStatus(400, answer);
            assertTrue(answer.contains("dot segments"), answer);
        }
    }

    @Test
    void headHasTheHeadOfGetAndNoBody() throws Exception {
        try (StowReceiver receiver = receiver().start();
                RawClient client = new RawClient(receiver.url())) {
            String head = client.send("HEAD /studies HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .answerHead();
            assertTrue(head.contains("Content-Length: 2\r\n"), head);
            assertTrue(client.send("GET /studies HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .answer()
                    .endsWith("\r\n\r\n[]"));
        }
    }

    @Test
    void anOldClientNeedsNoHostAndItsConnectionIsClosed() throws Exception {
        byte[] message = Messages.message("1.2.3.4", 1000);
        try (StowReceiver receiver = receiver().start();
                RawClient client = new RawClient(receiver.url())) {
            client.send("POST /studies HTTP/1.0\r\nContent-Type: " + Messages.CONTENT_TYPE + "\r\nContent-Length: "
                            + message.length + "\r\n\r\n")
                    .send(message);
            assertStatus(200, client.answer());
            assertTrue(client.isClosed());
        }
    }
}

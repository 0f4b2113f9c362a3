package io.github.stowc.stow.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.answer.InstanceResult.Outcome;
import io.github.stowc.stow.answer.StoreAnswers;
import io.github.stowc.stow.answer.StoreResponse;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.Receiver.Answer;
import io.github.stowc.wording.UsageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Requests and their answers. */
class SenderTest extends WithReceiver {
    SenderTest() throws Exception {}

    @Test
    void sendsTheVeryBytesWithTheirLengthAndType() throws Exception {
        StoreResponse answer = send(Answer.of(200, StoreAnswers.ORTHANC));
        assertEquals(1, answer.count(Outcome.STORED));
        Receiver.Request request = receiver.received().get(0);
        assertEquals("POST /studies HTTP/1.1", request.line());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        assertEquals(Receiver.crc(bytes.toByteArray()), request.crc());
        assertTrue(request.headers().contains("Content-Length: " + message.length()));
        assertTrue(request.headers().contains("Content-Type: " + message.contentType()));
        assertTrue(request.headers().contains("Accept: application/dicom+json"));
        assertTrue(request.headers().stream()
                .noneMatch(header -> header.startsWith("Expect")
                        || header.startsWith("Upgrade")
                        || header.startsWith("HTTP2-Settings")));
    }

    @Test
    void sendsFieldsAndCredentialsAsTheyAreGiven() throws Exception {
        receiver.answer(Answer.stored());
        builder()
                .header("Accept", "application/dicom+xml")
                .header("X-One", "1")
                .credentials(Credentials.basic("Müller", "a:b"))
                .build()
                .send(message);
        List<String> headers = receiver.received().get(0).headers();
        assertTrue(headers.contains("Accept: application/dicom+xml"));
        assertEquals(
                1,
                headers.stream().filter(header -> header.startsWith("Accept:")).count());
        assertTrue(headers.contains("X-One: 1"));
        assertTrue(headers.contains("Authorization: Basic TcO8bGxlcjphOmI="), headers.toString());
    }

    @Test
    void refusesFieldsThatAreNotTheUsers() {
        for (String name : List.of("Content-Type", "Content-Length", "Host", "Expect", "Connection", "no name")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> builder().header(name, "x").build(),
                    name);
        }
        assertThrows(IllegalArgumentException.class, () -> builder().header("X", "é"));
        assertThrows(IllegalArgumentException.class, () -> builder().header("X", "a\nb"));
        assertThrows(
                IllegalArgumentException.class,
                () -> builder()
                        .header("authorization", "x")
                        .credentials(Credentials.bearer("t"))
                        .build());
        assertThrows(IllegalArgumentException.class, () -> Credentials.bearer("a b"));
        assertThrows(IllegalArgumentException.class, () -> Credentials.basic("a:b", "c"));
    }

    @Test
    void sendsToUrlsThatJavaWouldNotTake() throws Exception {
        receiver.answer(Answer.stored());
        Sender.builder(new TargetUrl(receiver.url("/a{b}|c/studies?q=[1]&p=100%&r=%20^\"")))
                .build()
                .send(message);
        assertEquals(
                "POST /a%7Bb%7D%7Cc/studies?q=%5B1%5D&p=100%25&r=%20%5E%22 HTTP/1.1",
                receiver.received().get(0).line());
    }

    @Test
    void givesEveryRefusalOnce() throws Exception {
        for (int status :
                List.of(301, 302, 307, 308, 400, 401, 403, 404, 409, 411, 413, 415, 500, 501, 502, 503, 504)) {
            StoreResponse answer = send(Answer.of(status, "no").with("Location: /elsewhere"));
            assertEquals(status, answer.status());
            assertTrue(answer.isRefused());
            assertEquals(List.of("no"), answer.messages());
            assertEquals(1, receiver.take().size(), "status " + status);
        }
        assertEquals(List.of(), pauses);
    }

    @Test
    void saysThatAnAnswerIsGarbage() {
        List<String> garbage = List.of(
                "nonsense\r\n\r\n",
                "\0\0\0\0\0\0",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 abc What\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "");
        for (String bytes : garbage) {
            NoAnswerException e = sendInVain(builder().build(), message, Answer.raw(bytes), Answer.stored());
            assertTrue(e.mayHaveBeenStored(), e.getMessage());
            assertEquals(1, receiver.take().size(), bytes);
        }
        assertEquals(List.of(), pauses);
    }

    @Test
    void tellsARefusalThatBreaksOffFromAnAcceptanceThatDoes() throws Exception {
        NoAnswerException e =
                sendInVain(builder().build(), message, new Answer(200, 5000, StoreAnswers.ORTHANC), Answer.stored());
        assertTrue(e.getMessage().startsWith("the answer (status 200) broke off after "), e.getMessage());
        assertEquals(1, receiver.take().size());
        StoreResponse answer = send(new Answer(500, 5000, "<h1>Internal Error</h1>"));
        assertEquals(500, answer.status());
        assertEquals(List.of("Internal Error"), answer.messages());
    }

    @Test
    void hearsARefusalThatComesBeforeTheEndOfTheMessage() throws Exception {
        StowMessage large = compile(large(() -> new ByteArrayInputStream(new byte[LARGE])));
        for (int status : List.of(401, 413)) {
            receiver.answer(Answer.of(status, "no").after(1 << 20));
            assertEquals(status, builder().build().send(large).status());
            assertEquals(1, receiver.take().size());
        }
    }

    @Test
    void abortsIfASourceChanges() throws Exception {
        AtomicBoolean longer = new AtomicBoolean();
        for (boolean grows : new boolean[] {false, true}) {
            longer.set(false);
            Source source =
                    large(() -> new ByteArrayInputStream(new byte[LARGE + (longer.get() ? grows ? 1 : -1 : 0)]));
            StowMessage changing = compile(source);
            longer.set(true);
            receiver.answer(Answer.stored());
            IOException e =
                    assertThrows(IOException.class, () -> builder().build().send(changing));
            assertTrue(e.getMessage().contains("large.jpg: changed while it was read"), e.getMessage());
            for (Receiver.Request request : receiver.take()) {
                assertTrue(request.length() < changing.length(), "the server has no whole message");
            }
        }
    }

    @Test
    void stopsAfterTheFirstMessageThatIsRefused() {
        receiver.answer(Answer.stored(), Answer.of(202, StoreAnswers.AZURE), Answer.stored());
        Delivery delivery = builder().build().send(List.of(message, message, message, message), SendListener.NONE);
        assertFalse(delivery.isComplete());
        assertEquals(2, delivery.answers().size());
        assertEquals(2, delivery.unsent());
        assertEquals(2, receiver.take().size());
        receiver.answer(Answer.stored(), Answer.cutAfter(100));
        delivery = builder().build().send(List.of(message, message, message), SendListener.NONE);
        assertEquals(1, delivery.answers().size());
        assertEquals(1, delivery.unsent());
        assertTrue(delivery.failure().isPresent());
        receiver.answer(Answer.stored());
        assertTrue(builder()
                .build()
                .send(List.of(message, message), SendListener.NONE)
                .isComplete());
    }

    @Test
    void undoesCompressionAndReadsNoMoreThanALimit() throws Exception {
        String zipped = zipped(StoreAnswers.ORTHANC.getBytes(StandardCharsets.UTF_8));
        assertEquals(
                1, send(Answer.of(200, zipped).with("Content-Encoding: gzip")).count(Outcome.STORED));
        StoreResponse plain = send(Answer.of(200, StoreAnswers.ORTHANC).with("Content-Encoding: gzip"));
        assertEquals(1, plain.count(Outcome.STORED));
        String bomb = zipped(new byte[64 << 20]);
        assertTrue(send(Answer.of(200, bomb).with("Content-Encoding: gzip")).isRefused());
        StoreResponse long1 = send(Answer.of(400, "long ".repeat(4 << 20)));
        assertEquals(400, long1.status());
        assertEquals(1, long1.messages().size());
    }

    private static String zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void sendsByTheCallersOwnClient() throws Exception {
        receiver.answer(Answer.of(200, StoreAnswers.ORTHANC));
        HttpClient own = HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", receiver.port())))
                .build();
        TargetUrl elsewhere = TargetUrl.parse("http://pacs.invalid/studies");
        Sender.builder(elsewhere).client(own).build().send(message);
        String line = receiver.take().get(0).line();
        assertEquals("POST http://pacs.invalid/studies HTTP/1.1", line);
        Sender.Builder both = Sender.builder(elsewhere).client(own).trustAll();
        assertThrows(UsageException.class, both::build);
    }

    @Test
    void sendsAMessageInMemoryAsItIs() throws Exception {
        receiver.answer(Answer.of(200, StoreAnswers.ORTHANC));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        StowMessage read = StowMessage.read(Source.of("m.mime", bytes.toByteArray()), true);
        assertEquals(message.contentType(), read.contentType());
        assertEquals(message.instanceCount(), read.instanceCount());
        builder().build().send(read);
        assertEquals(Receiver.crc(bytes.toByteArray()), receiver.take().get(0).crc());
    }

    @Test
    void looksUpWithinALimit() throws Exception {
        receiver.answer(Answer.of(200, "[{}]"));
        assertEquals("[{}]", new String(builder().build().lookUp(), StandardCharsets.UTF_8));
        assertEquals("GET /studies HTTP/1.1", receiver.take().get(0).line());
        receiver.answer(Answer.of(200, "x".repeat(AnswerSubscriber.LIMIT + 1)));
        Sender sender = builder().build();
        NoAnswerException refused = assertThrows(NoAnswerException.class, sender::lookUp);
        assertTrue(refused.getMessage().contains("more than"), refused.getMessage());
        assertFalse(refused.mayHaveBeenStored());
    }

    @Test
    void asksOnlyTheServerThatItSendsTo() throws Exception {
        Sender sender = builder().credentials(Credentials.bearer("token")).build();
        receiver.answer(Answer.of(503, ""), Answer.of(429, ""), Answer.of(200, "[{}]"));
        assertThrows(NoAnswerException.class, () -> sender.lookUp(sender.url().search("/instances", "limit=1")));
        assertEquals(1, receiver.take().size(), "503 without Retry-After is for patient senders");
        byte[] found = sender.lookUp(sender.url().search("/instances", "limit=1"));
        assertEquals("[{}]", new String(found, StandardCharsets.UTF_8));
        assertEquals("GET /instances?limit=1 HTTP/1.1", receiver.take().get(1).line());
        assertThrows(UsageException.class, () -> sender.lookUp(new TargetUrl("http://localhost:1/instances?limit=1")));
    }
}

package io.github.stowc.receiver.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Body;
import io.github.stowc.receiver.received.ReceivedRequests;
import io.github.stowc.receiver.store.Archive;
import io.github.stowc.receiver.stow.PeerRules;
import io.github.stowc.receiver.stow.StoreService;
import io.github.stowc.receiver.web.Service;
import io.github.stowc.receiver.web.WebAnswer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a request if the receiver itself has a fault, or is slow. */
class InternalErrorTest {
    @TempDir
    Path folder = Path.of("");

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private HttpResponse<String> get(Service search, int patience) throws Exception {
        try (Archive archive = Archive.open(folder)) {
            while (!archive.isReady()) {
                Thread.sleep(10);
            }
            Services services = new Services(
                    archive,
                    new StoreService(archive, false, PeerRules.NONE),
                    search,
                    search,
                    new ReceivedRequests(0, Optional.empty()),
                    List.of());
            ServerOptions options = new ServerOptions(
                    "127.0.0.1", 0, 1000, 4, Set.of(), Set.of(), Duration.ofSeconds(patience), log::add);
            try (HttpSide http = HttpSide.start(services, options)) {
                HttpClient client = HttpClient.newHttpClient();
                URI url = URI.create("http://127.0.0.1:" + http.port() + "/studies?PatientName=Doe");
                client.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
                return client.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
            }
        }
    }

    @Test
    void isA500WithoutAStackTraceAndALineInTheLogThatSaysWhereButNoValues() throws Exception {
        HttpResponse<String> answer = get(
                (request, path) -> {
                    throw new IllegalStateException("Doe^John");
                },
                30);

        assertEquals(500, answer.statusCode());
        assertEquals("the receiver has a fault, which its log names\n", answer.body());
        assertEquals(2, log.size());
        assertTrue(log.get(0).contains("GET /studies?… 500 "), log.get(0));
        assertTrue(log.get(0).contains("java.lang.IllegalStateException at "), log.get(0));
        assertTrue(log.get(0).contains("InternalErrorTest.java"), log.get(0));
        assertFalse(log.toString().contains("Doe"), log.toString());
    }

    @Test
    void anEndlessRecursionIsA500Too() throws Exception {
        assertEquals(500, get((request, path) -> endless(request.method()), 30).statusCode());
    }

    @SuppressWarnings("InfiniteRecursion") // it is meant to end in a StackOverflowError
    private static WebAnswer endless(String text) {
        WebAnswer answer = endless(text + "x");
        return answer.with("X", text);
    }

    @Test
    void aBodyThatCannotBeReadIsA500WithALineInTheLogThatSaysWhere() throws Exception {
        HttpResponse<String> answer = get(
                (request, path) -> WebAnswer.of(200, "text/plain", Body.of("Doe", 5, () -> {
                    throw new FileNotFoundException("Doe");
                })),
                30);

        assertEquals(500, answer.statusCode());
        assertEquals("a stored file cannot be read\n", answer.body());
        assertEquals(2, log.size(), log.toString());
        assertTrue(log.get(0).contains(" 500 "), log.get(0));
        assertTrue(log.get(0).contains("java.io.FileNotFoundException at "), log.get(0));
        assertFalse(log.toString().contains("Doe"), log.toString());
    }

    @Test
    void aBodyThatBreaksOffIsNotBlamedOnTheClient() throws Exception {
        Body broken = Body.concat(List.of(Body.of("first".getBytes(StandardCharsets.UTF_8)), Body.of("Doe", 5, () -> {
            throw new FileNotFoundException("Doe");
        })));

        assertThrows(IOException.class, () -> get((request, path) -> WebAnswer.of(200, "text/plain", broken), 30));
        assertTrue(log.get(0).contains(" no answer "), log.get(0));
        assertTrue(log.get(0).contains("java.io.FileNotFoundException at "), log.get(0));
    }

    @Test
    void workMayTakeLongerThanASenderMayBeSilent() throws Exception {
        HttpResponse<String> answer = get(
                (request, path) -> {
                    try {
                        Thread.sleep(2500);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return WebAnswer.text(200, "done");
                },
                1);

        assertEquals(200, answer.statusCode());
        assertEquals("done\n", answer.body());
    }
}

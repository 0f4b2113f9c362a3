package io.github.stowc.receiver.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.receiver.StowReceiver;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the receiver tells its page. */
@Timeout(60)
class PageServiceTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private StowReceiver receiver() throws Exception {
        return StowReceiver.builder().log(log::add).start();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    @Test
    void thePageIsNotStoredAndRunsNoOtherScript() throws Exception {
        try (StowReceiver receiver = receiver()) {
            Sending sending = new Sending(receiver);
            for (String path : List.of("/", "/page/main.js", "/page/page.css", "/api/requests", "/page/none.js")) {
                HttpResponse<String> answer = sending.get(path);
                assertEquals(path.contains("none") ? 404 : 200, answer.statusCode(), path);
                assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""), path);
                String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
                assertTrue(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), policy);
                assertFalse(policy.contains("unsafe"), policy);
            }
            assertEquals(404, sending.get("/page/..%2fpage/main.js").statusCode());
            assertEquals(404, sending.get("/page/PageFiles.class").statusCode());
            assertEquals(List.of(), log);
        }
    }

    @Test
    void listsWhatCameWithItsAnswerAndWorstFinding() throws Exception {
        try (StowReceiver receiver = receiver()) {
            Sending sending = new Sending(receiver);
            sending.get("/studies");
            assertEquals(200, sending.store(Sending.message("1.2.3.4", 10)));
            assertEquals(400, sending.store(Sending.message("1.2.3.5", 10).replace("\r\n--b--\r\n", "")));
            JsonNode rows = json(sending.get("/api/requests"));
            assertEquals(2, rows.size());
            assertEquals(1, rows.get(0).get("number").asInt());
            assertEquals(200, rows.get(0).get("status").asInt());
            assertEquals(1, rows.get(0).get("instances").asInt());
            assertEquals(0, rows.get(0).get("failed").asInt());
            assertEquals(
                    Sending.message("1.2.3.4", 10).length(),
                    rows.get(0).get("size").asInt());
            assertEquals(400, rows.get(1).get("status").asInt());
            assertEquals("error", rows.get(1).get("worst").get("severity").asString());
            assertEquals("mime/no-end", rows.get(1).get("worst").get("rule").asString());
        }
    }

    @Test
    void showsTheSpansTheFindingsTheirPlacesAndTheAnswer() throws Exception {
        try (StowReceiver receiver = receiver()) {
            Sending sending = new Sending(receiver);
            String message = Sending.message("1.2.3.5", 10).replace("\r\n--b--\r\n", "");
            sending.store(message, "Authorization", "Basic c2VjcmV0");
            HttpResponse<String> answer = sending.get("/api/requests/1");
            assertFalse(answer.body().contains("c2VjcmV0"), "a secret is shown");
            JsonNode shown = json(answer);
            JsonNode spans = shown.get("inspection").get("spans");
            long end = 0;
            for (JsonNode span : spans) {
                assertEquals(end, span.get("offset").asLong());
                end += span.get("length").asLong();
            }
            assertEquals(message.length(), end);
            JsonNode part = shown.get("inspection").get("parts").get(1);
            assertEquals("00091001", part.get("referencedBy").get(0).get("path").asString());
            JsonNode place = shown.get("places").get(0);
            assertEquals("mime/no-end", shown.get("inspection").get("findings").get(0).get("rule").asString());
            assertEquals(spans.size() - 1, place.get("span").asInt());
            assertEquals("RFC 2046 5.1.1", place.get("section").asString());
            assertTrue(shown.get("answer").get("meaning").asString().contains("syntax"));
        }
    }

    @Test
    void givesTheBytesThatAreKeptAndNoOthers() throws Exception {
        try (StowReceiver receiver =
                StowReceiver.builder().keepBytes(100).start()) {
            Sending sending = new Sending(receiver);
            String message = Sending.message("1.2.3.4", 20_000);
            assertEquals(200, sending.store(message));
            int bulk = message.indexOf("xxxx");
            JsonNode pieces =
                    json(sending.get("/api/requests/1/bytes?offset=" + (bulk - 4) + "&length=" + (20_000 + 4)));
            assertEquals(2, pieces.size());
            assertEquals(bulk - 4, pieces.get(0).get("offset").asInt());
            assertEquals("\r\n\r\n" + "x".repeat(4096), bytes(pieces.get(0)));
            assertEquals(bulk + 20_000 - 64, pieces.get(1).get("offset").asInt());
            assertEquals("x".repeat(64), bytes(pieces.get(1)));
            assertEquals(400, sending.get("/api/requests/1/bytes?offset=-1&length=5").statusCode());
            assertEquals(404, sending.get("/api/requests/2/bytes?offset=0&length=5").statusCode());
            assertEquals(404, sending.get("/api/requests/1/body").statusCode());
            // What is kept of a body is looked into as the whole would be.
            JsonNode parts = json(sending.get("/api/requests/1")).get("inspection").get("parts");
            assertEquals(
                    "1.2.3.4",
                    parts.get(0).get("instances").get(0).get("sopInstanceUid").asString());
            assertEquals(1, parts.get(1).get("referencedBy").size());
            assertEquals(20_000, parts.get(1).get("length").asInt());
        }
    }

    private static String bytes(JsonNode piece) {
        byte[] bytes = Base64.getDecoder().decode(piece.get("bytes").asString());
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void tellsEachListenerWhatCameAndWhatWent() throws Exception {
        try (StowReceiver receiver = receiver()) {
            Sending sending = new Sending(receiver);
            sending.store(Sending.message("1.2.3.4", 10));
            try (InputStream early = sending.events().body()) {
                BufferedReader first = reader(early);
                assertEquals("true [1] []", next(first));
                sending.store(Sending.message("1.2.3.5", 10));
                assertEquals("false [2] []", next(first));
                try (InputStream late = sending.events().body()) {
                    BufferedReader second = reader(late);
                    assertEquals("true [1, 2] []", next(second));
                    assertEquals(204, sending.post("/api/requests/clear").statusCode());
                    assertEquals("false [] [1, 2]", next(first));
                    assertEquals("false [] [1, 2]", next(second));
                }
                sending.store(Sending.message("1.2.3.6", 10));
                assertEquals("false [3] []", next(first));
            }
        }
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The next event in short: whether the list begins anew, the numbers that came, the numbers that went. */
    private static String next(BufferedReader in) throws Exception {
        assertEquals("event: requests", in.readLine());
        JsonNode data = JSON.readTree(in.readLine().substring("data: ".length()));
        assertEquals("", in.readLine());
        List<Integer> added = new ArrayList<>();
        data.get("added").forEach(row -> added.add(row.get("number").asInt()));
        List<Integer> gone = new ArrayList<>();
        data.get("gone").forEach(number -> gone.add(number.asInt()));
        return data.get("begin").asBoolean() + " " + added + " " + gone;
    }

    @Test
    void endsAtOnceThoughListenersAreThere() throws Exception {
        StowReceiver receiver = receiver();
        try (InputStream events = new Sending(receiver).events().body()) {
            BufferedReader reader = reader(events);
            assertEquals("true [] []", next(reader));
            long begun = System.nanoTime();
            receiver.close();
            long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            assertTrue(millis < 4000, millis + " ms");
        }
    }

    @Test
    void pagesOfOthersNeitherReadNorClear() throws Exception {
        try (StowReceiver receiver = receiver()) {
            Sending sending = new Sending(receiver);
            sending.store(Sending.message("1.2.3.4", 10));
            for (String path : List.of("/", "/api/requests", "/api/requests/1", "/api/events")) {
                assertEquals(403, sending.get(path, "Origin", "http://localhost:3000").statusCode(), path);
                assertEquals(403, sending.get(path, "Sec-Fetch-Site", "cross-site").statusCode(), path);
            }
            assertEquals(
                    403,
                    sending.post("/api/requests/clear", "Origin", "null").statusCode());
            assertTrue(receiver.requests().stream().anyMatch(request -> request.number() == 1));
        }
    }
}

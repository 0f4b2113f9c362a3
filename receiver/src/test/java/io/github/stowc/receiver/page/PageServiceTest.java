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

/** What the receiver tells its page. */
@Timeout(60)
class PageServiceTest {
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private StowReceiver receiver() throws Exception {
        return StowReceiver.builder().log(log::add).start();
    }

    private static Json json(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return Json.of(answer.body());
    }

    @Test
    void thePageIsNotStoredAndRunsNoOtherScript() throws Exception {
        try (StowReceiver receiver = receiver()) {
            Sending sending = new Sending(receiver);
            for (String path : List.of("/", "/page/main.js", "/page/page.css", "/api/requests", "/page/none.js")) {
                HttpResponse<String> answer = sending.get(path);
                assertEquals(path.contains("none") ? 404 : 200, answer.statusCode(), path);
                assertEquals(
                        "no-store", answer.headers().firstValue("Cache-Control").orElse(""), path);
                String policy =
                        answer.headers().firstValue("Content-Security-Policy").orElse("");
                assertTrue(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), policy);
                assertFalse(policy.contains("unsafe"), policy);
            }
            assertEquals(404, sending.get("/page/PageFiles.class").statusCode());
            assertEquals(List.of(), log);
            assertEquals(400, sending.get("/page/..%2fpage/main.js").statusCode());
        }
    }

    @Test
    void listsWhatCameWithItsAnswerAndWorstFinding() throws Exception {
        try (StowReceiver receiver = receiver()) {
            Sending sending = new Sending(receiver);
            sending.get("/studies");
            assertEquals(200, sending.store(Sending.message("1.2.3.4", 10)));
            assertEquals(400, sending.store(Sending.message("1.2.3.5", 10).replace("\r\n--b--\r\n", "")));
            Json rows = json(sending.get("/api/requests"));
            assertEquals(2, rows.size());
            assertEquals(1, rows.get(0).get("number").number());
            assertEquals(200, rows.get(0).get("status").number());
            assertEquals(1, rows.get(0).get("instances").number());
            assertEquals(0, rows.get(0).get("failed").number());
            assertEquals(
                    Sending.message("1.2.3.4", 10).length(),
                    rows.get(0).get("size").number());
            assertEquals(400, rows.get(1).get("status").number());
            assertEquals("error", rows.get(1).get("worst").get("severity").text());
            assertEquals("mime/no-end", rows.get(1).get("worst").get("rule").text());
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
            Json shown = json(answer);
            Json spans = shown.get("inspection").get("spans");
            long end = 0;
            for (Json span : spans) {
                assertEquals(end, span.get("offset").number());
                end += span.get("length").number();
            }
            assertEquals(message.length(), end);
            Json part = shown.get("inspection").get("parts").get(1);
            assertEquals("00091001", part.get("referencedBy").get(0).get("path").text());
            Json place = shown.get("places").get(0);
            assertEquals(
                    "mime/no-end",
                    shown.get("inspection").get("findings").get(0).get("rule").text());
            assertEquals(spans.size() - 1, place.get("span").number());
            assertEquals("RFC 2046 5.1.1", place.get("section").text());
            assertTrue(shown.get("answer").get("meaning").text().contains("syntax"));
        }
    }

    @Test
    void givesTheBytesThatAreKeptAndNoOthers() throws Exception {
        try (StowReceiver receiver = StowReceiver.builder().keepBytes(100).start()) {
            Sending sending = new Sending(receiver);
            String message = Sending.message("1.2.3.4", 20_000);
            assertEquals(200, sending.store(message));
            int bulk = message.indexOf("xxxx");
            Json pieces = json(sending.get("/api/requests/1/bytes?offset=" + (bulk - 4) + "&length=" + (20_000 + 4)));
            assertEquals(2, pieces.size());
            assertEquals(bulk - 4, pieces.get(0).get("offset").number());
            assertEquals("\r\n\r\n" + "x".repeat(4096), bytes(pieces.get(0)));
            assertEquals(bulk + 20_000 - 64, pieces.get(1).get("offset").number());
            assertEquals("x".repeat(64), bytes(pieces.get(1)));
            assertEquals(
                    400, sending.get("/api/requests/1/bytes?offset=-1&length=5").statusCode());
            assertEquals(
                    404, sending.get("/api/requests/2/bytes?offset=0&length=5").statusCode());
            assertEquals(404, sending.get("/api/requests/1/body").statusCode());
            // What is kept of a body is looked into as the whole would be.
            Json parts = json(sending.get("/api/requests/1")).get("inspection").get("parts");
            assertEquals(
                    "1.2.3.4",
                    parts.get(0).get("instances").get(0).get("sopInstanceUid").text());
            assertEquals(1, parts.get(1).get("referencedBy").size());
            assertEquals(20_000, parts.get(1).get("length").number());
        }
    }

    private static String bytes(Json piece) {
        byte[] bytes = Base64.getDecoder().decode(piece.get("bytes").text());
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
        Json data = Json.of(in.readLine().substring("data: ".length()));
        assertEquals("", in.readLine());
        List<Long> added = new ArrayList<>();
        data.get("added").forEach(row -> added.add(row.get("number").number()));
        List<Long> gone = new ArrayList<>();
        data.get("gone").forEach(number -> gone.add(number.number()));
        return data.get("begin").text() + " " + added + " " + gone;
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
                assertEquals(
                        403,
                        sending.get(path, "Origin", "http://localhost:3000").statusCode(),
                        path);
                assertEquals(
                        403, sending.get(path, "Sec-Fetch-Site", "cross-site").statusCode(), path);
            }
            assertEquals(
                    403, sending.post("/api/requests/clear", "Origin", "null").statusCode());
            assertTrue(receiver.requests().stream().anyMatch(request -> request.number() == 1));
        }
    }

    @Test
    void aPictureThatIsRefusedIsTheSentenceWithoutAnErrorOfHttp() throws Exception {
        try (StowReceiver receiver = receiver()) {
            Sending sending = new Sending(receiver);
            assertEquals(200, sending.store(Sending.message("1.2.3.4", 10)));
            String instance = "/studies/1.2.3.1/series/1.2.3.2/instances/1.2.3.4/rendered";
            HttpResponse<String> refused = sending.get(instance);
            assertEquals(406, refused.statusCode());
            HttpResponse<String> told = sending.get("/api/rendered" + instance);
            assertEquals(200, told.statusCode());
            assertEquals(refused.body(), told.body());
            assertEquals(
                    "text/plain; charset=utf-8",
                    told.headers().firstValue("Content-Type").orElse(""));
            assertEquals(404, sending.get("/api/rendered/studies").statusCode());
            assertEquals(404, sending.post("/api/rendered" + instance).statusCode());
        }
    }
}

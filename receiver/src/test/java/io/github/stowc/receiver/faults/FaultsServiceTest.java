package io.github.stowc.receiver.faults;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.fault.BrokenMessage;
import io.github.stowc.anatomy.fault.Fault;
import io.github.stowc.anatomy.fault.Faults;
import io.github.stowc.bytes.Source;
import io.github.stowc.receiver.Behaviour;
import io.github.stowc.receiver.RawClient;
import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.receiver.page.Json;
import io.github.stowc.stow.StowValidator;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page is told of each fault is what the bytes are, the checker finds, and receivers really answer. */
@Timeout(120)
class FaultsServiceTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static StowReceiver receiver;

    @BeforeAll
    static void start() throws IOException {
        receiver = StowReceiver.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        receiver.close();
    }

    private static HttpResponse<byte[]> get(StowReceiver from, String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(from.url() + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] bytes(String path) throws Exception {
        HttpResponse<byte[]> answer = get(receiver, path);
        assertEquals(200, answer.statusCode(), () -> new String(answer.body(), StandardCharsets.UTF_8));
        return answer.body();
    }

    private static Json json(String path) throws Exception {
        return Json.of(new String(bytes(path), StandardCharsets.UTF_8));
    }

    /** Each fault with each made message that has what it needs. */
    static Stream<Arguments> faults() throws Exception {
        List<Arguments> all = new ArrayList<>();
        for (String with : List.of("jpegs", "dicom")) {
            for (Json fault : json("/api/faults?with=" + with).get("faults")) {
                if (!fault.has("misfit")) {
                    all.add(Arguments.of(fault.get("fault").text(), with));
                }
            }
        }
        return all.stream();
    }

    /** The good message with a fault, apart from the page. */
    private static BrokenMessage broken(String fault, String with) throws Exception {
        byte[] good = bytes("/api/faults/" + fault + "/good?with=" + with);
        return Faults.apply(Faults.read().find(fault).orElseThrow(), Source.of("good.mime", good), "");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void tellsWhatReceiversOfEachKindAnswerOverASocket(String fault, String with) throws Exception {
        Map<String, String> told = new TreeMap<>();
        for (Json trial : json("/api/faults/" + fault + "?with=" + with).get("trials")) {
            told.put(
                    trial.get("kind").text(),
                    trial.has("answer") ? trial.get("answer").get("status").text() : "none");
        }
        BrokenMessage broken = broken(fault, with);
        Map<String, String> real = new TreeMap<>();
        real.put("plain", status(broken, fault, StowReceiver.builder()));
        real.put("strict", status(broken, fault, StowReceiver.builder().strict(true)));
        real.put("dcm4chee", status(broken, fault, StowReceiver.builder().behaviour(Behaviour.DCM4CHEE)));
        real.put("orthanc", status(broken, fault, StowReceiver.builder().behaviour(Behaviour.ORTHANC)));
        assertEquals(real, told);
        if (with.equals("jpegs")) {
            Fault row = Faults.read().find(fault).orElseThrow();
            assertEquals(row.status(), told.get("plain"));
            assertEquals(row.strictStatus(), told.get("strict"));
        }
    }

    private static String status(BrokenMessage broken, String fault, StowReceiver.Builder builder) throws IOException {
        try (StowReceiver server = builder.start()) {
            String host = URI.create(server.url()).getAuthority();
            return RawClient.status(RawClient.exchange(
                    server.url(), out -> broken.writeRequest("/studies", host, out), fault.equals("length-too-long")));
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void showsTheFindingOfItsRuleWithPlaceRemedyAndSection(String fault, String with) throws Exception {
        Json shown = json("/api/faults/" + fault + "?with=" + with);
        Json findings = shown.get("inspection").get("findings");
        String rule = Faults.read().find(fault).orElseThrow().rule();
        boolean isFound = false;
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).get("rule").text().equals(rule)) {
                isFound = true;
                assertFalse(findings.get(i).get("fix").text().isEmpty());
                assertFalse(shown.get("places").get(i).get("section").text().isEmpty());
            }
        }
        assertTrue(isFound, () -> rule + " in " + findings);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theChangesMakeTheBrokenMessageOfTheGoodOne(String fault, String with) throws Exception {
        Json about = json("/api/faults/" + fault + "?with=" + with).get("fault");
        byte[] good = bytes("/api/faults/" + fault + "/good?with=" + with);
        byte[] sent = bytes("/api/faults/" + fault + "/broken?with=" + with);
        byte[] before = about.has("headBefore") ? joined(about.get("headBefore").text(), good) : good;
        byte[] after = about.has("headAfter") ? joined(about.get("headAfter").text(), sent) : sent;
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        int at = 0;
        for (Json change : about.get("changes")) {
            int from = (int) change.get("from").number();
            made.write(before, at, from - at);
            assertEquals(made.size(), change.get("at").number());
            made.write(after, made.size(), (int) change.get("became").number());
            at = from + (int) change.get("length").number();
            assertTrue(change.get("length").number() + change.get("became").number() > 0);
        }
        made.write(before, at, before.length - at);
        assertArrayEquals(after, made.toByteArray());
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        broken(fault, with).writeTo(written);
        assertArrayEquals(written.toByteArray(), after, "what the command writes");
    }

    private static byte[] joined(String head, byte[] body) {
        byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(first, first.length + body.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        return all;
    }

    @Test
    void listsEveryFaultOfTheTableWithATheme() throws Exception {
        Json list = json("/api/faults");
        List<String> slugs = new ArrayList<>();
        Map<String, Integer> themes = new TreeMap<>();
        for (Json fault : list.get("faults")) {
            slugs.add(fault.get("fault").text());
            themes.merge(fault.get("theme").text(), 1, Integer::sum);
            assertFalse(fault.has("misfit"), fault.toString());
        }
        assertEquals(Faults.read().slugs(), slugs);
        assertEquals(8, themes.get("Head of the request"));
        assertEquals(4, themes.size());
    }

    @Test
    void theGoodMessageIsTheSameEachTimeAndHasNoFinding() throws Exception {
        byte[] good = bytes("/api/faults/no-end/good");
        try (StowReceiver other = StowReceiver.builder().start()) {
            assertArrayEquals(good, get(other, "/api/faults/no-end/good").body());
        }
        for (String with : List.of("jpegs", "dicom")) {
            List<Finding> findings = new ArrayList<>();
            StowValidator validator = new StowValidator(ValidateOptions.DEFAULT, findings::add);
            byte[] message = bytes("/api/faults/no-end/good?with=" + with);
            validator.source(Source.of("good.mime", message), "", Anatomy.of(Source.of("good.mime", message), ""));
            validator.finish();
            assertEquals(List.of(), findings);
        }
        byte[] another = bytes("/api/faults/cut-off/good");
        assertNotEquals(
                new String(good, StandardCharsets.ISO_8859_1), new String(another, StandardCharsets.ISO_8859_1));
    }

    @Test
    void tryingStoresNothingAndSendingIsKeptAsARequest() throws Exception {
        try (StowReceiver own = StowReceiver.builder().start()) {
            get(own, "/api/faults/sex-male");
            assertEquals(List.of(), own.requests());
            try (Stream<Path> files = Files.walk(own.folder())) {
                assertEquals(
                        0,
                        files.filter(file -> file.toString().endsWith(".dcm")).count());
            }
            assertEquals(
                    "400",
                    sent(own, "length-too-short").get("answer").get("status").text());
            assertEquals(1, own.requests().size());
            assertFalse(sent(own, "length-too-long").has("answer"));
        }
    }

    private static Json sent(StowReceiver to, String fault) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(to.url() + "/api/faults/" + fault + "/send"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return Json.of(
                CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    @Test
    void aKeptRequestCanGetAFaultIfItHasWhatTheFaultNeeds() throws Exception {
        try (StowReceiver own = StowReceiver.builder().start()) {
            byte[] good = get(own, "/api/faults/no-end/good?with=dicom").body();
            String type = Json.of(
                            new String(get(own, "/api/faults/no-end?with=dicom").body(), StandardCharsets.UTF_8))
                    .get("fault")
                    .get("contentType")
                    .text();
            CLIENT.send(
                    HttpRequest.newBuilder(URI.create(own.url() + "/studies"))
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(good))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            assertArrayEquals(good, get(own, "/api/faults/no-end/good?with=1").body());
            HttpResponse<byte[]> misfit = get(own, "/api/faults/sex-male?with=1");
            assertEquals(409, misfit.statusCode());
            assertTrue(new String(misfit.body(), StandardCharsets.UTF_8)
                    .startsWith("request-1.mime: the fault sex-male needs JSON metadata with Patient's Sex"));
            assertEquals(404, get(own, "/api/faults/no-end?with=2").statusCode());
        }
    }

    @Test
    void whatIsNoFaultIsNotThere() throws Exception {
        assertEquals(404, get(receiver, "/api/faults/none").statusCode());
        assertEquals(404, get(receiver, "/api/faults/no-end/other").statusCode());
        assertEquals(405, get(receiver, "/api/faults/no-end/send").statusCode());
    }

    @Test
    void saysWhichKindTheReceiverItselfIs() throws Exception {
        try (StowReceiver own = StowReceiver.builder()
                .strict(true)
                .behaviour(Behaviour.DCM4CHEE)
                .start()) {
            Json trials = Json.of(new String(get(own, "/api/faults/sex-male").body(), StandardCharsets.UTF_8))
                    .get("trials");
            assertEquals(5, trials.size());
            assertEquals("same", trials.get(4).get("kind").text());
            assertEquals("true", trials.get(4).get("own").text());
        }
    }
}

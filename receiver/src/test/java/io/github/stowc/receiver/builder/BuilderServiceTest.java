package io.github.stowc.receiver.builder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Uid;
import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.receiver.page.Json;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.input.Inputs;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Limits;
import io.github.stowc.template.attach.Attachment;
import io.github.stowc.testdata.TestData;
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
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the receiver does for the page's builder. */
@Timeout(60)
class BuilderServiceTest {
    private static final Path HAND = TestData.file("hand-1.jpg");
    private static final Path OTHER_HAND = TestData.file("hand-2.jpg");

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private StowReceiver receiver() throws Exception {
        return StowReceiver.builder().log(log::add).start();
    }

    private static byte[] bytes(StowMessage message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toByteArray();
    }

    private static List<Path> draftFiles(StowReceiver receiver) throws IOException {
        try (Stream<Path> files = Files.list(receiver.folder().resolve(".incoming"))) {
            return files.toList();
        }
    }

    @Test
    void theMessageIsThatOfTheCompilerAndIsStored() throws Exception {
        try (StowReceiver receiver = receiver()) {
            Building building = Building.at(receiver);
            long first = building.add("hand-1.jpg", HAND);
            long second = building.add("hand-2.jpg", OTHER_HAND);
            Json message =
                    building.message("file=" + second, "file=" + first, "set=PatientID=P1", "seed=s", "type=json");
            byte[] expected = bytes(StowCompiler.builder()
                    .set("PatientID=P1")
                    .seed("s")
                    .encoding(Encoding.JSON)
                    .build()
                    .compile(OTHER_HAND, HAND));
            byte[] mime = building.download(message, "stow.mime");
            assertArrayEquals(expected, mime);
            assertEquals(
                    mime.length, message.get("messages").get(0).get("length").number());
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(receiver.url() + "/studies"))
                                    .header(
                                            "Content-Type",
                                            message.get("messages")
                                                    .get(0)
                                                    .get("contentType")
                                                    .text())
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(mime))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer.body());
        }
        assertEquals(1, log.size(), () -> "the log has " + log);
    }

    @Test
    void bandsCoverTheMessageAndTheirBytesAreGiven() throws Exception {
        try (StowReceiver receiver = receiver()) {
            Building building = Building.at(receiver);
            Json message = building.message("file=" + building.add("hand-1.jpg", HAND), "seed=s");
            byte[] mime = building.download(message, "stow.mime");
            long end = 0;
            for (Json span : message.get("inspection").get("spans")) {
                assertEquals(end, span.get("offset").number());
                end += span.get("length").number();
            }
            assertEquals(mime.length, end);
            String range = "/" + building.draft() + "/" + message.get("build").text() + "/bytes?offset=30&length=100";
            Json piece = Json.of(building.get(range).body()).get(0);
            assertEquals(30, piece.get("offset").number());
            assertArrayEquals(
                    Arrays.copyOfRange(mime, 30, 130),
                    Base64.getDecoder().decode(piece.get("bytes").text()));
        }
    }

    @Test
    void metadataScriptsAndRecipeComeWithTheMessage(@TempDir Path folder) throws Exception {
        try (StowReceiver receiver = receiver()) {
            Building building = Building.at(receiver);
            Json message = building.message("file=" + building.add("it's a hand.jpg", HAND), "seed=s");
            String metadata = new String(building.download(message, "metadata.json"), StandardCharsets.UTF_8);
            String mime = new String(building.download(message, "stow.mime"), StandardCharsets.ISO_8859_1);
            assertTrue(mime.contains(metadata), metadata);
            assertEquals(
                    metadata,
                    message.get("files").get("texts").get("metadata.json").text());
            for (String name : List.of("stow.curl.sh", "stow.curl.ps1", "stow.curl.cmd", "stow.headers")) {
                assertTrue(building.download(message, name).length > 100, name);
            }
            // The recipe finds the file by its own name.
            Files.copy(HAND, folder.resolve("it's a hand.jpg"));
            Files.write(folder.resolve("stow.recipe.sh"), building.download(message, "stow.recipe.sh"));
            Process process = new ProcessBuilder("sh", "stow.recipe.sh")
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            assertEquals(0, process.waitFor());
            assertArrayEquals(building.download(message, "stow.mime"), Files.readAllBytes(folder.resolve("stow.mime")));
        }
    }

    @Test
    void aWrongValueIsNamedWithRuleAttributeAndRemedyAndNothingCanBeSent() throws Exception {
        try (StowReceiver receiver = receiver()) {
            Building building = Building.at(receiver);
            String file = "file=" + building.add("hand-1.jpg", HAND);
            Json good = building.message(file);
            Json refused = building.message(file, "set=PatientSex=X");
            Json problem = refused.get("problems").get(0);
            assertEquals("iod/enumerated-value", problem.get("rule").text());
            assertEquals("PatientSex", problem.get("keyword").text());
            assertTrue(problem.get("remedy").text().contains("M, F, O"), problem.toString());
            assertFalse(refused.has("build"));
            // The page still shows the message from before.
            assertTrue(building.download(good, "stow.mime").length > 0);
            Json accepted = building.message(file, "set=PatientSex=X", "no-validate=1");
            assertEquals(0, accepted.get("problems").size());
            assertEquals(
                    "iod/enumerated-value",
                    accepted.get("inspection")
                            .get("findings")
                            .get(0)
                            .get("rule")
                            .text());
            assertTrue(building.message(file, "set=PatientSexx=M")
                    .get("problems")
                    .toString()
                    .contains("PatientSex"));
        }
    }

    @Test
    void instancesAreAttachedToAStudyThatIsStoredHereAndToAFile(@TempDir Path folder) throws Exception {
        try (StowReceiver receiver = receiver()) {
            Building building = Building.at(receiver);
            String file = "file=" + building.add("hand-1.jpg", HAND);
            StowMessage stored = StowCompiler.builder()
                    .set("PatientID=P7")
                    .set("PatientName=Doe^Jane")
                    .study(new Uid("1.2.3"))
                    .build()
                    .compile(OTHER_HAND);
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(receiver.url() + "/studies"))
                                    .header("Content-Type", stored.contentType())
                                    .POST(stored.publisher())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            Json study = Json.of(building.get("/studies").body()).get(0);
            assertEquals("1.2.3", study.get("uid").text());
            assertEquals("P7", study.get("patientId").text());
            Json message = building.message(file, "like=study:1.2.3", "seed=s");
            Path dicom;
            try (Stream<Path> all = Files.walk(receiver.folder())) {
                dicom = all.filter(path -> path.toString().endsWith(".dcm"))
                        .findFirst()
                        .orElseThrow();
            }
            byte[] expected = bytes(StowCompiler.builder()
                    .like(Attachment.of(Source.of(dicom)))
                    .seed("s")
                    .build()
                    .compile(HAND));
            assertArrayEquals(expected, building.download(message, "stow.mime"));
            assertTrue(new String(expected, StandardCharsets.ISO_8859_1).contains("P7"));
            // The command asks this receiver for the same instance.
            String command = message.get("command").get("bash").text();
            String url = command.replaceFirst(".*--like (\\S+).*", "$1");
            Path answer = folder.resolve("like.json");
            HttpResponse<Path> metadata = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofFile(answer));
            assertEquals(200, metadata.statusCode(), url);
            long like = building.add("like.json", answer);
            Json byFile = building.message(file, "like=" + like, "seed=s");
            assertArrayEquals(expected, building.download(byFile, "stow.mime"));
            assertTrue(building.message(file, "like=" + like, "attach=order")
                    .get("problems")
                    .get(0)
                    .get("message")
                    .text()
                    .contains("not a worklist item"));
        }
    }

    @Test
    void instancesAreAttachedToTheOrderOfAWorklistAnswer() throws Exception {
        String item = """
                [{"00100020": {"vr": "LO", "Value": ["P9"]}, "0020000D": {"vr": "UI", "Value": ["1.2.9"]},
                "00401001": {"vr": "SH", "Value": ["RP1"]},
                "00400100": {"vr": "SQ", "Value": [{"00400009": {"vr": "SH", "Value": ["SPS1"]}}]}}]
                """;
        try (StowReceiver receiver = receiver()) {
            Building building = Building.at(receiver);
            String file = "file=" + building.add("hand-1.jpg", HAND);
            HttpResponse<String> taken = building.upload("worklist.json", item.getBytes(StandardCharsets.UTF_8));
            String like = "like=" + Json.of(taken.body()).get("number").text();
            Json message = building.message(file, like);
            assertEquals(
                    "attached to the order of worklist.json, study 1.2.9",
                    message.get("notes").get(0).get("text").text());
            Json metadata = Json.of(new String(building.download(message, "metadata.json"), StandardCharsets.UTF_8))
                    .get(0);
            assertEquals("P9", metadata.get("00100020").get("Value").get(0).text());
            Json request = metadata.get("00400275").get("Value").get(0);
            assertEquals("SPS1", request.get("00400009").get("Value").get(0).text());
        }
    }

    @Test
    void severalMessagesHaveTheNamesOfTheCommandLine() throws Exception {
        try (StowReceiver receiver = receiver()) {
            Building building = Building.at(receiver);
            Json split = building.message(
                    "file=" + building.add("hand-1.jpg", HAND),
                    "file=" + building.add("hand-2.jpg", OTHER_HAND),
                    "limit=1",
                    "seed=s");
            assertEquals(2, split.get("messages").size());
            List<StowMessage> expected = StowCompiler.builder()
                    .limits(new Limits(OptionalLong.empty(), OptionalInt.of(1)))
                    .seed("s")
                    .build()
                    .compileAll(Inputs.ofPaths(List.of(HAND, OTHER_HAND)));
            assertArrayEquals(bytes(expected.get(0)), building.download(split, "stow-1.mime"));
            assertArrayEquals(bytes(expected.get(1)), building.download(split, "stow-2.mime"));
        }
    }

    @Test
    void namesOfFilesAreTextAndNeverPaths() throws Exception {
        try (StowReceiver receiver = receiver()) {
            Building building = Building.at(receiver);
            for (String name :
                    List.of("../x.jpg", "a/b.jpg", "..\\x.jpg", "..", ".", "", "a\u0000b", "a\nb", "x".repeat(256))) {
                assertEquals(400, building.upload(name, new byte[10]).statusCode(), name);
            }
            for (String name :
                    List.of("<img src=x onerror=alert(1)>.jpg", "$(reboot).jpg", "-x.jpg", "a b'c\".jpg", "患者.jpg")) {
                String command = building.message("file=" + building.add(name, HAND))
                        .get("command")
                        .get("bash")
                        .text();
                assertTrue(command.contains(name.replace("'", "'\\''")), command);
            }
            for (Path file : draftFiles(receiver)) {
                assertTrue(file.getFileName().toString().matches("[0-9]+\\.tmp"), file.toString());
            }
            assertEquals(409, building.upload("-x.jpg", new byte[1]).statusCode());
            assertEquals(400, building.upload("empty.jpg", new byte[0]).statusCode());
        }
    }

    @Test
    void removedFilesDraftsThatEndAndReceiversThatEndLeaveNothing() throws Exception {
        StowReceiver receiver = receiver();
        Building building = Building.at(receiver);
        long first = building.add("hand-1.jpg", HAND);
        building.add("hand-2.jpg", OTHER_HAND);
        assertEquals(2, draftFiles(receiver).size());
        assertEquals(
                204,
                building.post("/" + building.draft() + "/remove?file=" + first).statusCode());
        assertEquals(1, draftFiles(receiver).size());
        assertEquals(409, building.form("file=" + first).statusCode());
        assertEquals(204, building.post("/" + building.draft() + "/end").statusCode());
        assertEquals(0, draftFiles(receiver).size());
        assertEquals(404, building.form("file=2").statusCode());
        Building another = Building.at(receiver);
        another.add("hand-1.jpg", HAND);
        Path folder = receiver.folder();
        receiver.close();
        assertFalse(Files.exists(folder));
    }

    @Test
    void aMessageThatWasReplacedIsNotGivenForTheNewOne() throws Exception {
        try (StowReceiver receiver = receiver()) {
            Building building = Building.at(receiver);
            String file = "file=" + building.add("hand-1.jpg", HAND);
            Json first = building.message(file);
            Json second = building.message(file);
            String old = "/" + building.draft() + "/" + first.get("build").text() + "/stow.mime";
            assertEquals(404, building.get(old).statusCode());
            assertNotEquals(first.get("build").text(), second.get("build").text());
            assertEquals(400, building.get(old.replace("stow.mime", "..%2Fx")).statusCode());
        }
    }

    @Test
    void pagesOfOthersReachNoDraft() throws Exception {
        try (StowReceiver receiver = receiver()) {
            Building building = Building.at(receiver);
            for (String path : List.of("/studies", "/choices", "/attributes?find=a", "/" + building.draft() + "/1/x")) {
                assertEquals(
                        403,
                        building.get(path, "Origin", "http://localhost:3000").statusCode(),
                        path);
                assertEquals(
                        403, building.get(path, "Sec-Fetch-Site", "cross-site").statusCode(), path);
            }
            HttpResponse<String> answer = building.get("/studies");
            assertEquals(
                    "no-store", answer.headers().firstValue("Cache-Control").orElse(""));
            assertEquals(404, building.post("/" + "0".repeat(32) + "/message").statusCode());
            assertEquals(404, building.post("/x").statusCode());
            assertEquals(400, building.form("other=1").statusCode());
        }
    }
}

package io.github.stowc.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered to messages that were written by hand, attribute by attribute. */
class StoreAnswerTest {
    private static final String JSON = "multipart/related; type=\"application/dicom+json\"; boundary=b";
    private static final String XML = "multipart/related; type=\"application/dicom+xml\"; boundary=b";
    private static final String STORED = "\"00081199\"";
    private static final String FAILED = "\"00081198\"";
    private static final String OTHERS = "\"0008119A\"";

    @TempDir
    private Path folder;

    private StowReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = StowReceiver.builder().folder(folder).start();
    }

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    private static String ui(String tag, String value) {
        return "\"" + tag + "\":{\"vr\":\"UI\",\"Value\":[\"" + value + "\"]}";
    }

    private static String instance(String sopClass, String sop, String study, String series, String comment) {
        return "{" + ui("00080016", sopClass) + "," + ui("00080018", sop) + "," + ui("0020000D", study) + ","
                + ui("0020000E", series) + ",\"00204000\":{\"vr\":\"LT\",\"Value\":[\"" + comment + "\"]}}";
    }

    private static String good(String sop) {
        return instance("1.2.840.10008.5.1.4.1.1.7", sop, "2.25.1", "2.25.2", "x");
    }

    private static String part(String type, String body) {
        return "--b\r\nContent-Type: " + type + "\r\n\r\n" + body + "\r\n";
    }

    private static String json(String... instances) {
        return part("application/dicom+json", "[" + String.join(",", instances) + "]") + "--b--\r\n";
    }

    private HttpResponse<String> post(String path, String type, String body, String... fields) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(receiver.url() + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        for (int i = 0; i < fields.length; i += 2) {
            request.header(fields[i], fields[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void answered(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    @Test
    void namesWhatItStoredAndWhereItIs() throws Exception {
        HttpResponse<String> answer = post("/studies", JSON, json(good("2.25.3")));

        answered(200, answer);
        assertEquals(List.of(folder.toRealPath().resolve("2.25.1/2.25.2/2.25.3.dcm")), files());
        assertTrue(
                answer.body().contains(receiver.url() + "/studies/2.25.1/series/2.25.2/instances/2.25.3"),
                answer.body());
        assertFalse(answer.body().contains(FAILED), answer.body());
        assertTrue(answer.headers().firstValue("Warning").isEmpty());
    }

    @Test
    void keepsTheFirstOfTwoInstancesWithOneUid() throws Exception {
        answered(200, post("/studies", JSON, json(good("2.25.3"))));
        byte[] first = Files.readAllBytes(files().get(0));
        answered(200, post("/studies", JSON, json(good("2.25.3"))));

        String changed = instance("1.2.840.10008.5.1.4.1.1.7", "2.25.3", "2.25.1", "2.25.2", "changed");
        HttpResponse<String> other = post("/studies", JSON, json(changed, good("2.25.4")));

        answered(202, other);
        assertTrue(other.body().contains("\"Value\":[" + 0x0111 + "]"), other.body());
        assertEquals(
                "299 stowc \"2.25.3: 0111: another instance with this SOP Instance UID is stored; it stays\"",
                other.headers().firstValue("Warning").orElse(""));
        assertEquals(2, files().size());
        assertEquals(-1, Arrays.mismatch(first, Files.readAllBytes(folder.resolve("2.25.1/2.25.2/2.25.3.dcm"))));
    }

    @Test
    void takesAnInstanceThatIsTwiceInOneMessageOnce() throws Exception {
        answered(200, post("/studies", JSON, json(good("2.25.3"), good("2.25.3"))));
        assertEquals(1, files().size());

        String changed = instance("1.2.840.10008.5.1.4.1.1.7", "2.25.4", "2.25.1", "2.25.2", "changed");
        answered(202, post("/studies", JSON, json(good("2.25.4"), changed)));
        assertEquals(2, files().size());
    }

    @ParameterizedTest
    @CsvSource({
        "00080016, A900",
        "00080018, A900",
        "0020000D, A900",
        "0020000E, A900",
    })
    void failsWithoutOneOfTheUids(String tag, String code) throws Exception {
        String without =
                good("2.25.3").replace("\"" + tag + "\"", "\"00204001\"").replace("UI", "LO");
        HttpResponse<String> answer = post("/studies", JSON, json(without));

        answered(409, answer);
        assertTrue(answer.body().contains("[" + Integer.parseInt(code, 16) + "]"), answer.body());
        assertEquals(tag.equals("00080018"), answer.body().contains(OTHERS), answer.body());
        assertTrue(answer.headers().firstValue("Warning").orElse("").contains(code));
        assertEquals(List.of(), files());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../../evil", "..", "1/../../../2", "", "1..2", "/etc/passwd", "01.2", "1.2\\u0000", "a"})
    void neverMakesAPathOfWhatIsNoUid(String uid) throws Exception {
        for (String sent : List.of(
                instance("1.2", uid, "2.25.1", "2.25.2", "x"),
                instance("1.2", "2.25.3", uid, "2.25.2", "x"),
                instance("1.2", "2.25.3", "2.25.1", uid, "x"))) {
            HttpResponse<String> answer = post("/studies", JSON, json(sent));
            assertTrue(answer.statusCode() == 409 || answer.statusCode() == 400, answer.body());
        }
        assertEquals(List.of(), files());
    }

    @Test
    void refusesAnotherStudyThanThatOfTheUrl() throws Exception {
        String other = instance("1.2", "2.25.4", "2.25.9", "2.25.2", "x");
        answered(202, post("/studies/2.25.1", JSON, json(good("2.25.3"), other)));
        assertEquals(1, files().size());
        answered(409, post("/studies/2.25.1", JSON, json(other)));
        answered(400, post("/studies/none", JSON, json(other)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/dicom+json | 200 | application/dicom+json",
                "application/json | 200 | application/json",
                "application/dicom+xml | 200 | application/dicom+xml",
                "*/* | 200 | application/dicom+json",
                "application/dicom+xml;q=0.9, application/dicom+json;q=0.1 | 200 | application/dicom+xml",
                "text/html | 406 | text/plain; charset=utf-8",
                "application/dicom+json;q=0 | 406 | text/plain; charset=utf-8",
            })
    void answersInTheFormThatIsAccepted(String accept, int status, String type) throws Exception {
        HttpResponse<String> answer = post("/studies", JSON, json(good("2.25.3")), "Accept", accept);

        answered(status, answer);
        assertEquals(type, answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals(type.endsWith("xml"), answer.body().contains("<NativeDicomModel"));
        assertEquals(status == 200 ? 1 : 0, files().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/dicom",
                "application/dicom+json",
                "multipart/form-data; boundary=b",
                "multipart/mixed; boundary=b",
                "multipart/related; type=\"image/jpeg\"; boundary=b",
                "nonsense"
            })
    void refusesOtherContentTypes(String type) throws Exception {
        answered(415, post("/studies", type, json(good("2.25.3"))));
        assertEquals(List.of(), files());
    }

    @Test
    void tellsXmlThatCannotBeReadFromXmlThatCan() throws Exception {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
                + "<!ENTITY f SYSTEM \"file:///etc/passwd\">]><NativeDicomModel>&b;&f;</NativeDicomModel>";
        String good = "<NativeDicomModel xml:space=\"preserve\""
                + " xmlns=\"http://dicom.nema.org/PS3.19/models/NativeDICOM\">"
                + xml("00080016", "SOPClassUID", "1.2.840.10008.5.1.4.1.1.7")
                + xml("00080018", "SOPInstanceUID", "2.25.3") + xml("0020000D", "StudyInstanceUID", "2.25.1")
                + xml("0020000E", "SeriesInstanceUID", "2.25.2") + "</NativeDicomModel>";
        HttpResponse<String> answer = post(
                "/studies",
                XML,
                part("application/dicom+xml", bomb) + part("application/dicom+xml", good)
                        + part("application/dicom+xml", "<Native") + "--b--\r\n");

        answered(202, answer);
        assertEquals(2, answer.body().split("\\[" + 0xC000 + "\\]", -1).length - 1, answer.body());
        assertTrue(answer.body().contains(OTHERS) && answer.body().contains(STORED), answer.body());
        assertFalse(answer.body().contains("root:"), answer.body());
    }

    private static String xml(String tag, String keyword, String value) {
        return String.format(
                Locale.ROOT,
                "<DicomAttribute tag=\"%s\" vr=\"UI\" keyword=\"%s\"><Value number=\"1\">%s</Value></DicomAttribute>",
                tag,
                keyword,
                value);
    }

    @Test
    void saysThatThereIsNoRoom() throws Exception {
        Files.delete(folder.resolve(".incoming"));
        HttpResponse<String> answer = post("/studies", JSON, json(good("2.25.3")));
        Files.createDirectory(folder.resolve(".incoming"));

        answered(503, answer);
        assertTrue(answer.body().contains("[" + 0xA700 + "]"), answer.body());
        answered(200, post("/studies", JSON, json(good("2.25.3"))));
    }

    @Test
    void storesTextInUtf8WhateverTheMetadataName() throws Exception {
        String german = "\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 100\"]},\"00080016\"";
        answered(
                200,
                post(
                        "/studies",
                        JSON,
                        json(good("2.25.3").replace("\"00080016\"", german).replace("x", "\u65e5"))));
        String file = Files.readString(files().get(0), StandardCharsets.ISO_8859_1);
        assertTrue(file.contains("ISO_IR 192"));
    }
}

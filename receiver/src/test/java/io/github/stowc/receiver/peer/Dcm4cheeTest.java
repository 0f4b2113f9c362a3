package io.github.stowc.receiver.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.receiver.Behaviour;
import io.github.stowc.receiver.StowReceiver;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What dcm4chee-arc 5.35 answered on a plain WildFly, request by request. */
class Dcm4cheeTest {
    private static final String JSON = """
            POST /dcm4chee-arc/aets/DCM4CHEE/rs/studies HTTP/1.1
            Accept: application/dicom+json
            Content-Type: multipart/related; type="application/dicom+json"; boundary=b

            """;
    private static final String DICOM = """
            POST /dcm4chee-arc/aets/DCM4CHEE/rs/studies HTTP/1.1
            Accept: application/dicom+json
            Content-Type: multipart/related; type="application/dicom"; boundary=b

            """;
    private static final String ONE_FILE = """
            --b
            Content-Type: application/dicom

            {dicom 1.2.3 1.2.3.9}
            --b--
            """;
    private static final String PICTURE = """
            --b
            Content-Type: application/dicom+json

            [{"00080016":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.7"]},
              "00080018":{"vr":"UI","Value":["1.2.3.9"]},
              "0020000D":{"vr":"UI","Value":["1.2.3"]},"0020000E":{"vr":"UI","Value":["1.2.3.1"]},
              "00280002":{"vr":"US","Value":[1]},"00280004":{"vr":"CS","Value":["MONOCHROME2"]},
              "00280010":{"vr":"US","Value":[1]},"00280011":{"vr":"US","Value":[4]},
              "00280100":{"vr":"US","Value":[8]},"00280101":{"vr":"US","Value":[8]},
              "00280102":{"vr":"US","Value":[7]},"00280103":{"vr":"US","Value":[0]},
              "7FE00010":{"vr":"OB","BulkDataURI":"1/pixels"}}]
            --b
            Content-Type: TYPE
            Content-Location: 1/pixels

            abcd
            --b--
            """;
    private static final String REPORT = """
            --b
            Content-Type: application/dicom+json

            [{"00080016":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.104.1"]},
              "00080018":{"vr":"UI","Value":["1.2.3.8"]},
              "0020000D":{"vr":"UI","Value":["1.2.3"]},"0020000E":{"vr":"UI","Value":["1.2.3.2"]},
              "00420011":{"vr":"OB","BulkDataURI":"2/report"}}]
            --b
            Content-Type: application/pdf
            Content-Location: 2/report

            %PDF-1.4 %%EOF
            --b--
            """;

    private StowReceiver receiver;
    private PlainHttp http;

    @BeforeEach
    void start() throws IOException {
        receiver = StowReceiver.builder().behaviour(Behaviour.DCM4CHEE).start();
        http = new PlainHttp(receiver.url());
    }

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    private String answer(int status, String request) throws IOException {
        String answer = http.send(request);
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        return answer;
    }

    private static void assertFailed(int reason, String text, String answer) {
        assertTrue(answer.contains("\"00081197\":{\"vr\":\"US\",\"Value\":[" + reason + "]}"), answer);
        assertTrue(answer.contains("\r\nWarning: 299 dcm4chee-arc \"" + text + "\"\r\n"), answer);
    }

    @Test
    void itStoresDocumentsAndFiles() throws IOException {
        answer(200, JSON + REPORT);
        answer(200, DICOM + ONE_FILE);
        assertEquals(2, receiver.requests().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "image/jls", "image/dicom-rle", "image/jpeg-ls"})
    void itRefusesPixelsOfTypesThatItDoesNotKnowAndDoesNotEscapeTheQuotesInItsWarning(String type) throws IOException {
        assertFailed(
                0xC122,
                "Content type: \"" + type + "\"  of pixel data is not supported",
                answer(409, JSON + PICTURE.replace("TYPE", type)));
    }

    @Test
    void itRefusesGreyPngOf16Bits() throws IOException {
        String png = "\u0089PNG\n\u001a¶\0\0\0\rIHDR\0\0\0\4\0\0\0\1\u0010\0\0\0\0";
        assertFailed(
                0x0110,
                "ShortInterleavedRaster",
                answer(409, JSON + PICTURE.replace("TYPE", "image/png").replace("abcd", png)));
    }

    @Test
    void itKnowsNoFrames() throws IOException {
        String frames = PICTURE.replace("TYPE", "image/jpeg")
                .replace("Content-Location: 1/pixels", "Content-Location: 1/pixels/frames/1");
        assertFailed(0xA922, "Missing Bulkdata: 1/pixels", answer(409, JSON + frames));
    }

    @Test
    void itMatchesOnlyTheSameTextOfContentLocation() throws IOException {
        String absolute = REPORT.replace("Content-Location: 2/report", "Content-Location: http://localhost/2/report");
        assertFailed(0xA922, "Missing Bulkdata: 2/report", answer(409, JSON + absolute));
        String id = REPORT.replace("Content-Location: 2/report", "Content-ID: <2/report>");
        assertFailed(0xA922, "Missing Bulkdata: 2/report", answer(409, JSON + id));
    }

    @Test
    void itTakesTheTypeOfTheLastBulkDataForThePixels() throws IOException {
        String two = PICTURE.replace("TYPE", "image/jpeg")
                .replace(
                        "\"BulkDataURI\":\"1/pixels\"}}]",
                        "\"BulkDataURI\":\"1/pixels\"},\"7FE11010\":{\"vr\":\"OB\",\"BulkDataURI\":\"1/more\"}}]")
                .replace("--b--", "--b\nContent-Type: application/octet-stream\nContent-Location: 1/more\n\nxy\n--b--");
        assertFailed(
                0xC122,
                "Content type: \"application/octet-stream\"  of pixel data is not supported",
                answer(409, JSON + two));
    }

    @Test
    void itRefusesTransportStreamsAndWhatIsNoMp4() throws IOException {
        String packets = ("G" + "x".repeat(187)).repeat(2);
        String stream = PICTURE.replace("TYPE", "video/mpeg").replace("abcd", packets);
        assertTrue(answer(409, JSON + stream).contains("[272]"));
        assertTrue(answer(409, JSON + PICTURE.replace("TYPE", "video/mp4")).contains("[272]"));
    }

    @Test
    void itFillsInNoUidsWithoutBulkData() throws IOException {
        String bare = """
                --b
                Content-Type: application/dicom+json

                [{"00080016":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.7"]}}]
                --b--
                """;
        String answer = answer(409, JSON + bare);
        assertTrue(answer.contains("Warning: 299 dcm4chee-arc \"Missing SOP Instance UID\""), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"line ends", "a blank", "no type of a part", "cut"})
    void itAnswers500ToFramingThatIsNotToTheLetter(String fault) throws IOException {
        String message = switch (fault) {
            case "line ends" -> ONE_FILE.replace("\n", "¶");
            case "a blank" -> ONE_FILE.replaceFirst("--b\n", "--b \n");
            case "no type of a part" -> ONE_FILE.replace("Content-Type: application/dicom\n", "");
            default -> ONE_FILE.replace("--b--\n", "");
        };
        answer(500, DICOM + message);
        assertEquals(500, receiver.requests().get(0).answer().status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "text/html, application/json;q=0.9"})
    void itAnswers406WhereItCannotGiveWhatIsAccepted(String accept) throws IOException {
        answer(406, (DICOM + ONE_FILE).replace("Accept: application/dicom+json", "Accept: " + accept));
    }

    @Test
    void itAnswersInXmlWithoutAccept() throws IOException {
        String answer = answer(200, (DICOM + ONE_FILE).replace("Accept: application/dicom+json\n", ""));
        assertTrue(answer.contains("Content-Type: application/dicom+xml\r\n"), answer);
        assertTrue(answer.contains("<NativeDicomModel"), answer);
    }

    @Test
    void itAnswers400InPlainTextWithoutBoundary() throws IOException {
        String answer = answer(400, (DICOM + ONE_FILE).replace("; boundary=b", ""));
        assertTrue(answer.contains("Content-Type: text/plain\r\n"), answer);
        assertTrue(answer.endsWith("\r\n\r\n{\"errorMessage\":\"Missing Boundary Parameter\"}"), answer);
    }

    @Test
    void itAnswers409WithAnEmptyDatasetWithoutType() throws IOException {
        String answer = answer(409, (DICOM + ONE_FILE).replace(" type=\"application/dicom\";", ""));
        assertTrue(answer.endsWith("\r\n\r\n[{}]"), answer);
    }

    @Test
    void itTakesNoFileAsTheWholeBody() throws IOException {
        answer(415, """
                POST /dcm4chee-arc/aets/DCM4CHEE/rs/studies HTTP/1.1
                Accept: application/dicom+json
                Content-Type: application/dicom

                {dicom 1.2.3 1.2.3.9}""");
    }

    @Test
    void itAnswers400ToBrokenJsonWithThePlace() throws IOException {
        String answer = answer(400, JSON + REPORT.replace("[{\"00080016\"", "[{\"00080016"));
        assertTrue(answer.contains("{\"errorMessage\":\"line 1, column"), answer);
    }

    @Test
    void itComparesTheStudyOfFilesWithTheUrl() throws IOException {
        String other = DICOM.replace("/studies HTTP", "/studies/1.2.99 HTTP");
        assertTrue(answer(409, other + ONE_FILE).contains("[" + 0xC409 + "]"));
    }

    @Test
    void itCallsAFileThatCannotBeReadC499() throws IOException {
        assertTrue(answer(409, DICOM + ONE_FILE.replace("{dicom 1.2.3 1.2.3.9}", "hello"))
                .contains("[" + 0xC499 + "]"));
    }

    @Test
    void itAnswersAnotherInstanceWithTheSameUidLikeAStoredOneAndKeepsTheFirst() throws IOException {
        answer(200, DICOM + ONE_FILE);
        answer(200, DICOM + ONE_FILE.replace("1.2.3 1.2.3.9", "1.2.77 1.2.3.9"));
        assertTrue(
                receiver.folder().resolve("1.2.3/1.2.3.1/1.2.3.9.dcm").toFile().exists());
        assertFalse(receiver.folder().resolve("1.2.77").toFile().exists());
    }

    @Test
    void above10MebibytesItAnswers400WithoutAWord() throws IOException {
        String large =
                ONE_FILE.replace("--b--", "--b\nContent-Type: text/plain\n\n" + "x".repeat(10_485_760) + "\n--b--");
        assertTrue(answer(400, DICOM + large).endsWith("\r\n\r\n"));
    }

    @Test
    void withALargerLimitItTakesMore() throws IOException {
        String large =
                ONE_FILE.replace("--b--", "--b\nContent-Type: text/plain\n\n" + "x".repeat(10_485_760) + "\n--b--");
        try (StowReceiver raised = StowReceiver.builder()
                .behaviour(Behaviour.DCM4CHEE)
                .maxSize(20_000_000)
                .start()) {
            String answer = new PlainHttp(raised.url()).send(DICOM + large);
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        }
    }
}

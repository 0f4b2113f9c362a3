package io.github.stowc.receiver.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.receiver.Behaviour;
import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Orthanc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Orthanc 1.10.1 answered with its DICOMweb plugin 1.7, request by request. */
class OrthancTest {
    private static final String HEAD = """
            POST /dicom-web/studies HTTP/1.1
            Accept: application/dicom+json
            Content-Type: multipart/related; type="application/dicom"; boundary=b

            """;
    private static final Pattern NAMED = Pattern.compile("00081155[^0-9]*\"Value\"[^0-9]*\"([0-9.]+)\"");

    /** A request, the status of its answer, and the instances that are stored afterwards. */
    enum Fact {
        A_FILE(200, "a", HEAD + file("a") + end()),
        ANOTHER_FILE_WITH_THE_SAME_UID(
                200,
                "b",
                HEAD + file("b") + "--b\nContent-Type: application/dicom\n\n" + "{dicom 1.2.77 " + uid("b") + "}\n"
                        + end()),
        METADATA(415, "", """
                POST /dicom-web/studies HTTP/1.1
                Content-Type: multipart/related; type="application/dicom+json"; boundary=b

                --b
                Content-Type: application/dicom+json

                [{"00080018":{"vr":"UI","Value":["1.2.3.9"]}}]
                --b--
                """),
        XML_METADATA(415, "", """
                POST /dicom-web/studies HTTP/1.1
                Content-Type: multipart/related; type="application/dicom+xml"; boundary=b

                --b
                Content-Type: application/dicom+xml

                <NativeDicomModel/>
                --b--
                """),
        NO_TYPE(415, "", HEAD.replace(" type=\"application/dicom\";", "") + file("c") + end()),
        NO_BOUNDARY(415, "", HEAD.replace("; boundary=b", "") + file("d") + end()),
        A_FILE_AS_THE_WHOLE_BODY(415, "", """
                POST /dicom-web/studies HTTP/1.1
                Content-Type: application/dicom

                {dicom 1.2.3 1.2.3.9}"""),
        NO_CONTENT_TYPE(415, "", "POST /dicom-web/studies HTTP/1.1\n\n" + file("e") + end()),
        A_PART_THAT_IS_NO_DICOM(
                400, "fg", HEAD + file("f") + "--b\nContent-Type: application/dicom\n\nhello\n" + file("g") + end()),
        UIDS_OF_UNKNOWN_VR(
                400, "", HEAD + "--b\nContent-Type: application/dicom\n\n{dicom 1.2.3 " + uid("h") + " UN}\n" + end()),
        ANOTHER_STUDY(409, "", HEAD.replace("/studies", "/studies/1.2.99") + file("i") + end()),
        ANOTHER_STUDY_AND_THE_RIGHT_ONE(
                409,
                "j",
                HEAD.replace("/studies", "/studies/1.2.99") + "--b\nContent-Type: application/dicom\n\n{dicom 1.2.99 "
                        + uid("j") + "}\n" + file("k") + end()),
        LINE_ENDS_OF_LF(200, "", HEAD + (file("l") + end()).replace("\n", "¶")),
        ANOTHER_BOUNDARY(200, "", HEAD.replace("boundary=b", "boundary=c") + file("m") + end()),
        NO_END(200, "n", HEAD + file("n") + file("o")),
        NO_BODY(200, "", HEAD),
        A_BLANK_BEHIND_A_DELIMITER(200, "p", HEAD + file("p") + file("q").replaceFirst("--b\n", "--b \n") + end()),
        A_PART_WITHOUT_CONTENT_TYPE(200, "rs", HEAD + file("r") + "--b\n\nhello\n" + file("s") + end()),
        A_PART_OF_ANOTHER_TYPE(
                200, "t", HEAD + file("t") + "--b\nContent-Type: text/plain\n\nhello\n" + file("u") + end()),
        A_PARAMETER_OF_THE_TYPE_OF_A_PART(
                200,
                "",
                HEAD
                        + file("v")
                                .replace(
                                        "application/dicom\n",
                                        "application/dicom; transfer-syntax=1.2.840.10008.1.2.1\n")
                        + end()),
        A_FIELD_THAT_ENDS_WITH_LF(
                200,
                "wy",
                HEAD + file("w") + file("x").replace("application/dicom\n", "application/dicom¶") + file("y") + end()),
        A_TYPE_WITHOUT_QUOTES(200, "z", HEAD.replace("\"application/dicom\"", "application/dicom") + file("z") + end());

        private final int status;
        private final String stored;
        private final String request;

        Fact(int status, String stored, String request) {
            this.status = status;
            this.stored = stored;
            this.request = request;
        }

        private static String file(String letter) {
            return "--b\nContent-Type: application/dicom\n\n{dicom 1.2.3 " + uid(letter) + "}\n";
        }

        private static String end() {
            return "--b--\n";
        }

        private static String uid(String letter) {
            return "1.2.3.9." + (int) letter.charAt(0);
        }

        List<String> uids() {
            return stored.chars()
                    .mapToObj(letter -> uid(Character.toString(letter)))
                    .toList();
        }
    }

    @TempDir
    private Path folder;

    private static List<String> referenced(String answer) {
        List<String> uids = new ArrayList<>();
        int from = answer.indexOf("00081199");
        Matcher matcher = NAMED.matcher(from < 0 ? "" : answer.substring(from));
        while (matcher.find()) {
            if (!uids.contains(matcher.group(1))) {
                uids.add(matcher.group(1));
            }
        }
        return uids;
    }

    @ParameterizedTest
    @EnumSource
    void theReceiverAnswersLikeIt(Fact fact) throws IOException {
        try (StowReceiver receiver =
                StowReceiver.builder().behaviour(Behaviour.ORTHANC).start()) {
            String answer = new PlainHttp(receiver.url()).send(fact.request);
            assertTrue(answer.startsWith("HTTP/1.1 " + fact.status + " "), answer);
            assertEquals(fact.uids(), referenced(answer), answer);
            assertEquals(fact.status == 200, answer.contains("Content-Type: application/dicom+json\r\n"), answer);
        }
    }

    @NeedsTools
    @Test
    void theServerItselfAnswersLikeThat() throws Exception {
        Map<Fact, String> other = new LinkedHashMap<>();
        try (Orthanc orthanc = Orthanc.start(folder)) {
            PlainHttp http = new PlainHttp(orthanc.studies());
            for (Fact fact : Fact.values()) {
                String answer = http.send(fact.request);
                if (!answer.startsWith("HTTP/1.1 " + fact.status + " ")
                        || !referenced(answer).equals(fact.uids())) {
                    other.put(fact, answer);
                }
            }
        }
        assertEquals(Map.of(), other);
    }

    @Test
    void theAnswerIsOneObjectThatHasBothSequences() throws IOException {
        try (StowReceiver receiver =
                StowReceiver.builder().behaviour(Behaviour.ORTHANC).start()) {
            String answer = new PlainHttp(receiver.url()).send(HEAD);
            assertTrue(
                    answer.endsWith("\r\n\r\n{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 100\"]},"
                            + "\"00081198\":{\"vr\":\"SQ\"},\"00081199\":{\"vr\":\"SQ\"}}"),
                    answer);
            assertFalse(answer.contains("Warning"), answer);
        }
    }
}

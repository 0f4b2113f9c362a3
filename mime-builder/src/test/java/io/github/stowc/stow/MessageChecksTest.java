package io.github.stowc.stow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.testdata.TestData;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageChecksTest {
    private static final String FIELDS = "Content-Type: image/jpeg\r\nContent-Location: a.jpg\r\n";

    private static List<String> rules(String message) throws IOException {
        List<Finding> findings = new ArrayList<>();
        StowValidator validator = new StowValidator(ValidateOptions.DEFAULT, findings::add);
        validator.source(Source.of("x.mime", message.getBytes(StandardCharsets.ISO_8859_1)));
        validator.finish();
        return findings.stream().map(finding -> finding.rule().slug()).toList();
    }

    private static List<Finding> request(String contentType, String body) throws IOException {
        List<Finding> findings = new ArrayList<>();
        StowValidator validator = new StowValidator(ValidateOptions.DEFAULT, findings::add);
        String head = "POST /studies HTTP/1.1\r\nContent-Type: " + contentType + "\r\n\r\n";
        validator.source(Source.of("x.http", (head + body).getBytes(StandardCharsets.ISO_8859_1)));
        validator.finish();
        return findings;
    }

    @Test
    void aFileAsTheBodyOfARequestIsNoMultipartAndNamed() throws IOException {
        List<Finding> findings = request("application/dicom", FILE);
        assertEquals("mime/not-multipart", findings.get(0).rule().slug());
        assertTrue(
                findings.get(0).message().startsWith("byte 24: "),
                findings.get(0).message());
        assertEquals("mime/structure", findings.get(1).rule().slug());
        String expected = "byte 59: expected a delimiter, two dashes and the boundary, found a DICOM file";
        assertTrue(
                findings.get(1).message().startsWith(expected), findings.get(1).message());
        assertEquals(2, findings.size());
    }

    @Test
    void aMessageWithoutItsLineEndsIsToldInOneSentenceThatShowsNoValues() throws IOException {
        String body = "--b" + "Content-Type: application/dicom+json[{\"00100010\": \"Doe^John\"}]".repeat(40);
        String related = "multipart/related; type=\"application/dicom+json\"; boundary=b";
        List<Finding> findings = request(related, body);
        assertEquals(1, findings.size());
        String message = findings.get(0).message();
        assertTrue(message.startsWith("byte 102: expected a line end after the delimiter"), message);
        assertTrue(message.contains("--data-binary"), message);
        assertTrue(!message.contains("Doe"), message);
    }

    @Test
    void anAnswerOrMailIsCheckedAsAMessageAfterItsHead() throws IOException {
        String parts = "--b\r\nContent-Type: application/dicom\r\n\r\n" + FILE + "\r\n--b--\r\n";
        String type = "Content-Type: multipart/related; type=\"application/dicom\"; boundary=b\r\n";
        for (String start : List.of("HTTP/1.1 200 OK\r\n" + type, type + "MIME-Version: 1.0\r\n")) {
            List<Finding> findings = new ArrayList<>();
            StowValidator validator = new StowValidator(ValidateOptions.DEFAULT, findings::add);
            validator.source(Source.of("x.txt", (start + "\r\n" + parts).getBytes(StandardCharsets.ISO_8859_1)));
            assertEquals(1, validator.finish().instances(), start);
            assertEquals("mime/preamble", findings.get(0).rule().slug(), start);
        }
    }

    @Test
    void aRequestWithoutBodyHasNoDelimiter() throws IOException {
        String message = request("multipart/related; type=\"application/dicom\"; boundary=b", "")
                .get(0)
                .message();
        assertTrue(message.contains("found no bytes after the head"), message);
    }

    private static String part(String fields, String body) {
        return "--b\r\n" + fields + "\r\n" + body + "\r\n--b--\r\n";
    }

    @Test
    void aPartWithoutContentTypeBreaksARule() throws IOException {
        assertEquals(List.of("mime/content-type", "link/unused-file"), rules(part("Content-Location: a.jpg\r\n", "x")));
    }

    @Test
    void base64IsDecodedAlsoIfItsCodingIsSaidToBeNone() throws IOException {
        String body = Base64.getMimeEncoder().encodeToString(FILE.getBytes(StandardCharsets.ISO_8859_1));
        for (String coding : List.of("", "Content-Transfer-Encoding: binary\r\n")) {
            List<String> rules = rules(part(DICOM + coding, body));
            assertEquals("mime/transfer-encoding", rules.get(0), coding);
            assertEquals(rules(part(DICOM, FILE)), rules.subList(1, rules.size()), coding);
        }
    }

    @Test
    void aHeadAloneLacksItsDelimiterAfterTheHead() throws IOException {
        String head = "POST /studies HTTP/1.1\r\n"
                + "Content-Type: multipart/related; type=\"application/dicom\"; boundary=b\r\n\r\n";
        List<Finding> findings = new ArrayList<>();
        new StowValidator(ValidateOptions.DEFAULT, findings::add)
                .source(Source.of("x.http", head.getBytes(StandardCharsets.ISO_8859_1)));
        assertTrue(
                findings.get(0).message().startsWith("byte " + head.length() + ": "),
                findings.get(0).message());
    }

    @Test
    void bulkDataWithoutContentLocationBreaksARule() throws IOException {
        assertEquals(List.of("mime/content-location"), rules(part("Content-Type: image/jpeg\r\n", "x")));
    }

    @Test
    void aMessageThatEndsInAPartBreaksARule() throws IOException {
        assertEquals(List.of("mime/no-end", "link/unused-file"), rules("--b\r\n" + FIELDS + "\r\nx"));
    }

    @Test
    void aPartThatSaysItIsDicomIsCheckedAsDicomWhateverItsBytesLookLike() throws IOException {
        for (String body : List.of("[]", "<a/>", "%PDF-1.7", "QUJD")) {
            assertEquals(List.of("part10/broken"), rules(part("Content-Type: application/dicom\r\n", body)), body);
        }
    }

    private static final String DICOM = "Content-Type: application/dicom\r\n";
    private static final String FILE = dicom();

    /** A Secondary Capture in Latin-1, so that each character is a byte. */
    private static String dicom() {
        try {
            StowMessage message = StowCompiler.builder()
                    .encoding(Encoding.DICOM)
                    .seed("form")
                    .build()
                    .compile(TestData.file("hand-1.jpg"));
            byte[] bytes = message.parts().get(0).body().open().readAllBytes();
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException | CompileException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aGoodMessageHasNoFinding() throws IOException {
        assertEquals(List.of(), rules(part(DICOM, FILE)));
        assertEquals(List.of(), rules(part(DICOM, FILE).stripTrailing()), "no line end after the last delimiter");
        assertEquals(List.of(), rules("\r\n" + part(DICOM + "Content-Transfer-Encoding: binary\r\n", FILE)));
    }

    @Test
    void linesEndWithCrLf() throws IOException {
        String good = part(DICOM, FILE);
        int body = good.indexOf(FILE);
        String head = good.substring(0, body);
        String tail = good.substring(body + FILE.length());
        for (String lineEnd : List.of("\n", "\r\r\n", "\r")) {
            String other = head.replace("\r\n", lineEnd);
            assertEquals(List.of("mime/line-end"), rules(other + FILE + tail), lineEnd);
        }
        assertEquals(List.of("mime/line-end"), rules(head + FILE + tail.replace("\r\n", "\n")), "before the delimiter");
        assertEquals(List.of("mime/line-end"), rules(head.replace("dicom\r\n", "dicom\n") + FILE + tail), "a field");
        assertEquals(
                List.of("mime/line-end", "mime/no-end", "part10/broken"),
                rules(head.replace("\r\n", "\n") + FILE.substring(0, 500)),
                "cut off, too");
    }

    @Test
    void theBodyBeginsAfterOneBlankLine() throws IOException {
        for (String more : List.of("\r\n", "\n", "\r\n\r\n")) {
            assertEquals(List.of("mime/blank-line"), rules(part(DICOM, more + FILE)), more);
        }
        String json = "Content-Type: application/dicom+json\r\n";
        assertEquals(List.of("json/root"), rules(part(json, "\r\n1")), "white space before JSON is harmless");
    }

    @Test
    void bytesAreNotEncodedForMail() throws IOException {
        String coded = Base64.getMimeEncoder().encodeToString(FILE.getBytes(StandardCharsets.ISO_8859_1));
        String field = "Content-Transfer-Encoding: BASE64\r\n";
        assertEquals(List.of("mime/transfer-encoding"), rules(part(DICOM + field, coded)));
        assertEquals(List.of("mime/transfer-encoding"), rules(part(DICOM, coded)), "without the field");
        assertEquals(
                List.of("mime/blank-line", "mime/transfer-encoding"),
                rules(part(DICOM + "Content-Transfer-Encoding: gzip\r\n", "\r\n" + FILE)));
    }

    @Test
    void aFormIsNotMultipartRelated() throws IOException {
        String field = "content-disposition: form-data; name=\"file\"\r\n";
        assertEquals(List.of("mime/disposition"), rules(part(field + DICOM, FILE)));
        assertEquals(List.of(), rules(part("Content-Disposition: attachment\r\n" + DICOM, FILE)));
    }

    @Test
    void whatIsNoMessageIsCheckedAsWhatItIs() throws IOException {
        for (String content : List.of("[]", "", "\u00FF\u00D8\u00FF\u00E0", FILE)) {
            List<Finding> findings = new ArrayList<>();
            StowValidator validator = new StowValidator(ValidateOptions.DEFAULT, findings::add);
            validator.source(Source.of("x.mime", content.getBytes(StandardCharsets.ISO_8859_1)));
            assertEquals(1, validator.finish().files());
            assertEquals(
                    "mime/not-a-message",
                    findings.get(findings.size() - 1).rule().slug());
        }
    }

    @Test
    void aLastDelimiterAloneHasNoParts() throws IOException {
        for (String message : List.of("--xyz--", "--xyz--\r\n", "--xyz--\n\n", "--xyz--\r\nThe end.\r\n")) {
            assertEquals(List.of("mime/no-parts"), rules(message), message);
        }
        assertEquals(List.of(), rules(part(DICOM, FILE).replace("--b", "--b--")), "a boundary that ends with dashes");
    }

    @Test
    void whatEchoLeavesIsNamed() throws IOException {
        assertEquals(
                List.of("mime/preamble", "mime/blank-line", "mime/structure"),
                rules("-ne \r\n--b\r\n" + DICOM + "\r\n\n" + FILE + "-ne \r\n--b--\r\n\n"));
        for (String begin : List.of("-ne --b\r\n", "\\r\\n--b\\r\\n")) {
            List<Finding> findings = new ArrayList<>();
            StowValidator validator = new StowValidator(ValidateOptions.DEFAULT, findings::add);
            validator.source(Source.of("x.mime", (begin + DICOM).getBytes(StandardCharsets.ISO_8859_1)));
            assertEquals(1, findings.size());
            assertTrue(
                    findings.get(0).message().contains("echo"), findings.get(0).message());
        }
    }

    @Test
    void aFindingNamesItsPlace() throws IOException {
        List<Finding> findings = new ArrayList<>();
        StowValidator validator = new StowValidator(ValidateOptions.DEFAULT, findings::add);
        String fields = "A: b\r\nContent-Disposition: form-data\r\n" + DICOM.replace("\r\n", "\n");
        validator.source(Source.of("x.mime", part(fields, "\r\n" + FILE).getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals(List.of(4, 3, 6), findings.stream().map(Finding::line).toList());
        assertTrue(
                findings.get(0).message().startsWith("byte 74: "),
                findings.get(0).message());
    }
}

package io.github.stowc.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageRulesTest {
    private static final String JSON = "--b\r\nContent-Type: application/dicom+json\r\n\r\n[]\r\n";
    private static final String JPEG = "--b\r\nContent-Type: image/jpeg\r\nContent-Location: a\r\n\r\nx\r\n";
    private static final String DICOM = "--b\r\nContent-Type: application/dicom\r\n\r\nx\r\n";
    private static final String END = "--b--\r\n";
    private static final String TYPE = "multipart/related; type=\"application/dicom+json\"; boundary=b";

    private static List<Finding> findings(String message, String contentType) throws IOException {
        Source source = Source.of("x.mime", message.getBytes(StandardCharsets.ISO_8859_1));
        List<Finding> findings = new ArrayList<>();
        try (ByteWindow window = new ByteWindow(source)) {
            Anatomy anatomy = Anatomy.of(source, contentType);
            new MessageRules(anatomy, window, new MessageFindings(anatomy, window, findings::add)).check();
        }
        return findings;
    }

    private static List<String> rules(String message, String contentType) throws IOException {
        return findings(message, contentType).stream()
                .map(finding -> finding.rule().slug())
                .toList();
    }

    private static List<String> rules(String message) throws IOException {
        return rules(message, "");
    }

    @Test
    void aGoodMessageBreaksNone() throws IOException {
        assertEquals(List.of(), rules(JSON + JPEG + END, TYPE));
        assertEquals(List.of(), rules("\r\n" + JSON + JPEG + "--b--", TYPE), "as the hand recipe frames it");
        assertEquals(List.of(), rules(DICOM + DICOM + END, TYPE.replace("+json", "")));
    }

    @Test
    void textAroundThePartsIsAWarning() throws IOException {
        assertEquals(List.of("mime/preamble"), rules("Hello\r\n" + JSON + END));
        assertEquals(List.of("mime/epilogue"), rules(JSON + END + "The end."));
        assertEquals(List.of(), rules(JSON + END + "\r\n"), "an empty line");
        assertEquals(
                Severity.WARNING, findings("Hello\r\n" + JSON + END, "").get(0).severity());
    }

    @Test
    void aDelimiterAfterAByteOrderMarkHidesItsPart() throws IOException {
        List<Finding> findings = findings("\u00EF\u00BB\u00BF" + DICOM + DICOM + END, "");
        assertEquals("mime/structure", findings.get(1).rule().slug());
        assertTrue(
                findings.get(1).message().startsWith("byte 3: "),
                findings.get(1).message());
        assertEquals(List.of("mime/preamble"), rules("The delimiter is --b\tin this text\r\n" + DICOM + END));
    }

    @Test
    void theEndIsMissed() throws IOException {
        assertEquals(List.of("mime/no-end"), rules(JSON + JPEG));
    }

    @Test
    void theAnnouncedTypeFits() throws IOException {
        String message = JSON + JPEG + END;
        assertEquals(List.of("mime/boundary"), rules(message, TYPE.replace("=b", "=B")));
        assertEquals(List.of("mime/boundary"), rules(message, TYPE.replace("; boundary=b", "")));
        assertEquals(List.of("mime/type-parameter"), rules(message, "multipart/related; boundary=b"));
        assertEquals(List.of("mime/type-parameter"), rules(message, TYPE.replace("+json", "+xml")));
        assertEquals(List.of("mime/form-data"), rules(message, "multipart/form-data; boundary=b"));
        assertEquals(List.of("mime/not-multipart"), rules(message, "application/dicom"));
        assertEquals(List.of("mime/not-multipart"), rules(message, "multipart/mixed; boundary=b"));
    }

    @Test
    void longBoundariesAreAWarning() throws IOException {
        String longer = "b".repeat(73);
        List<Finding> findings = findings((JSON + END).replace("--b", "--" + longer), "");
        assertEquals(
                List.of("mime/boundary-length"), List.of(findings.get(0).rule().slug()));
        assertEquals(Severity.WARNING, findings.get(0).severity());
        assertEquals(List.of(), rules((JSON + END).replace("--b", "--" + "b".repeat(70))));
        assertEquals(List.of("mime/boundary"), rules((JSON + END).replace("--b", "--b{b}")));
    }

    @Test
    void lengthsAreTrue() throws IOException {
        String body = JSON + END;
        String head = "POST /studies HTTP/1.1\r\nHost: x\r\nContent-Type: " + TYPE + "\r\nContent-Length: ";
        assertEquals(List.of(), rules(head + body.length() + "\r\n\r\n" + body));
        assertEquals(List.of("mime/content-length"), rules(head + (body.length() - 1) + "\r\n\r\n" + body));
        assertEquals(List.of(), rules(JSON.replace("\r\n\r\n", "\r\nContent-Length: 2\r\n\r\n") + END));
        assertEquals(
                List.of("mime/content-length"), rules(JSON.replace("\r\n\r\n", "\r\nContent-Length: 3\r\n\r\n") + END));
    }

    @Test
    void zerosBeforeALengthChangeNothing() throws IOException {
        String body = JSON + END;
        String head = "POST /studies HTTP/1.1\r\nContent-Type: " + TYPE + "\r\nContent-Length: 00";
        assertEquals(List.of(), rules(head + body.length() + "\r\n\r\n" + body));
        assertEquals(List.of(), rules(JSON.replace("\r\n\r\n", "\r\nContent-Length: 02\r\n\r\n") + END));
    }

    @Test
    void aRequestWithoutContentTypeIsNotMultipart() throws IOException {
        List<Finding> findings = findings("POST /studies HTTP/1.1\r\nHost: x\r\n\r\n" + JSON + END, "");
        assertEquals("mime/not-multipart", findings.get(0).rule().slug());
        assertTrue(
                findings.get(0).message().endsWith("found none"),
                findings.get(0).message());
        assertEquals(1, findings.size());
    }

    @Test
    void theHeadOfARequestEndsWithAnEmptyLine() throws IOException {
        String head = "POST /studies HTTP/1.1\r\nContent-Type: " + TYPE + "\r\n";
        Finding blank = findings(head + JSON + END, "").get(0);
        assertEquals("mime/blank-line", blank.rule().slug());
        assertTrue(blank.message().startsWith("byte " + head.length() + ": "), blank.message());
        assertEquals(List.of("mime/structure", "mime/preamble"), rules(head + "no field\r\nA: b\r\n\r\n" + JSON + END));
    }

    @Test
    void aFindingOnAFieldNamesTheFirstByteAndTheLineOfTheField() throws IOException {
        String head = "POST /studies HTTP/1.1\r\nHost: x\r\n";
        Finding type = findings(head + "Content-Type: text/plain\r\n\r\n" + JSON + END, "")
                .get(0);
        assertTrue(type.message().startsWith("byte " + head.length() + ": "), type.message());
        assertEquals(3, type.line());
        String second = JSON + "--b\r\nContent-Type: application/dicom+json\r\n";
        Finding length =
                findings(second + "Content-Length: 1\r\n\r\n[]\r\n" + END, "").get(0);
        assertTrue(length.message().startsWith("byte " + second.length() + ": part 2: "), length.message());
        assertEquals(7, length.line());
        assertEquals(1, length.part());
    }

    @Test
    void nothingAfterABinaryBodyHasALine() throws IOException {
        assertEquals(0, findings(JSON + JPEG + END + "The end.", "").get(0).line());
        assertEquals(6, findings(JSON + END + "The end.", "").get(0).line());
    }

    @Test
    void partsAreInOrderAndOfOneForm() throws IOException {
        assertEquals(List.of("mime/metadata-first"), rules(JPEG + JSON + END));
        assertEquals(List.of("mime/mixed"), rules(JSON + DICOM + END));
        assertEquals(List.of("mime/mixed"), rules(JSON + JSON.replace("+json", "+xml") + END));
        assertEquals(List.of("mime/empty-part"), rules(JSON.replace("[]", "") + END));
    }

    @Test
    void fieldsEndWithAnEmptyLine() throws IOException {
        assertEquals(List.of("mime/blank-line"), rules(JSON.replace("\r\n\r\n", "\r\n") + END));
        assertEquals(List.of("mime/blank-line"), rules("--b\r\nContent-Type: application/dicom\r\n" + END));
        assertEquals(List.of("mime/structure"), rules(JSON.replace("\r\n\r\n", "\r\nno field\r\nA: b\r\n\r\n") + END));
    }

    @Test
    void aFindingInTheHeadOfARequestNamesTheField() throws IOException {
        String body = JSON + END;
        String start = "POST /studies HTTP/1.1\r\nHost: x\r\n";
        String[][] fields = {
            {"Content-Type: multipart/form-data; boundary=b", "mime/form-data"},
            {"Content-Type: multipart/mixed; boundary=b", "mime/not-multipart"},
            {"Content-Type: " + TYPE + "c", "mime/boundary"},
            {"Content-Type: multipart/related; boundary=b", "mime/type-parameter"},
        };
        for (String[] field : fields) {
            Finding finding = findings(start + field[0] + "\r\n\r\n" + body, "").get(0);
            assertEquals(field[1], finding.rule().slug());
            assertTrue(finding.message().startsWith("byte " + start.length() + ": "), finding.message());
            assertEquals(3, finding.line());
        }
        String head = start + "Content-Type: " + TYPE + "\r\n";
        Finding length = findings(head + "Content-Length: 1\r\n\r\n" + body, "").get(0);
        assertTrue(length.message().startsWith("byte " + head.length() + ": "), length.message());
        assertEquals(4, length.line());
    }

    @Test
    void aRequestWithoutContentTypeIsNoMultipart() throws IOException {
        assertEquals(List.of("mime/not-multipart"), rules("POST /studies HTTP/1.1\r\nHost: x\r\n\r\n" + JSON + END));
        assertEquals(List.of(), rules("POST /studies HTTP/1.1\r\nHost: x\r\n\r\n" + JSON + END, TYPE));
    }

    @Test
    void aFindingNamesTheByte() throws IOException {
        Finding finding = findings(JSON.replace("--b\r\n", "--b\n") + END, "").get(0);
        assertEquals("mime/line-end", finding.rule().slug());
        assertTrue(finding.message().startsWith("byte 3: "), finding.message());
        assertEquals(1, finding.line());
    }
}

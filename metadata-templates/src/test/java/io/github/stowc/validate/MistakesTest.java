package io.github.stowc.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes that people and programs make: the first finding is the cause, and it is the only one. */
class MistakesTest {
    private static final String METADATA = Variants.example();

    private static Arguments only(String text, String rule, String words) {
        return Arguments.of(text, rule, words);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    static Stream<Arguments> otherTexts() {
        String query = "[{\"00080020\":{\"vr\":\"DA\",\"Value\":[\"20260101\"]},"
                + "\"00081190\":{\"vr\":\"UR\",\"Value\":[\"http://pacs/studies/2.25.1\"]},"
                + "\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"2.25.1\"]}}]";
        String stored =
                "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[{\"00081155\":{\"vr\":\"UI\",\"Value\":[\"2.25.1\"]}}]}}";
        return Stream.of(
                only("{\"PatientName\":\"Doe^John\",\"PatientID\":\"1\",\"Rows\":5}", "json/model", "keyword JSON"),
                only("[{\"PatientName\":[{\"Alphabetic\":\"Doe\"}],\"_meta\":{}}]", "json/model", "keyword JSON"),
                only(
                        "[" + quoted(METADATA.substring(1, METADATA.indexOf("},{") + 1)) + "]",
                        "json/model",
                        "encoded twice"),
                only(quoted(METADATA), "json/model", "encoded twice"),
                only("{\"data\":" + METADATA + "}", "json/model", "in \"data\""),
                only("{\"status\":\"ok\",\"result\":" + METADATA + "}", "json/model", "in \"result\""),
                only("{\"name\":\"viewer\",\"version\":\"1.0.0\"}", "json/model", "\"name\", \"version\""),
                only("[" + METADATA + "]", "json/root", "one pair of square brackets"),
                only("<!DOCTYPE html><html><body>502</body></html>", "xml/root", "HTML"),
                only("#!/bin/sh\necho hello\n", "json/syntax", "begins with #!/bin/sh"),
                only("%PDF-1.4\n", "json/syntax", "PDF"),
                only(query, "study/not-an-instance", "answer to a query"),
                only(stored, "study/not-an-instance", "Store Instances Response"),
                only("[{\"00041220\":{\"vr\":\"SQ\"}}]", "study/not-an-instance", "DICOMDIR"));
    }

    @ParameterizedTest
    @MethodSource("otherTexts")
    void saysWhatATextIsAndNothingElse(String text, String rule, String words) {
        List<Finding> findings = FileValidator.check(text).stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .filter(finding -> !finding.rule().slug().equals("json/bare-object"))
                .toList();
        assertEquals(1, findings.size(), findings::toString);
        assertEquals(rule, findings.get(0).rule().slug());
        assertTrue(findings.get(0).oneLine().contains(words), findings.get(0)::oneLine);
    }

    static Stream<Arguments> values() {
        String id = "\"PatientID\"";
        return Stream.of(
                Arguments.of(id, "None", "json/syntax", "JSON has no None"),
                Arguments.of(id, "'P1'", "json/syntax", "a single quote"),
                Arguments.of(id, "“P1”", "json/syntax", "a typographic quote"),
                Arguments.of(id, "null", "json/null", "leave Value out"),
                Arguments.of(
                        "{ \"vr\": \"CS\" }",
                        "{ \"vr\": \"CS\", \"Value\": [ \"male\" ] }",
                        "iod/enumerated-value",
                        "M, F, O"),
                Arguments.of(
                        "{ \"vr\": \"DA\" }",
                        "{ \"vr\": \"DA\", \"Value\": [ \"2026-01-15\" ] }",
                        "vr/date",
                        "write \"20260115\""),
                Arguments.of(
                        "\"1.2.840.10008.5.1.4.1.1.7\"",
                        "\"SecondaryCaptureImageStorage\"",
                        "vr/uid",
                        "write \"1.2.840.10008.5.1.4.1.1.7\""),
                Arguments.of("\"00100020\"", "\"0x00100020\"", "json/tag", "write \"00100020\""),
                Arguments.of("\"Patient^Name\"", "\"Doe\\\\Roe\"", "vr/backslash", "backslash"),
                Arguments.of("[ 1 ]", "[ \"1\\\\2\" ]", "vr/backslash", "backslash"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueHasOneFindingThatSaysWhatToWrite(String find, String write, String rule, String words) {
        assertTrue(METADATA.contains(find));
        List<Finding> errors = FileValidator.check(METADATA.replaceFirst(
                        java.util.regex.Pattern.quote(find), java.util.regex.Matcher.quoteReplacement(write)))
                .stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .filter(finding -> !finding.rule().slug().startsWith("study/"))
                .toList();
        assertEquals(1, errors.size(), errors::toString);
        assertEquals(rule, errors.get(0).rule().slug());
        assertTrue(errors.get(0).oneLine().contains(words), errors.get(0)::oneLine);
    }

    @Test
    void aMissingCommaIsWhereItBelongs() {
        Finding finding = FileValidator.check(METADATA.replaceFirst("\"WSD\" \\] \\},", "\"WSD\" ] }"))
                .get(0);
        assertEquals(8, finding.line(), finding::oneLine);
        assertTrue(finding.remedy().contains("add a comma"), finding::oneLine);
    }

    @Test
    void nothingIsMissingInADatasetThatWasNotReadWhole() {
        String text =
                "[{\"PatientIdentifier\":{\"vr\":\"LO\"},\"00080016\":{\"vr\":\"UI\",\"Value\":[\"1.2.840.10008.5.1.4.1.1.7\"]}}]";
        List<Finding> findings = FileValidator.check(text);
        assertEquals("json/tag", findings.get(0).rule().slug());
        for (Finding finding : findings) {
            assertFalse(finding.rule().slug().startsWith("iod/missing"), finding::oneLine);
        }
    }
}

package io.github.stowc.stow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.testdata.TestData;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.RuleSeverities;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is still found in a message whose framing is broken. */
class RecoveryTest {
    private static String good = "";

    /** A message of two JPEGs in Latin-1, so that each character is a byte. */
    @BeforeAll
    static void compile() throws IOException, CompileException {
        StowMessage message = StowCompiler.builder()
                .encoding(Encoding.JSON)
                .seed("recovery")
                .set("PatientID=P")
                .set("PatientSex=M")
                .build()
                .compile(TestData.file("hand-1.jpg"), TestData.file("hand-2.jpg"));
        good = new String(message.open().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertEquals(List.of(), rules(good));
    }

    private static List<Finding> findings(String message, ValidateOptions options) throws IOException {
        List<Finding> findings = new ArrayList<>();
        StowValidator validator = new StowValidator(options, findings::add);
        validator.source(Source.of("x.mime", message.getBytes(StandardCharsets.ISO_8859_1)));
        Summary summary = validator.finish();
        assertEquals(
                summary.errors(),
                findings.stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .count());
        return findings;
    }

    private static List<String> rules(String message, ValidateOptions options) throws IOException {
        return findings(message, options).stream()
                .map(finding -> finding.rule().slug())
                .toList();
    }

    private static List<String> rules(String message) throws IOException {
        return rules(message, ValidateOptions.DEFAULT);
    }

    private static ValidateOptions with(Map<String, Optional<Severity>> levels) {
        return ValidateOptions.DEFAULT.withSeverities(RuleSeverities.AS_THE_RULES_SAY.with(levels));
    }

    private static ValidateOptions without(String rule) {
        return with(Map.of(rule, Optional.empty()));
    }

    /** The same with a wrong code in the metadata. */
    private static String wrongSex(String message) {
        String wrong = message.replace("\"M\"", "\"X\"");
        assertTrue(!wrong.equals(message));
        return wrong;
    }

    private static final List<String> SEX = List.of("iod/enumerated-value", "iod/enumerated-value");

    private static List<String> and(String first, List<String> others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private static int close() {
        return good.lastIndexOf("\r\n--");
    }

    @Test
    void metadataAndLinksAreCheckedWithoutALastDelimiter() throws IOException {
        String open = good.substring(0, close());
        assertEquals(List.of("mime/no-end"), rules(open));
        assertEquals(and("mime/no-end", SEX), rules(wrongSex(open)));
    }

    @Test
    void aDelimiterThatIsCutIsNoPartOfTheLastBody() throws IOException {
        for (int end = close() + 2; end < good.stripTrailing().length(); end++) {
            assertEquals(List.of("mime/no-end"), rules(good.substring(0, end)), "up to " + end);
        }
        String twoDashesLess = good.substring(0, good.stripTrailing().length() - 2) + "\r\n";
        assertEquals(List.of("mime/no-end"), rules(twoDashesLess));
    }

    @Test
    void aMessageThatEndsInABodyOrBeforeItLacksThatBody() throws IOException {
        int body = good.indexOf("\u00FF\u00D8", good.lastIndexOf("Content-Type"));
        assertEquals(List.of("mime/no-end", "link/broken-file"), rules(good.substring(0, body + 2000)));
        assertEquals(
                List.of("mime/no-end", "link/broken-file"), rules(good.substring(0, body - 2)), "after the fields");
        int fields = good.lastIndexOf("Content-Type");
        assertEquals(List.of("mime/no-end", "link/missing-file"), rules(good.substring(0, fields + 7)), "in a field");
        assertEquals(List.of("mime/no-end", "link/missing-file"), rules(good.substring(0, fields + 40)), "in a value");
    }

    @Test
    void aDicomFileThatIsCutIsSaidToBe() throws IOException, CompileException {
        StowMessage message =
                StowCompiler.builder().encoding(Encoding.DICOM).build().compile(TestData.file("hand-1.jpg"));
        String whole = new String(message.open().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertEquals(List.of("mime/no-end", "part10/broken"), rules(whole.substring(0, whole.length() - 3000)));
    }

    @Test
    void fieldsAreReadBeyondALineThatIsNone() throws IOException {
        String location = good.replaceFirst("Content-Location:", "Content-Location");
        assertEquals(List.of("mime/structure"), rules(location));
        assertEquals(and("mime/structure", SEX), rules(wrongSex(location)));
        String type = good.replaceFirst("Content-Type: image/jpeg", "Content-Type image/jpeg");
        assertEquals(List.of("mime/structure"), rules(type));
        String metadata = good.replaceFirst("Content-Type: application", "no field\r\nContent-Type: application");
        assertEquals(and("mime/structure", SEX), rules(wrongSex(metadata)));
    }

    @Test
    void linesOfMetadataAreCountedBeyondALineThatIsNoField() throws IOException {
        int line = findings(wrongSex(good), ValidateOptions.DEFAULT).get(0).line();
        String metadata = good.replaceFirst("Content-Type: application", "no field\r\nContent-Type: application");
        assertEquals(
                line + 1,
                findings(wrongSex(metadata), ValidateOptions.DEFAULT).get(1).line());
    }

    @Test
    void theRulesOfTheStructureCanBeChanged() throws IOException {
        String open = wrongSex(good.substring(0, close()));
        assertEquals(SEX, rules(open, without("mime/no-end")));
        List<Finding> findings = findings(open, with(Map.of("mime/no-end", Optional.of(Severity.WARNING))));
        assertEquals(Severity.WARNING, findings.get(0).severity());
        String noColon = wrongSex(good.replaceFirst("Content-Location:", "Content-Location"));
        assertEquals(SEX, rules(noColon, without("mime/structure")));
        assertEquals(List.of(), rules("--b--\r\n", without("mime/no-parts")));
    }

    @Test
    void whatIsSaidOfTheStructureHoldsForItsFinerRulesUnlessTheyAreNamed() throws IOException {
        ValidateOptions off = without("mime/structure");
        assertEquals(SEX, rules(wrongSex(good.substring(0, close())), off));
        assertEquals(List.of(), rules("--b--\r\n", off));
        int fields = good.indexOf("\r\n\r\n");
        assertEquals(List.of(), rules(good.substring(0, fields).replace("\r\n", "\n") + good.substring(fields), off));
        ValidateOptions named =
                with(Map.of("mime/structure", Optional.empty(), "mime/no-end", Optional.of(Severity.ERROR)));
        assertEquals(List.of("mime/no-end"), rules(good.substring(0, close()), named));
    }

    @Test
    void whatHasNoDelimiterIsNeverSound() throws IOException {
        String nothing = "-ne --b\r\nContent-Type: application/dicom\r\n\r\nx";
        for (String rule : List.of("mime/structure", "mime/*", "*")) {
            assertEquals(List.of("mime/structure"), rules(nothing, without(rule)), rule);
        }
        ValidateOptions accepting = ValidateOptions.DEFAULT.withAccepted(Optional.of((finding, value) -> true));
        assertEquals(List.of("mime/structure"), rules(nothing, accepting));
    }

    @Test
    void aLocationInOtherCaseIsNoMissingFile() throws IOException {
        int at = good.indexOf("Content-Location: ") + "Content-Location: ".length();
        int end = good.indexOf("\r\n", at);
        String other = good.substring(0, at) + good.substring(at, end).toUpperCase(Locale.ROOT) + good.substring(end);
        List<Finding> findings = findings(other, ValidateOptions.DEFAULT);
        assertEquals(1, findings.size(), findings.toString());
        assertEquals("link/letter-case", findings.get(0).rule().slug());
        assertEquals("7FE00010", findings.get(0).path());
        String cut = other.substring(0, end + 400) + other.substring(other.indexOf("\r\n--", end));
        assertEquals(
                List.of("link/broken-file", "link/letter-case"), rules(cut), "its content is checked all the same");
    }
}

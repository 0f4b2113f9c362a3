package io.github.stowc.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import io.github.stowc.validate.report.Report;
import io.github.stowc.validate.report.SourceOpener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any input makes only findings with a place. */
class ValidatorProperties {

    @Provide
    Arbitrary<byte[]> metadata() {
        return Metadata.any();
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-8");
    }

    private static void holdsForAll(List<Finding> findings) {
        Finding before = null;
        for (Finding finding : findings) {
            assertTrue(finding.line() >= 1 && finding.column() >= 1, finding::toString);
            assertFalse(finding.message().isEmpty(), finding::toString);
            if (before != null && before.instance() == finding.instance()) {
                boolean ordered = before.line() < finding.line()
                        || (before.line() == finding.line() && before.column() <= finding.column());
                assertTrue(ordered, before + " before " + finding);
            }
            before = finding;
        }
    }

    @Property(tries = 1500)
    void everyInputMakesFindingsWithAPlaceInOrder(@ForAll("metadata") byte[] text) throws IOException {
        holdsForAll(Variants.check(text, ValidateOptions.DEFAULT));
    }

    @Property(tries = 200)
    void everyReportTakesEveryFinding(@ForAll("metadata") byte[] text) throws IOException {
        SourceOpener again = file -> Optional.of(new ByteArrayInputStream(text));
        for (int form = 0; form < 4; form++) {
            StringWriter out = new StringWriter();
            Report report = switch (form) {
                case 0 -> Report.text(out, true, again);
                case 1 -> Report.json(out);
                case 2 -> Report.sarif(out, "1");
                default -> Report.junit(out, Severity.WARNING);
            };
            Validator validator = new Validator(ValidateOptions.DEFAULT, report);
            validator.json(new ByteArrayInputStream(text), "a.json");
            report.finish(validator.finish());
            assertTrue(out.toString().endsWith("\n"));
        }
    }

    @Property(tries = 5)
    void anEncodingOtherThanUtf8IsAFindingAndTheRestIsChecked(@ForAll("charsets") String charset) throws IOException {
        byte[] text = ("\uFEFF" + Variants.example()).getBytes(Charset.forName(charset));
        List<Finding> findings = Variants.check(text, ValidateOptions.DEFAULT);
        assertEquals("json/byte-order-mark", findings.get(0).rule().slug());
        assertEquals(5, findings.size());
    }

    @Example
    void deepNestingIsAFinding() throws IOException {
        String text = "[{\"00081115\":{\"vr\":\"SQ\",\"Value\":[".repeat(10_000);
        List<Finding> findings = Variants.check(text);
        assertTrue(
                findings.stream().anyMatch(finding -> finding.rule().slug().equals("json/limit")), findings::toString);
        holdsForAll(findings);
    }

    @Example
    void sequencesAsDeepAsTheReaderGoesAreChecked() throws IOException {
        StringBuilder text = new StringBuilder("[{");
        int depth = 80;
        text.append("\"0040A730\":{\"vr\":\"SQ\",\"Value\":[{".repeat(depth));
        text.append("\"0040A010\":{\"vr\":\"CS\",\"Value\":[\"contains\"]}");
        text.append("}]}".repeat(depth)).append("}]");
        List<Finding> findings = Variants.check(text.toString());
        Finding innermost = findings.stream()
                .filter(finding -> finding.rule().slug().equals("vr/code-string"))
                .findFirst()
                .orElseThrow();
        assertEquals("0040A730[0].".repeat(depth) + "0040A010", innermost.path());
    }

    @Example
    void hugeNumbersAndLongStringsAreFindings() throws IOException {
        String digits = "9".repeat(20_000);
        for (String value : List.of(digits, "1e" + "9".repeat(50), "\"" + "x".repeat(9 << 20) + "\"", "-0.0e-999999")) {
            String text = "[{\"00280010\":{\"vr\":\"US\",\"Value\":[" + value + "]}}]";
            List<Finding> findings = Variants.check(text);
            assertTrue(
                    findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR && finding.column() > 0),
                    value.substring(0, 5));
            holdsForAll(findings);
        }
    }

    @Example
    void invalidUtf8IsAFindingAtItsPlace() throws IOException {
        byte[] text = Variants.example().replace("PatientID", "Patient?ID").getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == '?' ? (byte) 0xFC : text[i];
        }
        Finding finding = Variants.check(text, ValidateOptions.DEFAULT).stream()
                .filter(found -> found.rule().slug().equals("json/encoding"))
                .findFirst()
                .orElseThrow();
        assertEquals(12, finding.line());
        assertEquals("PatientID", finding.keyword());
    }
}

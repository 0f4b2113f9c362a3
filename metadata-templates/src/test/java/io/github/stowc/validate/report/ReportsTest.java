package io.github.stowc.validate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.testdata.TestData;
import io.github.stowc.validate.Validator;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * The four reports on one file with many defects; {@code -Dstowc.golden.rewrite=true} writes them anew.
 */
class ReportsTest {
    private static final SourceOpener FILES = file -> Optional.of(Files.newInputStream(checked(file)));

    private static String report(Function<Writer, Report> form, String... files) throws IOException {
        StringWriter out = new StringWriter();
        Report report = form.apply(out);
        Validator validator = new Validator(ValidateOptions.DEFAULT, report);
        for (String file : files) {
            validator.json(Files.newInputStream(checked(file)), file);
        }
        report.finish(validator.finish());
        return out.toString();
    }

    private static void assertGolden(String name, String found) throws IOException {
        Path golden = TestData.file("validate").resolve(name);
        if (Boolean.getBoolean("stowc.golden.rewrite")) {
            Files.writeString(golden, found);
        }
        assertEquals(Files.readString(golden), found);
    }

    private static Path checked(String file) {
        return TestData.file(file.equals("metadata.json") ? file : "validate/" + file);
    }

    @Test
    void theTextShowsTheLineTheCaretAndTheRemedy() throws IOException {
        assertGolden("report.txt", report(out -> Report.text(out, false, FILES), "defects.json"));
    }

    @Test
    void theJsonHasTheMembersOfTheContract() throws IOException {
        assertGolden("report.json", report(Report::json, "defects.json"));
    }

    @Test
    void theSarifHasTheRulesWithTheirHelp() throws IOException {
        assertGolden("report.sarif", report(out -> Report.sarif(out, "0.1.0"), "defects.json"));
    }

    @Test
    void theJunitHasASuiteForEachFile() throws IOException {
        assertGolden("report.xml", report(out -> Report.junit(out, Severity.ERROR), "defects.json", "metadata.json"));
    }

    @Test
    void coloursTheTextOnlyIfAsked() throws IOException {
        String plain = report(out -> Report.text(out, false, FILES), "defects.json");
        String coloured = report(out -> Report.text(out, true, FILES), "defects.json");
        assertFalse(plain.contains("\u001B"));
        assertTrue(coloured.contains("\u001B[1;31merror\u001B[0m"));
        assertEquals(plain, coloured.replaceAll("\u001B\\[[0-9;]*m", ""));
    }

    @Test
    void theJunitCountsItsTestsAndItsFailures() throws Exception {
        String xml = report(out -> Report.junit(out, Severity.WARNING), "defects.json", "metadata.json");
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        for (int i = 0; i < 2; i++) {
            Element suite = (Element) document.getElementsByTagName("testsuite").item(i);
            int tests = suite.getElementsByTagName("testcase").getLength();
            int failures = suite.getElementsByTagName("failure").getLength();
            assertEquals(Integer.toString(tests), suite.getAttribute("tests"));
            assertEquals(Integer.toString(failures), suite.getAttribute("failures"));
            assertTrue(failures > 0);
        }
    }

    @Test
    void aLongJunitReportKeepsItsTestsInATemporaryFile() throws IOException {
        StringWriter out = new StringWriter();
        Report report = Report.junit(out, Severity.INFO);
        report.startFile("a.json");
        for (int i = 0; i < 10_000; i++) {
            report.accept(Finding.of(ValidationRule.DATE, "ä<&", "x")
                    .in("a.json")
                    .at(new Place(i + 1, 1))
                    .ofInstance(0));
        }
        report.finish(new Summary(1, 1, 10_000, 0, 0, false));
        assertTrue(out.toString().contains("tests=\"10000\" failures=\"10000\""));
        assertEquals(10_000, out.toString().split("ä&lt;&amp;", -1).length - 1);
    }

    @Test
    void anEmptyReportIsWhole() throws IOException {
        Summary none = new Summary(1, 0, 0, 0, 0, false);
        StringWriter json = new StringWriter();
        Report.json(json).finish(none);
        assertEquals(
                "{\"findings\":[],\"summary\":{\"files\":1,\"instances\":0,\"errors\":0,\"warnings\":0}}\n",
                json.toString());
        StringWriter sarif = new StringWriter();
        Report.sarif(sarif, "1").finish(none);
        assertTrue(sarif.toString().contains("\"results\":[\n],\"tool\":"), sarif.toString());
        StringWriter text = new StringWriter();
        Report.text(text, false, FILES).finish(none);
        assertEquals("1 file, no instances: no errors, no warnings\n", text.toString());
    }

    @Test
    void theTextSaysWhatItLeavesOut() throws IOException {
        StringWriter out = new StringWriter();
        Report report = Report.text(out, false, FILES);
        Validator validator = new Validator(ValidateOptions.DEFAULT.withMaxFindings(1), report);
        validator.json(Files.newInputStream(TestData.file("metadata.json")), "metadata.json");
        report.finish(validator.finish());
        assertTrue(out.toString().endsWith("the first 1 of 4 findings\n1 file, 2 instances: no errors, 4 warnings\n"));
    }

    private static Finding date(String file, int line, int instance) {
        Tag tag = Tag.parse("00080020").orElseThrow();
        Finding finding = Finding.of(ValidationRule.DATE, "wrong", "mend it").on(tag);
        return finding.in(file).at(new Place(line, 1)).ofInstance(instance);
    }

    @Test
    void whatIsTheSameInManyInstancesIsToldOnceInTextAndWholeToPrograms() throws IOException {
        StringWriter text = new StringWriter();
        StringWriter json = new StringWriter();
        for (Report report : new Report[] {Report.text(text, false, file -> Optional.empty()), Report.json(json)}) {
            for (int i = 0; i < 300; i++) {
                report.accept(date("a.json", 10 * i + 1, i));
                report.accept(Finding.of(JsonRule.TAG_ORDER, "early", "")
                        .in("a.json")
                        .ofInstance(i)
                        .on(null, "00080021"));
                report.accept(Finding.of(JsonRule.TAG_ORDER, "late", "")
                        .in("a.json")
                        .ofInstance(i)
                        .on(null, "00080022"));
            }
            report.accept(date("b.dcm", 0, 0));
            report.finish(new Summary(2, 301, 301, 600, 0, false));
        }
        assertTrue(text.toString().contains("  and in 300 more instances, in 1 more file\n"), text.toString());
        assertTrue(
                text.toString().contains("      301 error   vr/date\n      600 warning json/tag-order\n"),
                text.toString());
        assertTrue(text.toString().lines().count() < 12, text.toString());
        assertEquals(901, json.toString().split("\"rule\"", -1).length - 1);
    }

    @Test
    void aShuffledDatasetIsOneWarningAndErrorsComeBeforeTheLimit() throws IOException {
        StringWriter text = new StringWriter();
        Report report = Report.text(text, false, file -> Optional.empty(), 2);
        for (int i = 0; i < 14; i++) {
            report.accept(Finding.of(JsonRule.TAG_ORDER, "tag " + i, "")
                    .in("a")
                    .ofInstance(0)
                    .on(null, "0008002" + i));
        }
        report.accept(Finding.of(ValidationRule.RETIRED, "old", "").in("a").ofInstance(0));
        report.accept(date("a", 1, 0));
        report.accept(date("a", 2, 1).withMessage("other"));
        report.finish(new Summary(1, 2, 2, 14, 1, false));
        assertFalse(text.toString().contains("tag-order]"), text.toString());
        assertEquals(2, text.toString().split("\\[vr/date]", -1).length - 1, text.toString());
        assertTrue(text.toString().contains("the first 2 of 17 findings"), text.toString());
    }

    @Test
    void aTestKeepsItsNameWhenOtherLinesAreEdited() throws IOException {
        StringWriter before = new StringWriter();
        StringWriter after = new StringWriter();
        for (int shift = 0; shift < 2; shift++) {
            Report report = Report.junit(shift == 0 ? before : after, Severity.ERROR);
            report.startFile("a.json");
            report.accept(date("a.json", 10 + shift, 0));
            report.accept(date("a.json", 20 + shift, 1));
            report.finish(new Summary(1, 2, 2, 0, 0, false));
        }
        assertTrue(before.toString().contains("name=\"vr/date 00080020\""), before.toString());
        assertTrue(before.toString().contains("name=\"vr/date 00080020 (2)\""), before.toString());
        assertEquals(
                before.toString().replaceAll("a.json:[0-9]+", "a.json:"),
                after.toString().replaceAll("a.json:[0-9]+", "a.json:"));
    }

    @Test
    void aWarningIsASkippedTestThatSomebodySees() throws IOException {
        StringWriter out = new StringWriter();
        Report report = Report.junit(out, Severity.ERROR);
        report.accept(date("a.json", 1, 0).withSeverity(Severity.WARNING));
        report.finish(new Summary(1, 1, 0, 1, 0, false));
        assertTrue(out.toString().contains("failures=\"0\" errors=\"0\" skipped=\"1\""), out.toString());
        assertTrue(out.toString().contains("<skipped message=\"warning: wrong\">"), out.toString());
    }

    @Test
    void aPlaceInALongLineIsShownWithItsSurroundings() throws IOException {
        String line = "[" + "{},".repeat(5000) + "{\"0020000d\":{\"vr\":\"UI\"}}" + ",{}".repeat(5000) + "]";
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try (SourceLines lines = new SourceLines(file -> Optional.of(new ByteArrayInputStream(bytes)))) {
            int column = line.indexOf("\"0020000d") + 1;
            SourceLines.Excerpt excerpt = lines.find("a", 1, column).orElseThrow();
            assertTrue(excerpt.text().startsWith("…{},") || excerpt.text().startsWith("…"), excerpt.text());
            assertTrue(excerpt.text().substring(excerpt.caret()).startsWith("\"0020000d\""), excerpt.text());
            assertTrue(excerpt.text().length() < 120);
            SourceLines.Excerpt before = lines.find("a", 1, 2).orElseThrow();
            assertTrue(before.text().startsWith("[{},"), before.text());
        }
    }

    @Test
    void findsAPlaceAfterAnyKindOfLineEnd() throws IOException {
        byte[] bytes = "\uFEFF[\r\n\r{\n\t\"ä\u001B\"".getBytes(StandardCharsets.UTF_8);
        try (SourceLines lines = new SourceLines(file -> Optional.of(new ByteArrayInputStream(bytes)))) {
            assertEquals("[", lines.find("a", 1, 1).orElseThrow().text());
            assertEquals("{", lines.find("a", 3, 1).orElseThrow().text());
            SourceLines.Excerpt last = lines.find("a", 4, 3).orElseThrow();
            assertEquals(" \"ä\uFFFD\"", last.text());
            assertEquals(2, last.caret());
            assertEquals(Optional.empty(), lines.find("a", 5, 1));
        }
    }

    @Test
    void namesOfFilesBecomeUris() {
        assertEquals("a%20b/%C3%A4.json", SarifReport.uri("a b/ä.json"));
        assertEquals("file:///tmp/a.json", SarifReport.uri("/tmp/a.json"));
    }
}

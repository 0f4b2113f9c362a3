package io.github.stowc.stow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import io.github.stowc.testdata.TestData;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Content-Type of bulk data may say of its bytes. */
class SaidTypesTest {
    private static final String JPEG = "Content-Type: image/jpeg";

    private static List<Finding> findings(byte[] message) throws IOException {
        List<Finding> findings = new ArrayList<>();
        StowValidator validator = new StowValidator(ValidateOptions.DEFAULT, findings::add);
        validator.source(Source.of("x.mime", message));
        validator.finish();
        return findings;
    }

    private static List<Finding> findings(String message) throws IOException {
        return findings(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] compiled(Path file, Encoding encoding) throws IOException, CompileException {
        return StowCompiler.builder()
                .target(Target.named("standard"))
                .encoding(encoding)
                .seed("types")
                .set("PatientID=P")
                .build()
                .compile(file)
                .open()
                .readAllBytes();
    }

    private static String jpeg() throws IOException, CompileException {
        return new String(compiled(TestData.file("hand-1.jpg"), Encoding.JSON), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "image/gif",
                "image/jls",
                "image/jp2",
                "image/jphc",
                "image/tiff",
                "image/bmp",
                "video/mp4",
                "video/mpeg",
                "application/pdf",
                "text/xml",
                "text/plain",
                "model/stl",
                "application/hl7-cda+xml"
            })
    void aWrongTypeAloneIsFoundAtItsField(String said) throws IOException, CompileException {
        String wrong = jpeg().replace(JPEG, "Content-Type: " + said);
        List<Finding> findings = findings(wrong);
        assertEquals(1, findings.size(), findings.toString());
        assertEquals("link/media-type", findings.get(0).rule().slug());
        assertEquals(Severity.ERROR, findings.get(0).severity());
        assertEquals(
                "byte " + wrong.indexOf("Content-Type: " + said)
                        + ": part 2: Content-Type: expected image/jpeg, as the bytes show, found " + said,
                findings.get(0).message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"image/jpg", "IMAGE/JPEG", "image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.50", "image/x-new"})
    void anotherNameOfTheTypeIsRight(String said) throws IOException, CompileException {
        assertEquals(List.of(), findings(jpeg().replace(JPEG, "Content-Type: " + said)));
    }

    @Test
    void inspectFindsIt() throws IOException, CompileException {
        String wrong = jpeg().replace(JPEG, "Content-Type: image/png");
        Source source = Source.of("x.mime", wrong.getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                findings(wrong),
                MessageInspector.inspect(source, "", false, ValidateOptions.DEFAULT)
                        .findings());
    }

    @Test
    void otherBytesThanTheSaidOnesAreNamed() throws IOException, CompileException {
        String good = jpeg();
        int from = good.indexOf("\u00FF\u00D8");
        String before = good.substring(0, from);
        String after = good.substring(good.lastIndexOf("\r\n--"));
        String png = "\u0089PNG\r\n\u001a\n";
        String mp4 = "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom";
        String dicom = "\0".repeat(128) + "DICM";
        String[][] rows = {
            {png, "image/png"}, {mp4, "video/mp4"}, {"%PDF-1.7\n", "application/pdf"}, {dicom, "application/dicom"}
        };
        for (String[] row : rows) {
            assertTrue(
                    findings(before + row[0] + after).stream()
                            .anyMatch(finding -> finding.message().contains("expected " + row[1] + ", as the bytes")),
                    row[1]);
        }
    }

    /** Names that a legal message may have for bytes that several names fit, or that show nothing of themselves. */
    @Test
    void whatTheBytesDoNotContradictIsRight() throws IOException, CompileException {
        String good = jpeg();
        int from = good.indexOf("\u00FF\u00D8");
        String before = good.substring(0, from);
        String after = good.substring(good.lastIndexOf("\r\n--"));
        String codestream = "\u00FFO\u00FFQ\0\u0029";
        String cda = "<?xml version=\"1.0\"?><ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>";
        String transportStream = ("G" + "\0".repeat(187)).repeat(4);
        String[][] rows = {
            {codestream, "image/jp2"},
            {codestream, "image/jpx"},
            {codestream, "image/jphc"},
            {cda, "text/xml"},
            {cda, "application/xml"},
            {cda, "application/hl7-cda+xml"},
            {cda, "text/plain"},
            {transportStream, "video/mp4"},
            {transportStream, "video/mpeg"},
            {"\u00FF\u00D8\u00FF\u00E0 cut off", "image/jls"},
            {"\u00FF\u00D8\u00FF\u00E0", "application/octet-stream"},
            {"solid cube\nendsolid cube\n", "model/stl"},
            {"\1\0\0\0@\0\0\0", "image/dicom-rle"}
        };
        for (String[] row : rows) {
            String message = before.replace(JPEG, "Content-Type: " + row[1]) + row[0] + after;
            assertTrue(
                    findings(message).stream()
                            .noneMatch(finding -> finding.message().contains("as the bytes show")),
                    row[1]);
        }
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void noMessageOfTheTestFilesHasAFaultOfItsFormOrItsLinks(Encoding encoding) throws IOException {
        int compiled = 0;
        for (String folder : List.of("media", "pydicom", "launcher")) {
            for (Path file : files(TestData.file(folder))) {
                byte[] message;
                try {
                    message = compiled(file, encoding);
                } catch (CompileException e) {
                    continue;
                }
                compiled++;
                List<String> faults = findings(message).stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        // Two of the files contradict themselves in the header and the length of their pixels.
                        .filter(finding ->
                                finding.rule().slug().matches("(mime|link|json|xml|part10)/(?!header|length).*"))
                        .map(finding -> finding.rule().slug() + " " + finding.message())
                        .toList();
                assertEquals(List.of(), faults, file + " as " + encoding);
            }
        }
        assertTrue(compiled > 30, "only " + compiled);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

package io.github.stowc.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.LinkedFiles;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidatorTest {
    private static final String SERIES =
            "\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"2.25.1\"]},\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"2.25.2\"]}";

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String many(int count, String defect) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",\n").append("{\"00080018\":{\"vr\":\"UI\",\"Value\":[\"2.25.");
            text.append(BigInteger.valueOf(1000 + i))
                    .append("\"]},\"00100010\":")
                    .append(defect)
                    .append(',');
            text.append(SERIES).append('}');
        }
        return text.append(']').toString();
    }

    @Test
    void readsThousandsOfInstancesAheadAndReportsThemInOrder() throws IOException {
        List<Finding> findings = Variants.check(many(5000, "{\"vr\":\"PN\",\"Value\":[\"Doe\"]}"));
        int line = 0;
        int instances = 0;
        for (Finding finding : findings) {
            assertTrue(finding.line() >= line, finding::toString);
            line = finding.line();
            assertEquals(finding.line() - 1, finding.instance());
            instances += finding.rule().slug().equals("json/person-name") ? 1 : 0;
        }
        assertEquals(5000, instances);
    }

    @Test
    void countsWhatItDoesNotPassOn() throws IOException {
        List<Finding> passedOn = new ArrayList<>();
        Validator validator = new Validator(ValidateOptions.DEFAULT.withMaxFindings(3), passedOn::add);
        validator.json(stream(Variants.example()), "metadata.json");
        Summary summary = validator.finish();
        assertEquals(3, passedOn.size());
        assertEquals(4, summary.warnings());
        assertTrue(summary.truncated());
    }

    @Test
    void isNotTruncatedIfTheLimitIsJustReached() throws IOException {
        Validator validator = new Validator(ValidateOptions.DEFAULT.withMaxFindings(4), finding -> {});
        validator.json(stream(Variants.example()), "metadata.json");
        assertEquals(new Summary(1, 2, 0, 4, 0, false), validator.finish());
    }

    @Test
    void comparesTheInstancesOfSeveralFiles() throws IOException {
        List<Finding> findings = new ArrayList<>();
        Validator validator = new Validator(ValidateOptions.DEFAULT, findings::add);
        validator.json(stream(Variants.example()), "a.json");
        validator.json(stream(Variants.example()), "b.json");
        Summary summary = validator.finish();
        assertEquals(2, summary.files());
        assertEquals(2, summary.errors());
        Finding first = findings.stream()
                .filter(finding -> finding.rule().slug().equals("study/duplicate-instance"))
                .findFirst()
                .orElseThrow();
        assertEquals("b.json", first.file());
        assertTrue(first.message().contains("instance 1 of a.json (line 1)"), first.message());
    }

    @Test
    void checksInstancesThatWereReadElsewhere() throws IOException {
        List<Finding> findings = new ArrayList<>();
        Validator validator = new Validator(ValidateOptions.DEFAULT, findings::add);
        validator.instance(
                Dataset.of(
                        Element.of(Tags.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.7"),
                        Element.of(new Tag(0x00100020), VR.SH, "4711")),
                "a.dcm");
        Summary summary = validator.finish();
        assertEquals(1, summary.instances());
        assertTrue(summary.errors() > 5);
        Finding dictionary = findings.stream()
                .filter(finding -> finding.rule().slug().equals("vr/dictionary"))
                .findFirst()
                .orElseThrow();
        assertEquals(0, dictionary.line());
        assertEquals("PatientID", dictionary.keyword());
        assertEquals("00100020", dictionary.path());
    }

    @Test
    void aFailureOfTheSinkEndsTheRunAndTheReadingAhead() {
        Validator validator = new Validator(ValidateOptions.DEFAULT, finding -> {
            throw new IOException("disk full");
        });
        String text = many(20_000, "{\"vr\":\"PN\",\"Value\":[\"Doe\"]}");
        IOException thrown = assertThrows(IOException.class, () -> validator.json(stream(text), "a.json"));
        assertEquals("disk full", thrown.getMessage());
    }

    @Test
    void aStreamThatFailsWhileItIsReadAheadFailsTheRun() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("unplugged");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };
        String text = many(2000, "{\"vr\":\"PN\"}");
        String unended = text.substring(0, text.length() - 1);
        InputStream in = new SequenceInputStream(stream(unended), failing);
        Validator validator = new Validator(ValidateOptions.DEFAULT, finding -> {});
        assertThrows(IOException.class, () -> validator.json(in, "a.json"));
    }

    @Test
    void acceptsTheTransferSyntaxForGoogleAndWantsThePixelsDescribed() throws IOException {
        String text = Variants.example()
                .replace(
                        "{\n\"00080016\"",
                        "{\n"
                                + "\"00020010\": { \"vr\": \"UI\", \"Value\": [ \"1.2.840.10008.1.2.4.50\" ] },\n"
                                + "\"00080016\"");
        List<Finding> findings = Variants.check(
                text.getBytes(StandardCharsets.UTF_8),
                ValidateOptions.DEFAULT.withTransferSyntaxUid(true).withImagePixel(true));
        assertTrue(findings.stream().noneMatch(finding -> finding.rule().slug().equals("json/file-meta")));
        assertTrue(findings.stream()
                .anyMatch(finding -> finding.keyword().equals("Rows") && finding.severity() == Severity.ERROR));
    }

    @Test
    void pixelsOfNoKindMustBeDescribed(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("file1.raw"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        Files.write(folder.resolve("file2.raw"), new byte[] {1, 2, 3, 4, 5, 6, 7, 9});
        ValidateOptions options = ValidateOptions.DEFAULT.withLinkedFiles(LinkedFiles.inFolder(folder, List.of()));
        String text = Variants.example().replace(".jpg", ".raw");
        List<Finding> findings = Variants.check(text.getBytes(StandardCharsets.UTF_8), options);
        assertTrue(findings.stream().anyMatch(finding -> finding.keyword().equals("Rows")), findings::toString);
        assertTrue(
                findings.stream().noneMatch(finding -> finding.rule().slug().startsWith("link/")), findings::toString);
    }

    @Test
    void oneObjectAloneIsAWarningAndStillChecked() throws IOException {
        List<Finding> findings = Variants.check("{\"00100020\":{\"vr\":\"SH\"}}");
        assertEquals("json/bare-object", findings.get(0).rule().slug());
        assertTrue(findings.stream().anyMatch(finding -> finding.rule().slug().equals("vr/dictionary")));
    }

    @Test
    void theFindingsOfAlikeInstancesAreThoseOfEach() throws IOException {
        for (String attribute : List.of(
                "{\"vr\":\"CS\"}",
                "{\"vr\":\"PN\",\"Value\":[\"\"]}",
                "{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"ä\"}]}")) {
            assertAlike(Variants.check(many(3, attribute)));
        }
    }

    private static void assertAlike(List<Finding> findings) {
        for (int i = 0; i < 3; i++) {
            int instance = i;
            List<String> own = findings.stream()
                    .filter(finding -> finding.instance() == instance)
                    .map(finding -> finding.rule().slug() + finding.path() + finding.message())
                    .toList();
            List<String> first = findings.stream()
                    .filter(finding -> finding.instance() == 0)
                    .map(finding -> finding.rule().slug() + finding.path() + finding.message())
                    .toList();
            assertEquals(first, own);
        }
    }
}

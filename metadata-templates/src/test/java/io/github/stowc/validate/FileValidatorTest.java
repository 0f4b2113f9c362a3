package io.github.stowc.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.testdata.TestData;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileValidatorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{]|json/syntax|1",
                "<NativeDicomModel|xml/syntax|1",
                "<svg/>|xml/root|1",
                "<!DOCTYPE html><p>|xml/root|0",
                "%PDF-1.7|json/syntax|0",
                "hello|json/syntax|1"
            })
    void tellsTheFormByTheBytes(String text, String rule, int line) throws IOException {
        Finding first = FileValidator.check(text).get(0);
        assertEquals(rule, first.rule().slug());
        assertEquals(line, first.line());
        for (Finding other : List.of(bySource(text), byStream(text))) {
            assertEquals(first.message(), other.message());
        }
    }

    private static Finding bySource(String text) throws IOException {
        List<Finding> findings = new ArrayList<>();
        FileValidator files = new FileValidator(ValidateOptions.DEFAULT, findings::add);
        files.source(Source.of("text", text.getBytes(StandardCharsets.UTF_8)));
        return findings.get(0);
    }

    private static Finding byStream(String text) throws IOException {
        List<Finding> findings = new ArrayList<>();
        FileValidator files = new FileValidator(ValidateOptions.DEFAULT, findings::add);
        files.stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "text");
        return findings.get(0);
    }

    @Test
    void saysTheSameAsTheValidatorOfTheForm() throws IOException {
        Path file = TestData.file("metadata.json");
        List<Finding> expected = new ArrayList<>();
        Validator validator = new Validator(ValidateOptions.DEFAULT, expected::add);
        validator.json(file);
        validator.finish();
        List<Finding> found = new ArrayList<>();
        FileValidator files = new FileValidator(ValidateOptions.DEFAULT, found::add);
        files.file(file);
        files.finish();
        assertEquals(expected, found);
        assertEquals(
                expected.size(), FileValidator.check(Files.readString(file)).size());
    }

    @Test
    void namesTheKindThatItDoesNotCheck() {
        List<Finding> findings = FileValidator.check("--b\r\nContent-Type: image/jpeg\r\n\r\n");
        assertTrue(findings.get(0).message().contains("found a MIME message"), findings.toString());
    }
}

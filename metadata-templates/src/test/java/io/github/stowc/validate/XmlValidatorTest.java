package io.github.stowc.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import io.github.stowc.testdata.TestData;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** XML is held against the same rules as JSON. */
class XmlValidatorTest {

    private static Dataset example() throws IOException {
        Path file = TestData.file("metadata.json");
        return DicomJsonReader.readAll(Files.newInputStream(file), JsonReadOptions.of("example"))
                .get(0);
    }

    private static String exampleXml() throws IOException {
        return new String(DicomXmlWriter.document(example(), DicomXmlWriter.Layout.READABLE), StandardCharsets.UTF_8);
    }

    private static List<Finding> findings(String xml) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Validator validator = new Validator(ValidateOptions.DEFAULT, findings::add);
        validator.xml(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "m.xml");
        Summary summary = validator.finish();
        assertEquals(1, summary.files());
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private static Finding onlyError(String xml) throws IOException {
        List<Finding> findings = findings(xml);
        assertEquals(1, findings.size(), findings::toString);
        return findings.get(0);
    }

    @Test
    void validMetadataHasNoError() throws IOException {
        assertEquals(List.of(), findings(exampleXml()));
    }

    @Test
    void aFindingHasThePlaceOfItsAttribute() throws IOException {
        String xml = exampleXml()
                .replaceFirst(
                        "(<DicomAttribute tag=\"00100040\"[^/>]*)/>",
                        "$1><Value number=\"1\">Q</Value></DicomAttribute>");
        Finding finding = onlyError(xml);
        assertEquals("iod/enumerated-value", finding.rule().slug());
        assertEquals("m.xml", finding.file());
        assertEquals("00100040", finding.path());
        assertEquals(0, finding.instance());
        String line = xml.split("\n", -1)[finding.line() - 1];
        assertTrue(line.substring(finding.column() - 1).startsWith("<DicomAttribute tag=\"00100040\""), line);
    }

    @Test
    void aMissingAttributeHasThePlaceOfItsDataset() throws IOException {
        String xml = exampleXml().replaceFirst(" *<DicomAttribute tag=\"0020000E\".*\n", "");
        Finding finding = onlyError(xml);
        assertEquals("iod/missing-type-1", finding.rule().slug());
        assertEquals(2, finding.line());
        assertEquals(1, finding.column());
    }

    @Test
    void brokenXmlIsOneFinding() throws IOException {
        Finding finding = onlyError(exampleXml().replace("</DicomAttribute>\n</NativeDicomModel>", ""));
        assertEquals("xml/syntax", finding.rule().slug());
        assertEquals(-1, finding.instance());
        assertTrue(finding.line() > 1);
    }

    @Test
    void aMistypedTagIsOneFindingAndNotAMissingAttributeToo() throws IOException {
        Finding finding = onlyError(exampleXml().replace("tag=\"0020000E\"", "tag=\"0020,000E\""));
        assertEquals("xml/tag", finding.rule().slug());
        assertEquals("0020000E", finding.path());
    }

    @Test
    void reportsAValueOnce() throws IOException {
        String xml = exampleXml()
                .replaceFirst(
                        "(<DicomAttribute tag=\"0020000E\"[^>]*>).*(</DicomAttribute>)",
                        "$1<Item number=\"1\"></Item>$2");
        assertEquals("xml/type", onlyError(xml).rule().slug());
    }
}

package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import io.github.stowc.testdata.TestData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stowc validate} takes XML wherever it takes JSON. */
class ValidateXmlTest {
    @TempDir
    Path folder;

    private String xml = "";

    @BeforeEach
    void writeAnExample() throws Exception {
        Dataset dataset = DicomJsonReader.readAll(
                        Files.newInputStream(TestData.file("metadata.json")), JsonReadOptions.of("metadata.json"))
                .get(0);
        xml = new String(DicomXmlWriter.document(dataset, DicomXmlWriter.Layout.READABLE), StandardCharsets.UTF_8);
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void metadataAreCheckedWhateverTheirName() throws Exception {
        CommandRun run = CommandRun.of("validate", "--format", "json", file("metadata.txt", xml));
        assertEquals(ExitCode.DONE, run.exit(), run.text());
        assertTrue(run.text().contains("\"instances\":1,\"errors\":0"), run.text());
    }

    @Test
    void aFindingHasItsPlace() throws Exception {
        Path broken = file("m.xml", xml.replace("tag=\"0020000D\"", "tag=\"0020000d\""));
        CommandRun run = CommandRun.of("validate", "--format", "json", broken);
        assertEquals(ExitCode.INPUT, run.exit());
        assertTrue(run.text().contains("\"rule\":\"xml/tag-case\",\"severity\":\"error\""), run.text());
        int line = (int) xml.substring(0, xml.indexOf("0020000D")).lines().count();
        assertTrue(run.text().contains("\"line\":" + line + ",\"column\":3,\"instance\":0"), run.text());
    }

    @Test
    void brokenXmlIsAFindingThatExplainKnows() throws Exception {
        CommandRun run = CommandRun.of("validate", file("m.xml", xml.substring(0, xml.length() / 2)));
        assertEquals(ExitCode.INPUT, run.exit());
        assertTrue(run.text().contains("xml/syntax"), run.text());
        CommandRun explained = CommandRun.of("explain", "xml/syntax");
        assertEquals(ExitCode.DONE, explained.exit());
        assertTrue(explained.text().contains("&amp;"), explained.text());
    }

    @Test
    void anotherKindOfXmlIsNotMetadata() throws Exception {
        CommandRun run = CommandRun.of("validate", file("page.xml", "<?xml version=\"1.0\"?>\n<ClinicalDocument/>"));
        assertEquals(ExitCode.INPUT, run.exit());
        assertTrue(run.text().contains("NativeDicomModel is expected, found ClinicalDocument"), run.text());
        assertTrue(run.text().contains("xml/root"), run.text());
    }

    @Test
    void standardInputMayBeXml() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
                out,
                new ByteArrayOutputStream(),
                Map.of(),
                false);
        assertEquals(ExitCode.DONE, new Cli(terminal).run(CommandRun.words("validate", "-")));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("1 instance: no errors"), out::toString);
    }

    @Test
    void correctingIsForJson() throws Exception {
        CommandRun run = CommandRun.of("validate", "--fix", file("m.xml", xml));
        assertEquals(ExitCode.USAGE, run.exit());
        assertTrue(run.err().contains("m.xml is XML"), run.err());
    }

    @Test
    void partsOfAMessageAreCheckedInTheirPlace() throws Exception {
        Path message = folder.resolve("X.mime");
        CommandRun.compile(message, "-t", "xml", TestData.file("hand-1.jpg"), TestData.file("hand-2.jpg"));
        CommandRun sound = CommandRun.of("validate", "--fail-on", "warning", message);
        assertEquals(ExitCode.DONE, sound.exit(), sound.text());
        assertTrue(sound.text().contains("2 instances: no errors, no warnings"), sound.text());
        String text = Files.readString(message, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf("tag=\"0020000D\"");
        Path broken = folder.resolve("broken.mime");
        Files.writeString(
                broken, text.substring(0, at) + text.substring(at).replaceFirst("D", "d"), StandardCharsets.ISO_8859_1);
        CommandRun run = CommandRun.of("validate", "--format", "json", broken);
        assertEquals(ExitCode.INPUT, run.exit());
        assertTrue(run.text().contains("\"rule\":\"xml/tag-case\""), run.text());
        assertTrue(run.text().contains("part 2: the tag"), run.text());
        int line = (int) text.substring(0, at).lines().count();
        assertTrue(run.text().contains("\"line\":" + line + ","), run.text());
    }

    @Test
    void metadataThatCompileReadsAreHeldAgainstTheRulesWithTheirPlaces() throws Exception {
        Path image = Files.copy(TestData.file("hand-1.jpg"), folder.resolve("file1.jpg"));
        Path broken = file("m.xml", xml.replace("tag=\"0020000D\"", "tag=\"0020000d\""));
        CommandRun run = CommandRun.of("compile", "-o", folder.resolve("X.mime"), "--metadata", broken, image);
        assertEquals(ExitCode.INPUT, run.exit());
        assertTrue(run.err().contains("m.xml:"), run.err());
        assertTrue(run.err().contains("[xml/tag-case]"), run.err());
    }
}

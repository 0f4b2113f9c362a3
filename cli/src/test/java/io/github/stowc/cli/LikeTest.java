package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.TestData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --like} and {@code --attach}: new instances become part of what is there. */
class LikeTest {
    private static final String STUDY = """
            [{
              "00080020": { "vr": "DA", "Value": [ "20240102" ] },
              "00080050": { "vr": "SH", "Value": [ "A1" ] },
              "00080056": { "vr": "CS", "Value": [ "ONLINE" ] },
              "00081190": { "vr": "UR", "Value": [ "http://localhost/rs/studies/1.2.3" ] },
              "00100010": { "vr": "PN", "Value": [ { "Alphabetic": "Müller^Eva" } ] },
              "00100020": { "vr": "LO", "Value": [ "P1" ] },
              "0020000D": { "vr": "UI", "Value": [ "1.2.3" ] }
            }]
            """;

    private static final String ORDER = """
            <NativeDicomModel xml:space="preserve">
              <DicomAttribute tag="00080050" vr="SH"><Value number="1">A7</Value></DicomAttribute>
              <DicomAttribute tag="00100020" vr="LO"><Value number="1">P1</Value></DicomAttribute>
              <DicomAttribute tag="0020000D" vr="UI"><Value number="1">1.2.7</Value></DicomAttribute>
              <DicomAttribute tag="00400100" vr="SQ"><Item number="1">
                <DicomAttribute tag="00400009" vr="SH"><Value number="1">SPS1</Value></DicomAttribute>
              </Item></DicomAttribute>
              <DicomAttribute tag="00401001" vr="SH"><Value number="1">RP1</Value></DicomAttribute>
            </NativeDicomModel>
            """;

    @TempDir
    Path folder;

    private Path study = Path.of("");
    private Path image = Path.of("");

    @BeforeEach
    void writeTheFiles() throws Exception {
        study = Files.writeString(folder.resolve("study.json"), STUDY);
        image = TestData.file("hand-1.jpg");
    }

    private String compiled(Object... words) throws Exception {
        Path message = folder.resolve("X.mime");
        CommandRun.compile(message, words);
        CommandRun checked = CommandRun.of("validate", message);
        assertEquals(ExitCode.DONE, checked.exit(), checked.text());
        return Files.readString(message, StandardCharsets.ISO_8859_1);
    }

    private CommandRun failing(int exit, Object... words) {
        Object[] all = new Object[words.length + 3];
        System.arraycopy(words, 0, all, 3, words.length);
        all[0] = "compile";
        all[1] = "-o";
        all[2] = folder.resolve("Y.mime");
        return CommandRun.of(all).expecting(exit);
    }

    @Test
    void anImageBecomesASeriesOfTheStudy() throws Exception {
        String message = compiled("--like", study, image);
        assertTrue(message.contains("\"0020000D\": { \"vr\": \"UI\", \"Value\": [ \"1.2.3\" ] }"), message);
        assertTrue(message.contains("\"A1\"") && message.contains("\"20240102\"") && message.contains("\"P1\""));
        assertTrue(message.contains("ISO_IR 192"));
        assertTrue(!message.contains("00081190") && !message.contains("ONLINE"));
    }

    @Test
    void whatItIsAttachedToIsSaid() {
        CommandRun run = CommandRun.of("compile", "-o", folder.resolve("X.mime"), "--like", study, image);
        assertTrue(run.err().contains("attached to the study 1.2.3 of " + study), run.err());
        CommandRun quiet = CommandRun.of("compile", "-q", "-o", folder.resolve("Z.mime"), "--like", study, image);
        assertEquals("", quiet.err());
    }

    @Test
    void attachedToThePatientItHasAStudyOfItsOwn() throws Exception {
        String message = compiled("--like", study, "--attach", "patient", image);
        assertTrue(message.contains("\"P1\"") && !message.contains("\"1.2.3\"") && !message.contains("\"A1\""));
    }

    @Test
    void aWorklistItemFillsTheRequest() throws Exception {
        Path order = Files.writeString(folder.resolve("item.xml"), ORDER);
        String message = compiled("--like", order, image);
        int request = message.indexOf("\"00400275\"");
        assertTrue(request > 0 && message.indexOf("\"SPS1\"") > request && message.indexOf("\"RP1\"") > 0, message);
        assertTrue(message.contains("\"1.2.7\"") && message.contains("\"A7\""));
    }

    @Test
    void whatIsSetTooCountsMore() throws Exception {
        String message = compiled("--like", study, "-m", "AccessionNumber=B2", image);
        assertTrue(message.contains("\"B2\"") && !message.contains("\"A1\""));
    }

    @Test
    void theSameStudyMayBeInTheUrlAndAnotherMayNot() throws Exception {
        compiled("--like", study, "-u", "http://localhost/rs/studies/1.2.3", image);
        CommandRun other = failing(ExitCode.USAGE, "--like", study, "--study", "1.2.4", image);
        assertTrue(other.err().contains("means the study 1.2.3"), other.err());
    }

    @Test
    void metadataAreRewritten() throws Exception {
        Path first = Files.copy(image, folder.resolve("file1.jpg"));
        Path metadata = folder.resolve("m.json");
        CommandRun.of("compile", "-o", folder.resolve("M.mime"), "--seed", "1", first)
                .expecting(ExitCode.DONE);
        String made = Files.readString(folder.resolve("M.mime"), StandardCharsets.ISO_8859_1);
        Files.writeString(metadata, made.substring(made.indexOf('['), made.indexOf("\r\n--", made.indexOf('['))));
        CommandRun run = CommandRun.of(
                "compile", "-o", folder.resolve("X.mime"), "--like", study, "--metadata", metadata, first);
        run.expecting(ExitCode.DONE);
        assertTrue(run.err().contains("rewritten with the attributes that are set"), run.err());
        assertTrue(Files.readString(folder.resolve("X.mime"), StandardCharsets.ISO_8859_1)
                .contains("\"1.2.3\""));
    }

    @Test
    void dicomFilesHaveTheirStudyAlready() throws Exception {
        Path dicom = folder.resolve("a.dcm");
        CommandRun.compile(folder.resolve("D.mime"), "-t", "dicom", image);
        byte[] message = Files.readAllBytes(folder.resolve("D.mime"));
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int start = text.indexOf("\r\n\r\n") + 4;
        Files.write(dicom, text.substring(start, text.lastIndexOf("\r\n--")).getBytes(StandardCharsets.ISO_8859_1));
        CommandRun run = failing(ExitCode.USAGE, "--like", study, dicom);
        assertTrue(run.err().contains("already has a patient and a study"), run.err());
        // But they are something to attach to.
        CommandRun like = CommandRun.of("compile", "-o", folder.resolve("X.mime"), "--like", dicom, image);
        assertTrue(like.err().contains("attached to the study 2.25."), like.err());
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        assertTrue(failing(ExitCode.USAGE, "--attach", "study", image).err().contains("expected --like FILE"));
        assertTrue(failing(ExitCode.USAGE, "--like", study, "--attach", "page", image)
                .err()
                .contains("patient, study, series, order"));
        assertTrue(failing(ExitCode.INPUT, "--like", study, "--attach", "order", image)
                .err()
                .contains("not a worklist item"));
        assertTrue(failing(ExitCode.INPUT, "--like", image, image).err().contains("give a DICOM file"));
        assertTrue(failing(ExitCode.IO, "--like", folder.resolve("none"), image)
                .err()
                .contains("no such file"));
        Path broken = Files.writeString(folder.resolve("broken.json"), STUDY.replace("\"20240102\"", "\"2024-01-02\""));
        CommandRun run = failing(ExitCode.INPUT, "--like", broken, image);
        assertTrue(run.err().contains("--like: (0008,0020) StudyDate"), run.err());
    }

    @Test
    void theFileIsNotWrittenOver() throws Exception {
        CommandRun run = CommandRun.of("compile", "--force", "-o", study, "--like", study, image);
        assertEquals(ExitCode.USAGE, run.exit());
        assertEquals(STUDY, Files.readString(study));
    }
}

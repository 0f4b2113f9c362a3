package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.testdata.TestData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What instances get from settings, templates, their files and existing patients, and what contradicts. */
class MadeInstanceTest {
    private static final Path HAND = TestData.file("hand-1.jpg");
    private static final String WARD =
            "{\"SOPClassUID\":\"VLPhotographicImageStorage\",\"SOPInstanceUID\":\"${uid}\",\"StudyInstanceUID\":\"${uid}\","
                    + "\"SeriesInstanceUID\":\"${uid}\",\"PatientName\":\"Doe^Jane\",\"PatientID\":\"W1\",\"Modality\":\"XC\","
                    + "\"ImageType\":[\"ORIGINAL\",\"PRIMARY\"],\"InstanceNumber\":\"${index}\"}";

    @TempDir
    Path folder = Path.of("");

    /** The message as JSON with bulk data. */
    private String json(Object... words) {
        Object[] all = new Object[words.length + 7];
        System.arraycopy(new Object[] {"compile", "-o", "-", "-t", "json", "--target", "standard"}, 0, all, 0, 7);
        System.arraycopy(words, 0, all, 7, words.length);
        return new String(CommandRun.of(all).expecting(ExitCode.DONE).out(), StandardCharsets.ISO_8859_1);
    }

    private static CommandRun wrong(Object... words) {
        Object[] all = new Object[words.length + 3];
        System.arraycopy(new Object[] {"compile", "-o", "-"}, 0, all, 0, 3);
        System.arraycopy(words, 0, all, 3, words.length);
        return CommandRun.of(all).expecting(ExitCode.USAGE);
    }

    @Test
    void generatedValuesOfSettingsAreThoseOfTemplates() {
        String text = json(
                "-m", "ImageComments=${index} of ${file}, $${plain}", "-m", "StudyDate=${today}", "--seed", "1", HAND);
        assertTrue(text.contains("[ \"1 of hand-1.jpg, ${plain}\" ]"), text);
        assertTrue(text.contains("\"00080020\": { \"vr\": \"DA\", \"Value\": [ \"19700101\" ] }"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ImageComments=${fil}|did you mean ${file}?",
                "ImageComments=${file|no closing brace",
                "StudyDate=${file}|hand-1.jpg",
                "PatientSex=female|write one of M, F, O",
                "BurnedInAnnotation=no|write one of NO, YES",
            })
    void aWrongSettingNamesWhatIsRight(String setting, String expected) {
        CommandRun run = wrong("-m", setting, HAND);
        assertTrue(run.err().contains(expected), run.err());
    }

    @Test
    void aUidMayBeGivenByItsKeyword() {
        String text = json("--no-validate", "-m", "SOPClassUID=CTImageStorage", HAND);
        assertTrue(text.contains("\"1.2.840.10008.5.1.4.1.1.2\""), text);
    }

    @Test
    void instancesOfNobodyAreOneWarningUnlessAPatientIsChosen() throws Exception {
        Path output = folder.resolve("a.mime");
        String both =
                CommandRun.compile(output, HAND, TestData.file("hand-2.jpg")).err();
        assertEquals(
                1,
                both.lines()
                        .filter(line -> line.contains("2 instances without Patient ID"))
                        .count(),
                both);
        String study =
                CommandRun.compile(output, "--force", "--study", "2.25.7", HAND).err();
        assertTrue(study.contains("keep it apart from the study 2.25.7"), study);
        for (String id : new String[] {"PatientID=P", "PatientID="}) {
            String err = CommandRun.compile(output, "--force", "-m", id, HAND).err();
            assertFalse(err.contains("without Patient ID"), err);
        }
        Path ward = Files.writeString(folder.resolve("ward.json"), WARD);
        String err =
                CommandRun.compile(output, "--force", "--template", ward, HAND).err();
        assertFalse(err.contains("without Patient ID"), err);
    }

    @Test
    void anotherPatientOrStudyThanThatOfLikeIsRefused() throws Exception {
        Path like = Files.writeString(
                folder.resolve("q.json"),
                "[{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"P1\"]},\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"2.25.7\"]}}]");
        for (String set : new String[] {"PatientID=P2", "00100020=P2", "PatientID=", "StudyInstanceUID=2.25.8"}) {
            CommandRun run = wrong("--like", like, "-m", set, HAND);
            assertTrue(run.err().contains("leave one out, or give --no-validate"), run.err());
        }
        json("--like", like, "-m", "PatientID=P1", HAND);
        assertTrue(json("--like", like, "-m", "PatientID=P2", "--no-validate", HAND)
                .contains("\"P2\""));
    }

    @Test
    void eachTemplateIsForTheKindsThatItsSopClassFits() throws Exception {
        Path ward = Files.writeString(folder.resolve("ward.json"), WARD);
        Path stl = Files.writeString(
                folder.resolve("a.stl"),
                "solid a\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nendloop\nendfacet\nendsolid a\n");
        String text = json("--template", ward, "--template", "encapsulated-stl", HAND, stl);
        assertTrue(text.contains("\"1.2.840.10008.5.1.4.1.1.77.1.4\"") && text.contains("\"M3D\""), text);
        // Type 2, which the template lacks.
        assertTrue(text.contains("\"00080090\": { \"vr\": \"PN\" }"), text);
        assertTrue(wrong("--template", ward, "--template", "secondary-capture", HAND)
                .err()
                .contains("leave one out"));
        CommandRun other = wrong("--template", "encapsulated-pdf", HAND);
        assertTrue(other.err().contains("is for Encapsulated PDF Storage, which does not fit " + HAND), other.err());
        assertTrue(other.err().contains("secondary-capture, vl-photographic"), other.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"secondary-capture", "ward.json", "query.json"})
    void aTemplateIsMadeOfTemplatesAndAnswers(String from) throws Exception {
        Files.writeString(folder.resolve("ward.json"), WARD);
        Files.writeString(folder.resolve("query.json"), "[{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"P1\"]}}]");
        Path output = folder.resolve("new.json");
        Object given = from.endsWith(".json") ? folder.resolve(from) : from;
        CommandRun.of("template", "new", "mine", "--from", given, "-o", output).expecting(ExitCode.DONE);
        String text = Files.readString(output);
        assertTrue(text.contains("\"SOPInstanceUID\"") && text.contains("\"${uid}\""), text);
    }

    @Test
    void aTemplateForASopClassHasTheValuesOfTheBuiltInOne() throws Exception {
        Path output = folder.resolve("new.json");
        CommandRun run = CommandRun.of("template", "new", "r", "--sop-class", "EncapsulatedPDFStorage", "-o", output)
                .expecting(ExitCode.DONE);
        assertFalse(run.err().contains("needs a value"), run.err());
        assertTrue(Files.readString(output).contains("\"Modality\": \"DOC\""));
    }

    /** A JPEG with DateTimeOriginal and SubSecTimeOriginal, as CIPA DC-008 4.6 lays them out. */
    private Path photograph(String when) throws IOException {
        ByteArrayOutputStream exif = new ByteArrayOutputStream();
        exif.writeBytes("Exif\0\0MM\0*\0\0\0\10".getBytes(StandardCharsets.ISO_8859_1));
        exif.writeBytes(new byte[] {0, 1, (byte) 0x87, 0x69, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0});
        exif.writeBytes(new byte[] {0, 2, (byte) 0x90, 3, 0, 2, 0, 0, 0, 20, 0, 0, 0, 56});
        exif.writeBytes(new byte[] {(byte) 0x92, (byte) 0x91, 0, 2, 0, 0, 0, 3, '2', '5', 0, 0, 0, 0, 0, 0});
        exif.writeBytes((when + "\0").getBytes(StandardCharsets.ISO_8859_1));
        byte[] jpeg = Files.readAllBytes(HAND);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(jpeg, 0, 2);
        all.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (exif.size() + 2)});
        exif.writeTo(all);
        all.write(jpeg, 2, jpeg.length - 2);
        return Files.write(folder.resolve("photo.jpg"), all.toByteArray());
    }

    @Test
    void aPhotographHasTheTimeOfItsExifUnlessThatIsLeftOutOrSet() throws Exception {
        Path photo = photograph("2026:01:15 09:30:11");
        String text = json(photo);
        assertTrue(text.contains("\"00080023\": { \"vr\": \"DA\", \"Value\": [ \"20260115\" ] }"), text);
        assertTrue(text.contains("\"00080033\": { \"vr\": \"TM\", \"Value\": [ \"093011.250000\" ] }"), text);
        assertFalse(json("--no-appn", photo).contains("\"00080023\""));
        assertTrue(json("-m", "ContentDate=20250101", photo).contains("\"20250101\""));
        for (String never : new String[] {"0000:00:00 00:00:00", "    :  :     :  :  ", "2026:02:30 09:30:11"}) {
            assertFalse(json(photograph(never)).contains("\"00080023\""), never);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-m|-m needs a value: -m KEYWORD=VALUE",
                "--patient-id=X|write -m PatientID=VALUE",
                "--PatientName|write -m PatientName=VALUE",
                "--templat=x|did you mean --template?",
            })
    void aWrongOptionNamesWhatWasMeant(String option, String expected) {
        CommandRun run = CommandRun.of("compile", option).expecting(ExitCode.USAGE);
        assertTrue(run.err().contains(expected), run.err());
    }

    @Test
    void aHyphenIsStandardInput() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(Files.readAllBytes(HAND));
        Terminal terminal = new Terminal(in, out, err, Map.of(), false);
        assertEquals(
                ExitCode.DONE, new Cli(terminal).run("compile", "-o", "-", "-"), err.toString(StandardCharsets.UTF_8));
        assertTrue(out.size() > Files.size(HAND));
    }

    @Test
    void theFirstFindingsAreShownAtOnce() {
        String err = CommandRun.compile(folder.resolve("a.mime"), "-m", "BodyPartExamined=NOWHERE", HAND)
                .err();
        assertTrue(err.contains("warning: -m: (0018,0015) BodyPartExamined: "), err);
    }
}

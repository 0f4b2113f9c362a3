package io.github.stowc.validate.fix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.validate.Variants;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of mistake that has one right answer is corrected to it; fixing twice changes nothing. */
class FixedMistakesTest {
    private static final String SOUND = Variants.example();

    /** What stands in sound metadata, what is written there by mistake, and what the correction writes. */
    static Stream<Arguments> mistakes() {
        String sex = "\"00100040\": { \"vr\": \"CS\" }";
        String date = "\"00080020\": { \"vr\": \"DA\" }";
        String time = "\"00080030\": { \"vr\": \"TM\" }";
        String id = "[ \"PatientID\" ]";
        String pixels = "\"BulkDataURI\": \"file1.jpg\"";
        String name = "{ \"Alphabetic\": \"Patient^Name\" }";
        String first = "{\n\"00080016\"";
        String type = "{\n\"00080008\": { \"vr\": \"CS\", \"Value\": [ ";
        return Stream.of(
                Arguments.of(pixels + " }", pixels + " },", pixels + " }"),
                Arguments.of(id, "[ \"PatientID\", ]", id),
                Arguments.of(date, "// the date\n" + date, "\n" + date),
                Arguments.of(date, "/* the date */" + date, date),
                Arguments.of(date, "# the date\n" + date, "\n" + date),
                Arguments.of(date + ",", date, date + ","),
                Arguments.of(id, "[ 'PatientID' ]", id),
                Arguments.of(id, "[ “PatientID” ]", id),
                Arguments.of(sex, "\"00100040\": { \"vr\": \"CS\", \"Value\": [ None ] }", sex),
                Arguments.of(sex, "\"00100040\": { \"vr\": \"CS\", \"Value\": [ null ] }", sex),
                Arguments.of("\"00100020\"", "\"0x00100020\"", "\"00100020\""),
                Arguments.of("\"00100020\"", "\"x00100020\"", "\"00100020\""),
                Arguments.of("\"00100020\"", "\"0010|0020\"", "\"00100020\""),
                Arguments.of(
                        "\"1.2.840.10008.5.1.4.1.1.7\"",
                        "\"SecondaryCaptureImageStorage\"",
                        "\"1.2.840.10008.5.1.4.1.1.7\""),
                Arguments.of("[ 1 ]", "[ 1.0 ]", "[ 1 ]"),
                Arguments.of("[ 1 ]", "[ \"1.0\" ]", "[ \"1\" ]"),
                Arguments.of(
                        first,
                        type + "\"DERIVED\\\\SECONDARY\" ] },\n\"00080016\"",
                        type + "\"DERIVED\", \"SECONDARY\" ] },\n\"00080016\""),
                Arguments.of(
                        name,
                        "{ \"Alphabetic\": \"Patient^Name=I=P\" }",
                        "{ \"Alphabetic\": \"Patient^Name\", \"Ideographic\": \"I\", \"Phonetic\": \"P\" }"),
                Arguments.of(
                        date,
                        date.replace(" }", ", \"Value\": [ \"2026-01-15T09:30:00\" ] }"),
                        date.replace(" }", ", \"Value\": [ \"20260115\" ] }")),
                Arguments.of(
                        time,
                        time.replace(" }", ", \"Value\": [ \"9:30\" ] }"),
                        time.replace(" }", ", \"Value\": [ \"0930\" ] }")),
                Arguments.of(
                        pixels,
                        "\"InlineBinary\": \"data:image/jpeg;base64,AAAAAAAA\"",
                        "\"InlineBinary\": \"AAAAAAAA\""),
                Arguments.of(pixels, "\"InlineBinary\": [ \"AAAAAAAA\" ]", "\"InlineBinary\": \"AAAAAAAA\""),
                Arguments.of(pixels, "\"Value\": [ { " + pixels + " } ]", pixels),
                Arguments.of(
                        date,
                        "\"00080005\": { \"vr\": \"CS\", \"Value\": [ \"UTF-8\" ] },\n" + date,
                        "\"00080005\": { \"vr\": \"CS\", \"Value\": [ \"ISO_IR 192\" ] }"),
                Arguments.of(
                        "\"vr\": \"LO\", \"Value\": " + id,
                        "\"vr\": \"DS\", \"Value\": " + id,
                        "\"vr\": \"LO\", \"Value\": " + id),
                Arguments.of(
                        "\"vr\": \"LO\", \"Value\": " + id,
                        "\"vr\": \"DS\", \"Value\": [ 4711 ]",
                        "\"vr\": \"LO\", \"Value\": [ \"4711\" ]"),
                Arguments.of(
                        "\"0020000D\"",
                        "\"00201208\": { \"vr\": \"IS\", \"Value\": [ 3 ] },\n\"0020000D\"",
                        "\n\"0020000D\""),
                Arguments.of(
                        "\"0020000D\"",
                        "\"00181063\": { \"vr\": \"DS\", \"Value\": [ 1 ] },\n\"00280009\": { \"vr\": \"AT\", \"Value\": [ \"(0018,1063)\" ] },\n\"0020000D\"",
                        "[ \"00181063\" ]"),
                Arguments.of(SOUND, "[" + SOUND.strip() + "]", "[{\n\"00080016\""),
                Arguments.of(SOUND, quoted(SOUND), "\"00100020\": { \"vr\": \"LO\", \"Value\": [ \"PatientID\" ] }"),
                Arguments.of(
                        SOUND,
                        "{ \"PatientName\": \"Doe^Jane\", \"PatientID\": \"4711\", \"SeriesNumber\": 3, \"ImageType\": \"DERIVED\\\\SECONDARY\","
                                + " \"ReferencedImageSequence\": [ { \"ReferencedSOPInstanceUID\": \"2.25.1\" } ] }",
                        "\"00081155\": { \"vr\": \"UI\", \"Value\": [ \"2.25.1\" ] }"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static List<String> rules(byte[] text) throws IOException {
        List<String> rules = new ArrayList<>();
        for (Finding finding : Variants.check(text, ValidateOptions.DEFAULT)) {
            rules.add(finding.rule().slug() + " " + finding.path() + " " + finding.instance());
        }
        return rules;
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isCorrectedToTheOneRightAnswer(String find, String mistake, String right) throws IOException {
        int at = SOUND.indexOf(find);
        assertTrue(at >= 0, find);
        String text = SOUND.substring(0, at) + mistake + SOUND.substring(at + find.length());
        List<Fix> fixes = new ArrayList<>();
        byte[] fixed = FixerProperties.fix(text.getBytes(StandardCharsets.UTF_8), fixes);
        String written = new String(fixed, StandardCharsets.UTF_8);
        assertTrue(written.contains(right), written);
        assertFalse(fixes.isEmpty());
        List<String> left = rules(fixed);
        for (Fix fix : fixes) {
            String corrected = fix.finding().rule().slug() + " " + fix.finding().path() + " "
                    + fix.finding().instance();
            assertFalse(left.contains(corrected), corrected);
        }
        for (String rule : left) {
            assertFalse(rule.startsWith("json/") || rule.startsWith("vr/"), left::toString);
        }
        List<Fix> again = new ArrayList<>();
        assertArrayEquals(fixed, FixerProperties.fix(fixed, again), again::toString);
        assertEquals(List.of(), again);
    }
}

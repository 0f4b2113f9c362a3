package io.github.stowc.validate.fix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.validate.Variants;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Corrects in place what has one right answer, and touches nothing else. */
class FixerTest {
    /** The example, with the two attributes of Type 2C that it lacks. */
    private static final String SOUND = Variants.example()
            .replace(
                    "\"7FE00010\"",
                    "\"00200020\": { \"vr\": \"CS\" },\n\"00200060\": { \"vr\": \"CS\" },\n\"7FE00010\"");

    private static String fix(String text, List<Fix> fixes) throws IOException {
        return new String(FixerProperties.fix(text.getBytes(StandardCharsets.UTF_8), fixes), StandardCharsets.UTF_8);
    }

    /** A change that makes a defect, and its correction. */
    record Correction(String find, String defect, String corrected) {}

    private static Correction of(String find, String defect, String corrected) {
        return new Correction(find, defect, corrected);
    }

    /** A defect whose correction restores the original. */
    private static Correction back(String find, String defect) {
        return new Correction(find, defect, find);
    }

    static Stream<Correction> corrections() {
        String name = "\"00100010\": { \"vr\": \"PN\", \"Value\": [{ \"Alphabetic\": \"Patient^Name\" }]},\n";
        String id = "\"00100020\": { \"vr\": \"LO\", \"Value\": [ \"PatientID\" ] },\n";
        return Stream.of(
                back("\"0020000D\"", "\"0020000d\""),
                back("\"00100010\"", "\"PatientName\""),
                back("\"00100020\"", "\"(0010,0020)\""),
                back("\"00100030\": { \"vr\": \"DA\" },\n", ""),
                back("{\n\"00080016\"", "{\n\"00080000\": { \"vr\": \"UL\", \"Value\": [ 9 ] },\n\"00080016\""),
                back(name + id, name + id + id),
                of(name + id, id + name, name + id),
                back("\"00100030\": { \"vr\": \"DA\" }", "\"00100030\": { \"vr\": \"DA\", \"Value\": [ ] }"),
                back("\"00100030\": { \"vr\": \"DA\" }", "\"00100030\": { \"vr\": \"DA\", \"Value\": [ \"\" ] }"),
                back("\"00100030\": { \"vr\": \"DA\" }", "\"00100030\": { \"vr\": \"DA\", \"Value\": null }"),
                back("[ \"PatientID\" ]", "\"PatientID\""),
                back("{ \"Alphabetic\": \"Patient^Name\" }", "\"Patient^Name\""),
                of(
                        "{ \"Alphabetic\": \"Patient^Name\" }",
                        "\"Doe^Jane=山^花\"",
                        "{ \"Alphabetic\": \"Doe^Jane\", \"Ideographic\": \"山^花\" }"),
                back("\"Alphabetic\"", "\"alphabetic\""),
                back("{ \"vr\": \"LO\", \"Value\": [ \"PatientID\" ] }", "{ \"Value\": [ \"PatientID\" ] }"),
                back(
                        "{ \"vr\": \"LO\", \"Value\": [ \"PatientID\" ] }",
                        "{ \"vr\": \"lo\", \"Value\": [ \"PatientID\" ] }"),
                back(
                        "{ \"vr\": \"LO\", \"Value\": [ \"PatientID\" ] }",
                        "{ \"vr\": \"SH\", \"Value\": [ \"PatientID\" ] }"),
                back(
                        "{ \"vr\": \"LO\", \"Value\": [ \"PatientID\" ] }",
                        "{ \"vr\": \"LO\", \"value\": [ \"PatientID\" ] }"),
                of("[ \"PatientID\" ]", "[ 4711 ]", "[ \"4711\" ]"),
                back("[ \"OT\" ]", "[ \"ot\" ]"),
                of(
                        "\"00080020\": { \"vr\": \"DA\" }",
                        "\"00080020\": { \"vr\": \"DA\", \"Value\": [ \"2026-01-31\" ] }",
                        "\"00080020\": { \"vr\": \"DA\", \"Value\": [ \"20260131\" ] }"),
                of(
                        "\"00080030\": { \"vr\": \"TM\" }",
                        "\"00080030\": { \"vr\": \"TM\", \"Value\": [ \"14:30:05.5\" ] }",
                        "\"00080030\": { \"vr\": \"TM\", \"Value\": [ \"143005.5\" ] }"),
                back("865261\"", "865261\\u0000\""),
                back("865261\"", "865261 \""),
                of(
                        "{\n\"00080016\": { \"vr\": \"UI\", \"Value\": [ \"1.2.840.10008.5.1.4.1.1.7\" ] }",
                        "{\n\"00080016\": { \"vr\": \"UI\", \"Value\": [ \"1.2.840.10008.5.1.4.1.1.7\" ] }, "
                                + "\"00080008\": { \"vr\": \"CS\" }",
                        "{\n\"00080008\": { \"vr\": \"CS\" }, "
                                + "\"00080016\": { \"vr\": \"UI\", \"Value\": [ \"1.2.840.10008.5.1.4.1.1.7\" ] }"));
    }

    @ParameterizedTest
    @MethodSource("corrections")
    void mendsADefectAndLeavesTheRest(Correction correction) throws IOException {
        int at = SOUND.indexOf(correction.find());
        String before = SOUND.substring(0, at);
        String after = SOUND.substring(at + correction.find().length());
        List<Fix> fixes = new ArrayList<>();
        String corrected = fix(before + correction.defect() + after, fixes);
        assertTrue(!fixes.isEmpty());
        assertEquals(before + correction.corrected() + after, withoutCharacterSet(corrected));
    }

    /** A corrected name may call for a character set, which has its own test. */
    private static String withoutCharacterSet(String text) {
        return text.replace("\n\"00080005\": { \"vr\": \"CS\", \"Value\": [ \"ISO_IR 192\" ] },", "");
    }

    @Test
    void declaresTheCharacterSetOnce() throws IOException {
        String text = SOUND.replace(
                        "\"00080070\": { \"vr\": \"LO\" }",
                        "\"00080070\": { \"vr\": \"LO\", \"Value\": [ \"Müller\" ] }")
                .replace("\"00200010\": { \"vr\": \"SH\" }", "\"00200010\": { \"vr\": \"SH\", \"Value\": [ \"ä\" ] }");
        List<Fix> fixes = new ArrayList<>();
        String corrected = fix(text, fixes);
        assertEquals(4, fixes.size());
        assertEquals(
                text.replace(
                        "{\n\"00080016\"",
                        "{\n\"00080005\": { \"vr\": \"CS\", \"Value\": [ \"ISO_IR 192\" ] },\n\"00080016\""),
                corrected);
        assertEquals(List.of(), Variants.check(corrected));
    }

    @Test
    void replacesACharacterSetThatLacksCharacters() throws IOException {
        String text =
                "[{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 100\"]},\"00100020\":{\"vr\":\"LO\",\"Value\":[\"山\"]}}]";
        String corrected = fix(text, new ArrayList<>());
        assertTrue(corrected.contains("\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]}"), corrected);
        assertTrue(corrected.contains("\"00100020\":{\"vr\":\"LO\",\"Value\":[\"山\"]}"), corrected);
    }

    @Test
    void putsASingleInstanceIntoAnArrayAndAddsMissingAttributes() throws IOException {
        List<Fix> fixes = new ArrayList<>();
        String corrected = fix(" {\"00080016\":{\"vr\":\"UI\",\"Value\":[\"1.2.840.10008.5.1.4.1.1.7\"]}}\n", fixes);
        assertTrue(corrected.startsWith(" [{\"00080016\":{\"vr\":\"UI\""), corrected);
        assertTrue(corrected.endsWith("}]\n"), corrected);
        assertTrue(corrected.contains(",\"00080020\":{\"vr\":\"DA\"}"), corrected);
        assertTrue(Variants.check(corrected).stream()
                .noneMatch(finding -> finding.rule().slug().startsWith("iod/missing-type-2")));
    }

    @Test
    void correctsItemsToo() throws IOException {
        String text = SOUND.replace(
                "\"0020000D\"",
                "\"00101002\": { \"vr\": \"SQ\", \"Value\": [ { \"00100020\": { \"vr\": \"LO\", \"Value\": [ \"1\" ] }, "
                        + "\"00100022\": { \"vr\": \"CS\", \"Value\": [ \"text\" ] } } ] },\n\"0020000D\"");
        assertEquals(text.replace("\"text\"", "\"TEXT\""), fix(text, new ArrayList<>()));
    }

    @Test
    void writesUtf8FromAnyEncoding() throws IOException {
        for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-8")) {
            List<Fix> fixes = new ArrayList<>();
            byte[] copy = FixerProperties.fix(("\uFEFF" + SOUND).getBytes(Charset.forName(charset)), fixes);
            assertArrayEquals(SOUND.getBytes(StandardCharsets.UTF_8), copy, charset);
            assertEquals(1, fixes.size());
        }
    }

    @Test
    void keepsBytesThatAreNotText() throws IOException {
        byte[] text = SOUND.replace("PatientID", "Pati?ntID")
                .replace("0020000D", "0020000d")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] expected = SOUND.replace("PatientID", "Pati?ntID").getBytes(StandardCharsets.ISO_8859_1);
        for (byte[] bytes : List.of(text, expected)) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = bytes[i] == '?' ? (byte) 0xE9 : bytes[i];
            }
        }
        assertArrayEquals(expected, FixerProperties.fix(text, new ArrayList<>()));
    }
}

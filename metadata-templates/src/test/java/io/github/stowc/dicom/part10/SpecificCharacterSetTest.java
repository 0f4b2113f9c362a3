package io.github.stowc.dicom.part10;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.VR;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecificCharacterSetTest {

    private static SpecificCharacterSet set(String terms) {
        return SpecificCharacterSet.of(Arrays.asList(terms.split("/", -1)));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** The names of PS3.5 annexes H to K. */
    @ParameterizedTest
    @CsvSource({
        "/ISO 2022 IR 87, Yamada^Tarou=山田^太郎=やまだ^たろう, 59616d6164615e5461726f753d 1b2442 3b334544 1b2842 5e"
                + " 1b2442 42404f3a 1b2842 3d 1b2442 2464245e2440 1b2842 5e 1b2442 243f246d2426 1b2842",
        "ISO 2022 IR 13/ISO 2022 IR 87, ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう, d4cfc0de5ec0dbb33d 1b2442 3b334544 1b284a 5e"
                + " 1b2442 42404f3a 1b284a 3d 1b2442 2464245e2440 1b284a 5e 1b2442 243f246d2426 1b284a",
        "/ISO 2022 IR 149, Hong^Gildong=洪^吉洞=홍^길동, 486f6e675e47696c646f6e673d 1b242943 fbf3 5e 1b242943"
                + " d1ced4d7 3d 1b242943 c8ab 5e 1b242943 b1e6b5bf",
        "/ISO 2022 IR 58, Zhang^XiaoDong=张^小东, 5a68616e675e5869616f446f6e673d 1b242941 d5c5 5e 1b242941 d0a1b6ab",
        "GB18030, Wang^XiaoDong=王^小东, 57616e675e5869616f446f6e673d cdf5 5e d0a1b6ab",
        "ISO_IR 192, Wang^XiaoDong=王^小东, 57616e675e5869616f446f6e673d e78e8b 5e e5b08fe4b89c",
        "ISO_IR 144, Люк, bbeeda",
        "ISO_IR 100, Äneas^Rüdiger, c46e6561735e 52fc6469676572",
    })
    void writesAndReadsTheStandardsNames(String terms, String text, String hex) throws CharacterCodingException {
        SpecificCharacterSet set = set(terms);
        assertEquals(text, set.decode(bytes(hex), VR.PN));
        assertArrayEquals(bytes(hex), set.encode(text, VR.PN));
    }

    @Test
    void hasTheLettersOfEverySet() throws CharacterCodingException {
        for (Map.Entry<List<String>, String> entry : Datasets.LETTERS.entrySet()) {
            SpecificCharacterSet set = SpecificCharacterSet.of(entry.getKey());
            String letters = "A" + entry.getValue() + "Z";
            for (VR vr : new VR[] {VR.LO, VR.PN, VR.UT}) {
                assertEquals(letters, set.decode(set.encode(letters, vr), vr), set.toString());
                assertEquals(letters, set.decodeReplacing(set.encode(letters, vr), vr), set.toString());
            }
        }
    }

    @Test
    void readsBackEveryCharacterThatItWrites() throws CharacterCodingException {
        for (List<String> terms : Datasets.LETTERS.keySet()) {
            SpecificCharacterSet set = SpecificCharacterSet.of(terms);
            for (int c = 0xA0; c < 0xFFFF; c += c < 0x700 ? 1 : 61) {
                String character = Character.toString(c);
                byte[] bytes;
                try {
                    bytes = set.encode(character, VR.LO);
                } catch (CharacterCodingException e) {
                    continue;
                }
                assertEquals(character, set.decode(bytes, VR.LO), set + " " + Integer.toHexString(c));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "GBK"})
    void doesNotSplitInsideACharacter(String term) throws CharacterCodingException {
        // Second bytes 5C and 5E.
        byte[] bytes = bytes("815c 41 5c 815e");
        String text = set(term).decode(bytes, VR.LO);
        assertEquals(4, text.length());
        assertEquals("A\\", text.substring(1, 3));
        assertArrayEquals(bytes, set(term).encode(text, VR.LO));
    }

    @Test
    void doesNotSplitInsideAKanji() throws CharacterCodingException {
        SpecificCharacterSet set = set("/ISO 2022 IR 87");
        byte[] bytes = bytes("1b2442 305c 5c30 1b2842 5c 41");
        String text = set.decode(bytes, VR.LO);
        assertEquals(4, text.length());
        assertEquals("\\A", text.substring(2));
        assertArrayEquals(bytes, set.encode(text, VR.LO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO_IR 13", "ISO 2022 IR 13/ISO 2022 IR 87"})
    void takesTheYenSignForTheDelimiterOnlyIfTheVrHasOne(String terms) throws CharacterCodingException {
        SpecificCharacterSet set = set(terms);
        assertEquals("ﾔ\\A‾", set.decode(bytes("d45c417e"), VR.LO));
        assertEquals("ﾔ¥A‾", set.decode(bytes("d45c417e"), VR.LT));
        assertArrayEquals(bytes("d45c417e"), set.encode("ﾔ\\A‾", VR.LO));
        assertArrayEquals(bytes("d45c417e"), set.encode("ﾔ¥A‾", VR.LT));
        assertThrows(CharacterCodingException.class, () -> set.encode("ﾔ¥", VR.LO));
        // Attributes to which the character set does not apply are in ASCII.
        assertEquals("A\\B~", set.decode(bytes("415c427e"), VR.CS));
    }

    @Test
    void returnsToTheFirstSetAtDelimitersAndEndsOfLines() throws CharacterCodingException {
        SpecificCharacterSet set = set("ISO 2022 IR 100/ISO 2022 IR 144");
        assertEquals("Жä\r\nä\\ä", set.decode(bytes("1b2d4c b6 1b2d41 e4 0d0a e4 5c e4"), VR.LO));
        assertEquals("Ж\\ä", set.decode(bytes("1b2d4c b6 5c e4"), VR.LO));
        assertArrayEquals(bytes("1b2d4c b6 1b2d41 5c e4"), set.encode("Ж\\ä", VR.LO));
        assertArrayEquals(bytes("1b2d4c b6 5c b6 1b2d41"), set.encode("Ж\\Ж", VR.LT));
    }

    @Test
    void refusesMalformedTextOrReplacesItIfTold() {
        Map<String, String> broken = Map.of(
                "", "41e4",
                "ISO_IR 192", "41c3",
                "GB18030", "4181",
                "/ISO 2022 IR 87", "41 1b2442 30",
                "/ISO 2022 IR 149", "41 b0a1",
                "ISO 2022 IR 100/ISO 2022 IR 87", "41 1b5a",
                "/ISO 2022 IR 58", "41 1b242941 b0");
        broken.forEach((terms, hex) -> {
            assertThrows(CharacterCodingException.class, () -> set(terms).decode(bytes(hex), VR.LO), terms);
            assertTrue(set(terms).decodeReplacing(bytes(hex), VR.LO).contains("\uFFFD"), terms);
        });
    }

    @Test
    void namesTheCharacterThatItDoesNotHave() {
        for (String terms : new String[] {"", "ISO_IR 100", "/ISO 2022 IR 100"}) {
            CharacterCodingException e = assertThrows(
                    CharacterCodingException.class, () -> set(terms).encode("a山", VR.LO));
            assertEquals("the character U+5C71", e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ISO_IR 999", "ISO_IR 87", "iso_ir 100", "UTF-8", "ISO 2022 IR 192", "/ISO_IR 192", "GBK/GB18030"
            })
    void refusesTermsThatTheStandardDoesNotDefine(String terms) {
        assertThrows(IllegalArgumentException.class, () -> set(terms));
    }

    @Test
    void isTheDefaultRepertoireWithoutAValue() {
        assertEquals(SpecificCharacterSet.DEFAULT, SpecificCharacterSet.of(List.of()));
        assertEquals(SpecificCharacterSet.DEFAULT, SpecificCharacterSet.of(List.of("")));
        assertEquals("ISO_IR 6", SpecificCharacterSet.DEFAULT.toString());
        assertEquals(List.of("", "ISO 2022 IR 87"), set("/ISO 2022 IR 87").terms());
    }
}

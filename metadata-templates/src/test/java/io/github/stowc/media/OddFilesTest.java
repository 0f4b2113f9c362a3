package io.github.stowc.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.jpeg.JpegBytes;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every program opens is taken, with a warning of what is odd; what none shows is refused. */
class OddFilesTest {
    private static final String PDF = "%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
            + "2 0 obj <</Type /Pages /Kids [] /Count 3>> endobj\n";

    private static List<String> warnings(String name, byte[] bytes) throws IOException {
        Media.Content content = (Media.Content) MediaReader.examine(Source.of(name, bytes));
        return content.warnings().stream().map(Sentence::toString).toList();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A PDF with a table whose lines end as given; its offsets count from a place. */
    private static byte[] pdf(String before, String end, int base, String trailer) {
        String table = "xref\n0 3\n0000000000 65535 f" + end + line(before, "1 0 obj", base) + end
                + line(before, "2 0 obj", base) + end;
        int start = before.length() + PDF.length() - base;
        return latin1(before + PDF + table + "trailer <</Root 1 0 R /Size 3 " + trailer + ">>\nstartxref\n" + start
                + "\n%%EOF\n");
    }

    private static String line(String before, String object, int base) {
        return String.format("%010d 00000 n", before.length() + PDF.indexOf(object) - base);
    }

    @ParameterizedTest
    @ValueSource(strings = {" \n", "\r\n", " \r"})
    void takesATableOfTwentyBytesALineWithoutAWord(String end) throws IOException {
        assertEquals(List.of(), warnings("a.pdf", pdf("", end, 0, "/Prev null /Encrypt null")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "  \r\n"})
    void takesATableOfOtherLines(String end) throws IOException {
        List<String> warnings = warnings("a.pdf", pdf("", end, 0, ""));
        assertTrue(warnings.size() == 1 && warnings.get(0).contains("other"), warnings::toString);
    }

    @ParameterizedTest
    @CsvSource({"true, a.pdf", "false, a.pdf", "true, -"})
    void takesAPdfAfterOtherBytes(boolean fromHeader, String name) throws IOException {
        String before = "\u00ef\u00bb\u00bfHTTP/1.1 200\r\n\r\n";
        byte[] pdf = pdf(before, " \n", fromHeader ? before.length() : 0, "");
        List<String> warnings = warnings(name, pdf);
        assertTrue(warnings.size() == 1 && warnings.get(0).contains("bytes before its header"), warnings::toString);
        byte[] far = pdf("x".repeat(1024), " \n", 1024, "");
        assertThrows(MediaException.class, () -> warnings("a.pdf", far));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.obj | v 0 0 0\\nv 1 nan 0\\nf 1 2 1",
                "a.obj | v 0 0 0\\nf 1 \\\\\\n 1 1",
                "- | v 0 0 0\\nf 1 \\\\\\n 1 1"
            })
    void takesLegalModelsWithoutAWord(String name, String lines) throws IOException {
        String text = lines.replace("\\\\", "\\").replace("\\n", "\n");
        assertEquals(List.of(), warnings(name, latin1(text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.obj | v 0 0 0\\nvw 1 2\\n | line 2: vw",
                "a.obj | v 0 0 0\\n\\nt 1/0 x\\n | line 3: t",
                "a.mtl | newmtl a\\nKt 1 1 1\\n | line 2: Kt",
                "a.mtl | # x\\nnewmtl a\\nKm 1\\nKz 1 | line 3: Km"
            })
    void takesModelsWithWordsOfTheirOwn(String name, String lines, String odd) throws IOException {
        for (String end : new String[] {"\n", "\r\n", "\r"}) {
            List<String> warnings = warnings(name, latin1(lines.replace("\\n", end)));
            assertTrue(warnings.size() == 1 && warnings.get(0).contains(odd + " "), warnings::toString);
        }
    }

    @Test
    void refusesProseThatIsOnlyCalledAModel() {
        byte[] prose = latin1("These are words,\nand no numbers.\n");
        assertThrows(MediaException.class, () -> warnings("a.obj", prose));
        assertThrows(MediaException.class, () -> warnings("a.mtl", prose));
    }

    /** djpeg shows none of them. */
    @ParameterizedTest
    @ValueSource(strings = {"second frame", "second image", "DQT 4", "DQT short", "DHT 4", "DHT 257", "DHT short"})
    void refusesJpegsThatNoDecoderShows(String fault) throws IOException {
        byte[] sound = JpegBytes.sound(JpegBytes.SOF0, 8, 1);
        assertEquals(List.of(), warnings("a.jpg", sound));
        byte[] bytes = switch (fault) {
            case "second frame" -> inserted(sound, sound.length - 2, 0xff, 0xc0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 17, 0);
            case "second image" -> inserted(sound, sound.length - 2, 0xff, 0xd8, 0xff, 0xc3, 0, 2);
            case "DQT 4" -> inserted(sound, 2, table(0xdb, 4, 64));
            case "DQT short" -> inserted(sound, 2, table(0xdb, 0, 63));
            case "DHT 4" -> inserted(sound, 2, table(0xc4, 4, 16));
            case "DHT 257" -> {
                int[] table = table(0xc4, 0, 16 + 257);
                table[5] = 255;
                table[6] = 2;
                yield inserted(sound, 2, table);
            }
            default -> inserted(sound, 2, table(0xc4, 0, 15));
        };
        MediaException refusal = assertThrows(MediaException.class, () -> warnings("a.jpg", bytes));
        assertEquals(MediaException.Reason.MALFORMED, refusal.reason(), refusal.getMessage());
    }

    private static int[] table(int marker, int number, int zeros) {
        int[] table = new int[5 + zeros];
        table[0] = 0xff;
        table[1] = marker;
        table[2] = (zeros + 3) >> 8;
        table[3] = (zeros + 3) & 255;
        table[4] = number;
        return table;
    }

    private static byte[] inserted(byte[] bytes, int at, int... more) {
        byte[] all = new byte[bytes.length + more.length];
        System.arraycopy(bytes, 0, all, 0, at);
        for (int i = 0; i < more.length; i++) {
            all[at + i] = (byte) more[i];
        }
        System.arraycopy(bytes, at, all, at + more.length, bytes.length - at);
        return all;
    }
}

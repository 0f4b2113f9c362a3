import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes what bench/same-inputs cannot make with Unix tools: raw pixels, a binary STL, and the variants of validate's
 * table.
 */
public final class SameInputs {
    private static final int COLUMNS = 64;
    private static final int ROWS = 48;

    private SameInputs() {}

    /** The arguments are the folder {@code testdata/files} and the output folder. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        Files.write(folder.resolve("color.ppm"), color());
        Files.write(folder.resolve("gray12.raw"), gray12(1));
        Files.write(folder.resolve("gray12x3.raw"), gray12(3));
        Files.write(folder.resolve("binary.stl"), stl());
        variants(Path.of(args[0], "validate"), Files.createDirectories(folder.resolve("variants")));
    }

    private static byte[] color() {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        picture.writeBytes(("P6\n" + COLUMNS + " " + ROWS + "\n255\n").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            int x = i % COLUMNS;
            int y = i / COLUMNS;
            picture.write(x * 4);
            picture.write(y * 5);
            picture.write(x * 2 + y * 2);
        }
        return picture.toByteArray();
    }

    private static byte[] gray12(int frames) {
        ByteBuffer picture = ByteBuffer.allocate(COLUMNS * ROWS * 2 * frames).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < COLUMNS * ROWS * frames; i++) {
            picture.putShort((short) (i % COLUMNS * 64 + i / COLUMNS * 7 & 0xFFF));
        }
        return picture.array();
    }

    private static byte[] stl() {
        ByteBuffer model = ByteBuffer.allocate(134).order(ByteOrder.LITTLE_ENDIAN).position(80).putInt(1);
        for (float coordinate : new float[] {0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0}) {
            model.putFloat(coordinate);
        }
        return model.array();
    }

    /** Applies each line of the table to the example; the table's first line says how. */
    private static void variants(Path from, Path to) throws IOException {
        String example = Files.readString(from.resolve("metadata.json"));
        List<String> lines = Files.readAllLines(from.resolve("variants.tsv"));
        for (int n = 1; n < lines.size(); n++) {
            String[] row = lines.get(n).split("\t", -1);
            String text = example;
            String[] finds = row[4].split("\\|", -1);
            String[] writes = row[5].split("\\|", -1);
            for (int i = 0; i < finds.length && !row[4].equals("-"); i++) {
                text = replace(text, finds[i], unescape(writes[i]));
            }
            Files.writeString(to.resolve(String.format("%03d.json", n)), text);
        }
    }

    private static String replace(String text, String find, String write) {
        String wanted = unescape(find.startsWith("@") ? find.substring(2) : find);
        int at = text.indexOf(wanted);
        for (int i = find.startsWith("@") ? find.charAt(1) - '0' : 1; i > 1; i--) {
            at = text.indexOf(wanted, at + 1);
        }
        return text.substring(0, at) + write + text.substring(at + wanted.length());
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
            } else if (text.charAt(++i) == 'u') {
                plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            }
        }
        return plain.toString();
    }
}

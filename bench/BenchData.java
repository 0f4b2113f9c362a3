import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Makes the cases' inputs, in the subfolder {@code in}.
 *
 * @param home the checkout, which has the documentation's example
 */
record BenchData(Path home, Path folder) {
    static final String BOUNDARY = "5d3f0c1a9be74c6d8a2e6b1f07c4d9e3";

    static String number(int i) {
        return String.format(Locale.ROOT, "%04d", i);
    }

    /** Pictures of noise, the quickest to make in a given size. */
    void jpegs(int count) throws IOException {
        for (int n = 0; n < count; n++) {
            Random random = new Random(n);
            BufferedImage image = new BufferedImage(200, 157, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    image.setRGB(x, y, random.nextInt(1 << 24));
                }
            }
            ImageIO.write(image, "jpg", folder.resolve("in/" + number(n) + ".jpg").toFile());
        }
    }

    /** The documentation's example, repeated with a new UID and number for each instance. */
    void metadata(int count) throws IOException {
        String example = Files.readString(home.resolve("testdata/files/metadata.json"));
        String instance = example.substring(example.indexOf('{'), example.indexOf("},{"));
        String uid = "2.25.120844308671949461864937780667935865261";
        try (Writer out = Files.newBufferedWriter(folder.resolve("in/m.json"))) {
            for (int n = 0; n < count; n++) {
                out.write(n == 0 ? "[" : "},");
                out.write(instance.replace(uid, "2.25.12084430867194946186493778066" + (1_000_000 + n))
                        .replace("\"00200013\": { \"vr\": \"IS\", \"Value\": [ 1 ] }", "\"00200013\": { \"vr\": \"IS\", \"Value\": [ " + n + " ] }")
                        .replace("file1.jpg", "file" + n + ".jpg"));
            }
            out.write("}]");
        }
    }

    /** A message with the documentation's first example and a JPEG of that size: noise between a picture and its end. */
    void message(long size) throws IOException {
        String example = Files.readString(home.resolve("testdata/files/metadata.json"));
        byte[] picture = Files.readAllBytes(home.resolve("testdata/files/hand-1.jpg"));
        byte[] noise = new byte[16 << 20];
        new Random(1).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = noise[i] == -1 ? 0 : noise[i];
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve("in/m.mime"))) {
            out.write(ascii("--" + BOUNDARY + "\r\nContent-Type: application/dicom+json\r\n\r\n["
                    + example.substring(example.indexOf('{'), example.indexOf("},{")) + "}]\r\n--" + BOUNDARY
                    + "\r\nContent-Type: image/jpeg\r\nContent-Location: file1.jpg\r\n\r\n"));
            out.write(picture, 0, picture.length - 2);
            for (long written = 0; written < size; written += noise.length) {
                out.write(noise);
            }
            out.write(picture, picture.length - 2, 2);
            out.write(ascii("\r\n--" + BOUNDARY + "--\r\n"));
        }
    }

    void part10(int count, int size, boolean filled) throws IOException {
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        for (int n = 0; n < count; n++) {
            ByteBuffer head = part10Head(n, size);
            Path file = folder.resolve("in/" + number(n) + ".dcm");
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                channel.write(head);
                long left = size - channel.position();
                while (filled && left > 0) {
                    left -= channel.write(ByteBuffer.wrap(noise, 0, (int) Math.min(left, noise.length)));
                }
                if (!filled) {
                    channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
                }
            }
        }
        String boundary = "--" + "0123456789abcdef".repeat(2);
        String head = boundary + "\r\nContent-Type: application/dicom\r\n\r\n";
        Files.writeString(folder.resolve("first"), head);
        Files.writeString(folder.resolve("head"), "\r\n" + head);
        Files.writeString(folder.resolve("tail"), "\r\n" + boundary + "--\r\n");
    }

    /** A DICOM file up to the value of Pixel Data: preamble, meta information and UIDs. */
    private static ByteBuffer part10Head(int n, int size) {
        ByteBuffer meta = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        meta.putInt(0x00010002).put(ascii("OB")).putShort((short) 0).putInt(2).putShort((short) 0x0100);
        uid(meta, 0x0002, 0x0002, "1.2.840.10008.5.1.4.1.1.7");
        uid(meta, 0x0002, 0x0003, "2.25.1" + number(n));
        uid(meta, 0x0002, 0x0010, "1.2.840.10008.1.2.1");
        uid(meta, 0x0002, 0x0012, "2.25.1");
        ByteBuffer head = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
        head.position(128).put(ascii("DICM"));
        head.putInt(0x00000002).put(ascii("UL")).putShort((short) 4).putInt(meta.position());
        head.put(meta.flip());
        uid(head, 0x0008, 0x0016, "1.2.840.10008.5.1.4.1.1.7");
        uid(head, 0x0008, 0x0018, "2.25.1" + number(n));
        uid(head, 0x0020, 0x000D, "2.25.2");
        uid(head, 0x0020, 0x000E, "2.25.3");
        head.putInt(0x00107FE0).put(ascii("OB")).putShort((short) 0);
        return head.putInt(size - head.position() - 4).flip();
    }

    private static void uid(ByteBuffer out, int group, int element, String uid) {
        byte[] value = ascii(uid.length() % 2 == 0 ? uid : uid + "\0");
        out.putShort((short) group).putShort((short) element).put(ascii("UI"));
        out.putShort((short) value.length).put(value);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/**
 * Makes the figures of docs/dependencies.md on stowc's own parts. Compile it against the libraries, and run one
 * word with {@code java -Xmx96m}: png-make, png-library FILE; pdf-make, pdf-library FILE; sha1-library; exif-library
 * FILE; nothing. Processor time goes to standard error.
 */
public final class Parts {
    private Parts() {}

    public static void main(String[] args) throws Exception {
        Path file = args.length > 1 ? Path.of(args[1]) : Path.of(".");
        switch (args[0]) {
            case "png-make" -> png(file);
            case "png-library" -> System.out.println(ImageIO.read(file.toFile()).getWidth());
            case "pdf-make" -> pdf(file);
            case "pdf-library" -> {
                try (var document = org.apache.pdfbox.Loader.loadPDF(file.toFile())) {
                    System.out.println(document.getNumberOfPages());
                }
            }
            case "sha1-library" -> System.out.println(MessageDigest.getInstance("SHA-1").digest(new byte[20])[0]);
            case "exif-library" -> System.out.println(JpegMetadataReader.readMetadata(file.toFile())
                    .getFirstDirectoryOfType(ExifIFD0Directory.class)
                    .getInteger(ExifIFD0Directory.TAG_ORIENTATION));
            case "nothing" -> System.out.println(0);
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.err.println(ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() + " ms CPU");
    }

    /** A grey picture of 12,000 by 12,000 pixels, 144 MB when decoded. */
    private static void png(Path file) throws Exception {
        int size = 12_000;
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(pixels)) {
            byte[] row = new byte[size + 1];
            for (int i = 0; i < size; i++) {
                row[1 + i] = (byte) i;
                out.write(row);
            }
        }
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(size);
            fields.writeInt(size);
            fields.write(new byte[] {8, 0, 0, 0, 0});
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "IDAT", pixels.toByteArray());
            chunk(out, "IEND", new byte[0]);
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] body) throws Exception {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(body);
        out.writeInt(body.length);
        out.write(name);
        out.write(body);
        out.writeInt((int) sum.getValue());
    }

    /** A PDF of one page and 1.5 million small objects, 100 MB. */
    private static void pdf(Path file) throws Exception {
        int objects = 1_500_000;
        long[] places = new long[objects + 1];
        long at = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            at += write(out, "%PDF-1.4\n");
            for (int i = 1; i <= objects; i++) {
                places[i] = at;
                String body = switch (i) {
                    case 1 -> "<</Type/Catalog/Pages 2 0 R>>";
                    case 2 -> "<</Type/Pages/Kids[3 0 R]/Count 1>>";
                    case 3 -> "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>";
                    default -> "<</A " + i + ">>";
                };
                at += write(out, i + " 0 obj" + body + "endobj\n% filled up to a line\n");
            }
            long table = at;
            write(out, "xref\n0 " + (objects + 1) + "\n0000000000 65535 f \n");
            for (int i = 1; i <= objects; i++) {
                write(out, String.format("%010d 00000 n \n", places[i]));
            }
            write(out, "trailer<</Size " + (objects + 1) + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        }
    }

    private static int write(OutputStream out, String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.write(bytes);
        return bytes.length;
    }
}

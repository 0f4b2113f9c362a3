package io.github.stowc.stow;

import io.github.stowc.bytes.Source;
import io.github.stowc.mime.Boundary;
import io.github.stowc.mime.Framing;
import io.github.stowc.mime.Messages;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Messages that are compiled from a few small sources of any kind, in any form. */
final class GoodMessages {
    private static final String PDF = "%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
            + "2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n"
            + "3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>> endobj\n";

    private GoodMessages() {}

    /** What a source is. */
    enum What {
        JPEG,
        PNG,
        GIF,
        PDF,
        DICOM
    }

    /**
     * A source.
     *
     * @param width in pixels, of a picture
     * @param height in pixels, of a picture
     */
    record Material(What what, int width, int height) {
        Source source(int number) throws IOException, CompileException {
            String name = what.name().toLowerCase(Locale.ROOT) + number;
            return switch (what) {
                case JPEG -> Source.of(name + ".jpg", picture("jpg"));
                case PNG -> Source.of(name + ".png", picture("png"));
                case GIF -> Source.of(name + ".gif", picture("gif"));
                case PDF -> Source.of(name + ".pdf", pdf());
                case DICOM -> Source.of(name + ".dcm", dicom(number));
            };
        }

        private byte[] picture(String format) throws IOException {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = image.createGraphics();
            pen.setColor(Color.ORANGE);
            pen.fillOval(1, 1, width / 2, height / 2);
            pen.dispose();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        }

        private static byte[] pdf() {
            int table = PDF.length();
            String text = PDF + "xref\n0 4\n0000000000 65535 f \n";
            for (int number = 1; number < 4; number++) {
                text += String.format(Locale.ROOT, "%010d 00000 n \n", PDF.indexOf(number + " 0 obj"));
            }
            text += "trailer <</Size 4 /Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n";
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }

        private byte[] dicom(int number) throws IOException, CompileException {
            StowMessage one = StowCompiler.builder()
                    .encoding(Encoding.DICOM)
                    .seed("file " + number)
                    .set("PatientID=P1")
                    .build()
                    .compile(List.of(Source.of("inner.jpg", picture("jpg"))));
            return one.parts().get(0).body().open().readAllBytes();
        }
    }

    /**
     * How a message is compiled.
     *
     * @param settings of attributes, as {@code KEYWORD=VALUE}
     * @param raw whether it is written with the head of its request
     */
    record Plan(
            List<Material> materials,
            Encoding encoding,
            Framing framing,
            Boundary boundary,
            List<String> settings,
            boolean raw) {
        Message compile() throws IOException, CompileException {
            List<Source> sources = new ArrayList<>();
            for (Material material : materials) {
                sources.add(material.source(sources.size() + 1));
            }
            StowCompiler.Builder builder = StowCompiler.builder()
                    .target(Target.named("standard"))
                    .encoding(encoding)
                    .framing(framing)
                    .boundary(boundary)
                    .seed("seed")
                    .set("PatientID=P1");
            settings.forEach(builder::set);
            StowMessage made = builder.build().compile(sources);
            byte[] body = made.open().readAllBytes();
            String head = "POST /studies HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + made.contentType()
                    + "\r\nContent-Length: " + body.length + "\r\n\r\n";
            return raw
                    ? new Message(joined(head.getBytes(StandardCharsets.ISO_8859_1), body), "", head.length())
                    : new Message(body, made.contentType(), 0);
        }
    }

    /**
     * A message.
     *
     * @param contentType what goes with it; empty if its own head says it
     * @param head the number of bytes of its head
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Message(byte[] bytes, String contentType, int head) {
        Source source() {
            return Source.of("good.mime", bytes);
        }

        byte[] body() {
            return Arrays.copyOfRange(bytes, head, bytes.length);
        }

        /** The request with it, as a fault of the head is compared with. */
        byte[] withHead() {
            String fields =
                    "POST /studies HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body().length + "\r\n\r\n";
            return joined(fields.getBytes(StandardCharsets.ISO_8859_1), body());
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    static Arbitrary<Plan> plans() {
        Arbitrary<Integer> sides = Arbitraries.integers().between(8, 40);
        Arbitrary<List<Material>> materials = Combinators.combine(Arbitraries.of(What.class), sides, sides)
                .as(Material::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        Arbitrary<String> settings = Arbitraries.of(
                "PatientName=Doe^Jane",
                "PatientName=Müller^Jörg",
                "PatientSex=F",
                "PatientBirthDate=19700102",
                "StudyDate=20260115",
                "StudyDescription=[1, 2] {\"a\": \"b\"}, --x",
                "AccessionNumber=A1",
                "ReferringPhysicianName=House^Gregory");
        return Combinators.combine(
                        materials,
                        Arbitraries.of(Encoding.class),
                        Arbitraries.of(Framing.class),
                        Messages.boundaries(),
                        settings.set().ofMaxSize(4).map(List::copyOf),
                        Arbitraries.of(true, false))
                .as(Plan::new);
    }
}

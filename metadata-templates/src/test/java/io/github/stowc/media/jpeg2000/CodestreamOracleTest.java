package io.github.stowc.media.jpeg2000;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.media.Examined;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the encoders of JPEG 2000, HTJ2K and JPEG-LS write. */
class CodestreamOracleTest {
    private static final String SYNTAX = "1.2.840.10008.1.2.4.";

    @TempDir
    private Path folder = Path.of("");

    private void run(String script) throws IOException, InterruptedException {
        Program.script(folder, "sh", script).run().expecting(0);
    }

    /** A picture of 61 by 43 pixels, smooth with some noise, as most encoders read it: PGM or PPM with binary samples. */
    private String picture(int components, int bits) throws IOException {
        String name = components == 1 ? "in.pgm" : "in.ppm";
        int largest = (1 << bits) - 1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                ((components == 1 ? "P5" : "P6") + "\n61 43\n" + largest + "\n").getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < 61 * 43 * components; i++) {
            int smooth = largest * (i / components % 61) / 61;
            int sample = smooth ^ ((i * 2_654_435) >>> 7 & 7);
            if (bits > 8) {
                out.write(sample >> 8);
            }
            out.write(sample);
        }
        Files.write(folder.resolve(name), out.toByteArray());
        return name;
    }

    private Media.Codestream encode(int components, int bits, String encoder, String extension)
            throws IOException, InterruptedException {
        run(encoder + " -i " + picture(components, bits) + " -o out." + extension);
        Media.Codestream media = Examined.codestream(folder.resolve("out." + extension));
        assertEquals(61, media.imagePixel().columns());
        assertEquals(43, media.imagePixel().rows());
        assertEquals(components, media.imagePixel().samplesPerPixel());
        return media;
    }

    @NeedsTools("opj_compress")
    @ParameterizedTest
    @CsvSource({
        "1, 8, '', jp2, 90, MONOCHROME2",
        "1, 12, '', j2k, 90, MONOCHROME2",
        "1, 16, -I -r 4, jp2, 91, MONOCHROME2",
        "3, 8, '', jp2, 90, YBR_RCT",
        "3, 8, -mct 0, j2k, 90, RGB",
        "3, 8, -I -r 9, j2k, 91, YBR_ICT",
        "3, 8, -r 9, j2k, 91, YBR_RCT",
    })
    void readsWhatOpenJpegWrote(
            int components, int bits, String options, String extension, String syntax, String colours)
            throws IOException, InterruptedException {
        Media.Codestream media = encode(components, bits, "opj_compress " + options, extension);
        assertEquals(SYNTAX + syntax, media.imagePixel().transferSyntax().value());
        assertEquals(colours, media.imagePixel().photometricInterpretation());
        assertEquals(bits, media.imagePixel().bitsStored());
        assertEquals("image/jp2", media.mediaType().value());
        assertEquals(extension.equals("jp2"), media.fileType().isPresent());
        assertEquals(media.codestream().end(), media.source().size());
        assertEquals(List.of(), media.warnings());
    }

    @NeedsTools("opj_compress")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-p LRCP -r 4,2,1",
                "-p RLCP -r 4,2,1 -t 40,30 -n 3 -SOP -EPH",
                "-p RPCL -r 4,2,1 -c [16,16],[32,32] -n 4 -TP R",
                "-p PCRL -r 4,2,1 -c [16,16],[8,32] -t 40,33 -n 3 -b 16,8",
                "-p CPRL -r 4,2,1 -d 5,7 -T 2,3 -t 40,31 -n 3",
                "-M 1 -b 8,16",
                "-M 4 -r 4,2,1",
                "-M 5 -n 1",
            })
    void tellsByItsPacketsWhetherOpenJpegLeftBitsOut(String options) throws IOException, InterruptedException {
        String whole = encode(3, 8, "opj_compress " + options, "j2k")
                .imagePixel()
                .transferSyntax()
                .value();
        assertEquals(SYNTAX + "90", whole);
        String less = options.contains("-r 4,2,1") ? options.replace("4,2,1", "4,2") : options.concat(" -r 3");
        String cut = encode(3, 8, "opj_compress " + less, "j2k")
                .imagePixel()
                .transferSyntax()
                .value();
        assertEquals(SYNTAX + "91", cut);
    }

    @NeedsTools("ojph_compress")
    @ParameterizedTest
    @CsvSource({
        "1, 8, true, 201, MONOCHROME2",
        "1, 12, true, 201, MONOCHROME2",
        "3, 8, true, 201, YBR_RCT",
        "3, 8, false, 203, YBR_ICT",
    })
    void readsWhatOpenJphWrote(int components, int bits, boolean reversible, String syntax, String colours)
            throws IOException, InterruptedException {
        String encoder = "ojph_compress -reversible " + reversible + (reversible ? "" : " -qstep 0.01");
        Media.Codestream media = encode(components, bits, encoder, "j2c");
        assertEquals("image/jphc", media.mediaType().value());
        assertEquals(SYNTAX + syntax, media.imagePixel().transferSyntax().value());
        assertEquals(colours, media.imagePixel().photometricInterpretation());
        assertEquals(bits, media.imagePixel().bitsStored());
        assertEquals(List.of(), media.warnings());
    }

    @NeedsTools({"dcmcjpls", "dcmdjpeg", "img2dcm"})
    @Test
    void readsWhatCharlsWrote() throws IOException, InterruptedException {
        for (String picture : List.of("hand-1.jpg", "media/rgb-app14.jpg")) {
            run("img2dcm " + TestData.file(picture) + " in.dcm && dcmdjpeg +cn in.dcm native.dcm");
            for (String option : List.of("+il", "+is", "+in", "+en")) {
                run("dcmcjpls " + option + " native.dcm out.dcm");
                Path file =
                        Files.write(folder.resolve("out.jls"), fragment(Files.readAllBytes(folder.resolve("out.dcm"))));
                ImagePixel pixel = Examined.codestream(file).imagePixel();
                boolean grey = picture.startsWith("hand");
                assertEquals(grey ? "MONOCHROME2" : "RGB", pixel.photometricInterpretation());
                assertEquals(grey ? 400 : 48, pixel.columns());
                assertEquals(
                        SYNTAX + (option.equals("+en") ? "81" : "80"),
                        pixel.transferSyntax().value());
            }
        }
    }

    /** The one fragment of a file with encapsulated pixel data. */
    private static byte[] fragment(byte[] file) {
        int at = file.length;
        while (!isAt(file, at, 0xe0, 0x7f, 0x10, 0x00, 'O', 'B')) {
            at--;
        }
        // Tag, VR and undefined length, then the offset table.
        at += 12;
        at += 8 + length(file, at);
        return Arrays.copyOfRange(file, at + 8, at + 8 + length(file, at));
    }

    private static boolean isAt(byte[] bytes, int at, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (at + i >= bytes.length || (bytes[at + i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static int length(byte[] bytes, int item) {
        int length = 0;
        for (int i = 7; i >= 4; i--) {
            length = length << 8 | (bytes[item + i] & 0xff);
        }
        return length;
    }
}

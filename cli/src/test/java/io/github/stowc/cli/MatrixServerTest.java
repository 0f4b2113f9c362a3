package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.stow.input.StoredMessage;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.SourceKind;
import io.github.stowc.testdata.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of source as a DICOM file: before a real server, dciodvfy, and the tools that show the picture. */
@NeedsTools({"Orthanc", "libOrthancDicomWeb.so", "curl"})
class MatrixServerTest extends WithOrthanc {
    /** What dciodvfy does not know: our rules and the server judge these (docs/dciodvfy.md). */
    private static final Set<SourceKind> UNKNOWN_TO_DCIODVFY =
            EnumSet.of(SourceKind.OBJ, SourceKind.MTL, SourceKind.VCF, SourceKind.JPH, SourceKind.HTJ2K);

    /** Lossy compression of a smooth picture stays within this many steps of 255. */
    private static final int LOSS = 24;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUICKTIME")
    void isStoredAndSoundAndComesBack(SourceKind kind) throws Exception {
        Path room = Files.createDirectories(folder.resolve(kind.name()));
        Path source = kind.make(room);
        CommandRun.compile(room.resolve("X.mime"), "-q", "-t", "dicom", "-u", orthanc.studies(), source);
        Program.of(room, "sh", "X.curl.sh").run().expecting(0);
        Path file = room.resolve("made.dcm");
        Body body = StoredMessage.read(room.resolve("X.mime")).parts().get(0).body();
        try (InputStream in = body.open()) {
            Files.copy(in, file);
        }
        if (!UNKNOWN_TO_DCIODVFY.contains(kind)) {
            passesDciodvfy(room, judged(kind, room, file));
        }
        comesBack(kind, room, source, file);
    }

    /** dciodvfy can neither inflate a dataset nor read HEVC, so it gets the same dataset in another transfer syntax. */
    private static Path judged(SourceKind kind, Path room, Path file) throws IOException, InterruptedException {
        Path other = room.resolve("judged.dcm");
        if (kind == SourceKind.DICOM_DEFLATED) {
            String convert = Tools.require("dcmconv").toString();
            Program.of(room, convert, "+te", file.toString(), other.toString())
                    .run()
                    .expecting(0);
            return other;
        }
        if (kind == SourceKind.MP4_HEVC) {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            String syntax = "1.2.840.10008.1.2.4.10";
            assertTrue(bytes.contains(syntax + "7"));
            Files.writeString(other, bytes.replace(syntax + "7", syntax + "2"), StandardCharsets.ISO_8859_1);
            return other;
        }
        return file;
    }

    private static void passesDciodvfy(Path room, Path file) throws IOException, InterruptedException {
        String tool = Tools.require("dciodvfy").toString();
        Program.Finished run = Program.of(room, tool, file.toString()).run();
        List<String> errors = (run.err() + run.text())
                .lines()
                .filter(line -> line.startsWith("Error"))
                .toList();
        assertEquals(List.of(), errors, file.toString());
    }

    private static void comesBack(SourceKind kind, Path room, Path source, Path file)
            throws IOException, InterruptedException {
        switch (kind) {
            case JPEG_BASELINE, JPEG_PROGRESSIVE -> assertPicture(LOSS, source, shown(room, "dcmj2pnm", file));
            case PNG, GIF, BMP, WEBP -> assertPicture(0, source, shown(room, "dcmj2pnm", file));
            case JPEG_EXTENDED, JPEG_LOSSLESS, PNG_GRAY, GIF_ANIMATED, TIFF_GRAY, TIFF_PAGES ->
                shown(room, "dcmj2pnm", file);
            case DICOM, DICOM_IMPLICIT, DICOM_BIG_ENDIAN, DICOM_DEFLATED, DICOM_JPEG, DICOM_RLE ->
                assertArrayEquals(Files.readAllBytes(source), Files.readAllBytes(file));
            case JPEG_LS, JPEG_LS_NEAR -> shown(room, "dcml2pnm", file);
            case JP2, JPH -> assertTrue(isWithin(value(file), Files.readAllBytes(source)));
            default ->
                assertArrayEquals(Files.readAllBytes(source), Arrays.copyOf(value(file), (int) Files.size(source)));
        }
    }

    private static byte[] shown(Path room, String tool, Path file) throws IOException, InterruptedException {
        String program = Tools.require(tool).toString();
        Program.of(room, program, file.toString(), "shown.pnm").run().expecting(0);
        return Files.readAllBytes(room.resolve("shown.pnm"));
    }

    /** Holds a picture against the source as ImageMagick decodes it. */
    private static void assertPicture(int tolerance, Path source, byte[] shown)
            throws IOException, InterruptedException {
        String convert = Tools.require("convert").toString();
        byte[] expected = Program.of(source.getParent(), convert, source.toString(), "ppm:-")
                .run()
                .expecting(0)
                .out();
        byte[] left = pixels(expected);
        byte[] right = pixels(shown);
        assertEquals(left.length, right.length);
        for (int i = 0; i < left.length; i++) {
            int difference = Math.abs((left[i] & 0xFF) - (right[i] & 0xFF));
            assertTrue(difference <= tolerance, "sample " + i + " differs by " + difference);
        }
    }

    /** What follows the three lines of the header of a PPM. */
    private static byte[] pixels(byte[] ppm) {
        String text = new String(ppm, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("255\n") + 4;
        return Arrays.copyOfRange(ppm, at, ppm.length);
    }

    /** The Pixel Data, fragments one after the other, or the document. */
    private static byte[] value(Path file) throws IOException {
        Part10Content content = Part10Reader.strict().read(file);
        BulkValue value = content.bulkValues().get(content.bulkValues().size() - 1);
        try (InputStream in = value.open(file)) {
            return in.readAllBytes();
        }
    }

    /** Whether bytes, perhaps with one of padding, are somewhere in others. */
    private static boolean isWithin(byte[] padded, byte[] whole) {
        String in = new String(whole, StandardCharsets.ISO_8859_1);
        String text = new String(padded, StandardCharsets.ISO_8859_1);
        return in.contains(text) || in.contains(text.substring(0, text.length() - 1));
    }
}

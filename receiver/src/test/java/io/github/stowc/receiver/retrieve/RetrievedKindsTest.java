package io.github.stowc.receiver.retrieve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.SourceKind;
import io.github.stowc.testdata.TestData;
import io.github.stowc.testdata.Tools;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of source comes back as it was, and pydicom reads in the metadata what it reads in the file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetrievedKindsTest {
    private static final Set<SourceKind> DOCUMENTS = EnumSet.of(
            SourceKind.PDF,
            SourceKind.CDA,
            SourceKind.STL,
            SourceKind.STL_ASCII,
            SourceKind.OBJ,
            SourceKind.MTL,
            SourceKind.VCF);
    private static final Set<SourceKind> VIDEOS =
            EnumSet.of(SourceKind.MPEG2, SourceKind.MP4_H264, SourceKind.MP4_HEVC, SourceKind.TS_H264);
    private static final Set<SourceKind> COMPRESSED = EnumSet.of(
            SourceKind.JPEG_BASELINE,
            SourceKind.JPEG_PROGRESSIVE,
            SourceKind.JPEG_EXTENDED,
            SourceKind.JPEG_LOSSLESS,
            SourceKind.JPEG_LS,
            SourceKind.JPEG_LS_NEAR,
            SourceKind.J2K,
            SourceKind.HTJ2K);
    private static final Set<SourceKind> RENDERED = EnumSet.of(
            SourceKind.JPEG_BASELINE,
            SourceKind.JPEG_PROGRESSIVE,
            SourceKind.PNG,
            SourceKind.PNG_GRAY,
            SourceKind.GIF,
            SourceKind.GIF_ANIMATED,
            SourceKind.TIFF_GRAY,
            SourceKind.TIFF_PAGES,
            SourceKind.BMP,
            SourceKind.WEBP,
            SourceKind.DICOM,
            SourceKind.DICOM_IMPLICIT,
            SourceKind.DICOM_BIG_ENDIAN,
            SourceKind.DICOM_DEFLATED,
            SourceKind.DICOM_RLE);

    private Retrieving server;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        server = Retrieving.start();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUICKTIME")
    @NeedsTools("pydicom")
    void comesBackEqual(SourceKind kind) throws Exception {
        Path room = Files.createDirectories(folder.resolve(kind.name()));
        Path source = kind.make(room);
        byte[] file = compiled(source);
        try (Retrieving own = Retrieving.start()) {
            String instance = own.store(file);
            assertArrayEquals(file, own.parts(instance, "").get(0).body());
            compare(room, own.url() + instance);
            if (DOCUMENTS.contains(kind)) {
                HttpResponse<byte[]> document = own.get(instance + "/bulkdata/00420011", "*/*");
                assertSameBytes(Files.readAllBytes(source), document.body());
            } else if (VIDEOS.contains(kind)) {
                assertSameBytes(
                        Files.readAllBytes(source),
                        own.get(instance + "/pixeldata", "*/*").body());
            } else if (COMPRESSED.contains(kind)) {
                String asked = "multipart/related; type=application/octet-stream; transfer-syntax=*";
                assertSameBytes(
                        Files.readAllBytes(source),
                        own.parts(instance + "/frames/1", asked).get(0).body());
            }
            renders(kind, own.get(instance + "/rendered", ""), source, room);
        }
    }

    /** The DICOM file that the compiler makes of a file. */
    static byte[] compiled(Path source) throws Exception {
        StowMessage message = StowCompiler.builder()
                .encoding(Encoding.DICOM)
                .target(Target.named("standard"))
                .build()
                .compile(source);
        try (InputStream in = message.parts().get(0).body().open()) {
            return in.readAllBytes();
        }
    }

    /** The same, or with one byte to make the number even. */
    private static void assertSameBytes(byte[] expected, byte[] found) {
        assertTrue(found.length - expected.length <= 1, () -> expected.length + ", " + found.length);
        assertArrayEquals(expected, Arrays.copyOf(found, expected.length));
    }

    private static void renders(SourceKind kind, HttpResponse<byte[]> answer, Path source, Path room) throws Exception {
        String type = Retrieving.contentType(answer);
        if (RENDERED.contains(kind)) {
            assertEquals("200 image/jpeg", answer.statusCode() + " " + type);
            Path file = Files.write(room.resolve("rendered.jpg"), answer.body());
            String said = Program.of(room, Tools.require("djpeg").toString(), "-pnm", file.toString())
                    .run()
                    .expecting(0)
                    .text();
            assertTrue(said.startsWith("P5\n64 48\n") || said.startsWith("P6\n64 48\n"));
        } else if (kind == SourceKind.PDF || kind == SourceKind.CDA) {
            assertEquals(
                    "200 " + (kind == SourceKind.PDF ? "application/pdf" : "text/xml"),
                    answer.statusCode() + " " + type);
            assertArrayEquals(Files.readAllBytes(source), answer.body());
        } else if (kind == SourceKind.MP4_H264 || kind == SourceKind.MP4_HEVC) {
            assertEquals("200 video/mp4", answer.statusCode() + " " + type);
            assertSameBytes(Files.readAllBytes(source), answer.body());
        } else {
            assertEquals(406, answer.statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "693_J2KI.dcm",
                "ExplVR_BigEnd.dcm",
                "MR_small_RLE.dcm",
                "MR_small_padded.dcm",
                "SC_rgb_rle_16bit_2frame.dcm",
                "image_dfl.dcm",
                "liver_expb_1frame.dcm",
                "reportsi.dcm",
                "rtdose_rle.dcm",
                "rtplan.dcm"
            })
    @NeedsTools("pydicom")
    void tellsOfRealFilesWhatPydicomReads(String name) throws Exception {
        try (Retrieving own = Retrieving.start()) {
            compare(folder, own.url() + own.store(TestData.file("pydicom/" + name)));
        }
    }

    private static void compare(Path room, String instance) throws Exception {
        Path script = room.resolve("compare.py");
        try (InputStream in = RetrievedKindsTest.class.getResourceAsStream("compare.py")) {
            Files.write(script, in.readAllBytes());
        }
        String python = Files.readString(Tools.require("pydicom"), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow()
                .substring(2);
        Program.Finished run = Program.of(room, python, "-W", "ignore", script.toString(), instance)
                .run();
        assertEquals("", run.text().strip() + run.err());
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "JPEG_BASELINE",
                "DICOM_IMPLICIT",
                "DICOM_BIG_ENDIAN",
                "DICOM_DEFLATED",
                "DICOM_RLE",
                "GIF_ANIMATED",
                "PDF"
            })
    @NeedsTools({"dciodvfy", "dcmdump"})
    void isSoundWhenWrittenInExplicitVr(SourceKind kind) throws Exception {
        Path room = Files.createDirectories(folder.resolve("explicit-" + kind.name()));
        try (Retrieving own = Retrieving.start()) {
            String instance = own.store(compiled(kind.make(room)));
            String asked = "application/dicom; transfer-syntax=1.2.840.10008.1.2.1";
            Path file = Files.write(room.resolve("explicit.dcm"), own.body(instance, asked, asked));
            Program.of(room, Tools.require("dcmdump").toString(), "-q", file.toString())
                    .run()
                    .expecting(0);
            Program.Finished run = Program.of(room, Tools.require("dciodvfy").toString(), file.toString())
                    .run();
            List<String> errors = (run.err() + run.text())
                    .lines()
                    .filter(line -> line.startsWith("Error"))
                    .toList();
            assertEquals(List.of(), errors);
        }
    }
}

package io.github.stowc.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.TestData;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.WayOut;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that a sentence recommends is run as it is printed, on a file that makes us recommend it: what comes out is
 * taken, and other programs see the same picture, video or document in it.
 */
@NeedsTools({
    "cjpeg",
    "convert",
    "dcmcjpeg",
    "dcmconv",
    "dcmdjpeg",
    "dcmdump",
    "djpeg",
    "dump2dcm",
    "dwebp",
    "ffmpeg",
    "ffprobe",
    "gs",
    "img2dcm",
    "jpegtran",
    "opj_compress",
    "opj_decompress",
    "qpdf"
})
class WaysOutTest {
    /** Apple's own program. */
    private static final Set<WayOut> ELSEWHERE = EnumSet.of(WayOut.REVERT_APPLE_PNG);

    /** What is seen, as bytes: 8 bits a sample, the frames of a video, the pages of a document. */
    private static final String SHOW_PICTURE = "convert FILE -depth 8 rgb:-";

    private static final String SHOW_16 = "convert FILE -depth 16 rgb:-";
    private static final String SHOW_VIDEO =
            "ffmpeg -v error -i FILE -fps_mode passthrough" + " -vf scale=32:24:flags=area -f rawvideo -pix_fmt gray -";
    private static final String SHOW_PDF = "qpdf --show-npages FILE";
    private static final String SHOW_DICOM = "dcmdump -q +P 7fe0,0010 +P 0028,0010 +P 0010,0020 FILE";

    /** The command, the file that it is for, how that is made, and how input and output are looked at. */
    private static final String CASES = """
            REWRITE_JPEG | in.jpg | cp arithmetic.jpg in.jpg | djpeg FILE
            REWRITE_JPEG | in.jpg | cp progressive.jpg in.jpg | djpeg FILE
            MIRROR | in.jpg | cp turned2.jpg in.jpg | convert FILE -auto-orient rgb:-
            TURN_180 | in.jpg | cp turned3.jpg in.jpg | convert FILE -auto-orient rgb:-
            FLIP | in.jpg | cp turned4.jpg in.jpg | convert FILE -auto-orient rgb:-
            TRANSPOSE | in.jpg | cp turned5.jpg in.jpg | convert FILE -auto-orient rgb:-
            TURN_90 | in.jpg | cp turned6.jpg in.jpg | convert FILE -auto-orient rgb:-
            TRANSVERSE | in.jpg | cp turned7.jpg in.jpg | convert FILE -auto-orient rgb:-
            TURN_270 | in.jpg | cp turned8.jpg in.jpg | convert FILE -auto-orient rgb:-
            TURN_JPEG | in.jpg | cp uneven6.jpg in.jpg | convert FILE -auto-orient rgb:-
            CMYK_TO_RGB | in.jpg | cp cmyk.jpg in.jpg | convert FILE -colorspace sRGB rgb:-
            TO_PNG | in.heic | convert a.png in.heic | SHOW_PICTURE
            ON_BLACK | in.tif | convert alpha.png in.tif | convert FILE -background black -alpha remove -depth 8 rgb:-
            TIFF_TO_SRGB | in.tif | convert a.png -colorspace CMYK in.tif | convert FILE -colorspace sRGB -depth 8 rgb:-
            TIFF_TO_16_BITS | in.tif | convert a.png -colorspace Gray -depth 32 in.tif | convert FILE -depth 16 gray:-
            TIFF_TO_LEVELS | in.tif | convert a.png -colorspace Gray -auto-level -define quantum:format=floating-point -depth 32 in.tif | convert FILE -auto-level -depth 16 gray:-
            TIFF_TO_JPEG_2000 | in.tif | convert deep.png in.tif | SHOW_16
            WEBP_TO_PNG | in.webp | convert a.png -quality 80 in.webp | convert FILE ppm:-
            WEBP_TO_GIF | in.webp | convert a.png ( a.png -negate ) -loop 0 -define webp:lossless=true in.webp | convert FILE[0] -format %wx%h info:-
            SHRINK | in.png | ffmpeg -v error -y -i a.png -vf scale=70000:4 in.png | ffmpeg -v error -i FILE -vf scale=64:4:flags=area -f rawvideo -pix_fmt gray -
            REWRITE_PNG | in.png | cp key.png in.png | SHOW_PICTURE
            MIRROR_PNG | in.png | cp turned2.png in.png | convert FILE TURN -depth 8 rgb:-
            TURN_PNG_180 | in.png | cp turned3.png in.png | convert FILE TURN -depth 8 rgb:-
            FLIP_PNG | in.png | cp turned4.png in.png | convert FILE TURN -depth 8 rgb:-
            TRANSPOSE_PNG | in.png | cp turned5.png in.png | convert FILE TURN -depth 8 rgb:-
            TURN_PNG_90 | in.png | cp turned6.png in.png | convert FILE TURN -depth 8 rgb:-
            TRANSVERSE_PNG | in.png | cp turned7.png in.png | convert FILE TURN -depth 8 rgb:-
            TURN_PNG_270 | in.png | cp turned8.png in.png | convert FILE TURN -depth 8 rgb:-
            PNG_ON_BLACK | in.png | cp alpha.png in.png | convert FILE -background black -alpha remove -depth 8 rgb:-
            PNG_ON_WHITE | in.png | cp alpha16.png in.png | convert FILE -background white -alpha remove -depth 16 rgb:-
            PNG_TO_JPEG_2000 | in.png | cp deep.png in.png | SHOW_16
            EIGHT_BITS | in.png | convert a.png -colorspace Gray -depth 16 PNG48:in.png | SHOW_PICTURE
            EIGHT_BITS_OF_JPEG_2000 | in.jp2 | convert deep.png in.jp2 | SHOW_PICTURE
            PICTURES_OF_PNG | in.png | ffmpeg -v error -y -i a.avi -frames:v 5 -plays 0 -f apng in.png | ffmpeg -v error -i FILE -fps_mode passthrough -f rawvideo -pix_fmt rgb24 -
            REWRITE_GIF | in.gif | cp gap.gif in.gif | convert FILE -coalesce rgb:-
            GIF_ON_BLACK | in.gif | convert -size 20x10 xc:none -fill red -draw 'rectangle 3,3 9,9' in.gif | convert FILE -background black -alpha remove rgb:-
            WIDEN_GIF | in.gif | convert -size 20x20 xc:red ( -size 9x9 xc:blue -repage 20x20+15+15 ) in.gif | convert FILE -layers trim-bounds -coalesce -background red -flatten rgb:-
            FIRST_OF_GIF | in.gif | convert -size 4000x3200 xc:red -fill blue -draw 'rectangle 9,9 2000,900' in.gif | convert FILE[0] -sample 100x80! rgb:-
            DECODE_JPEG_2000 | in.jp2 | opj_compress -i alpha.png -o in.jp2 | convert FILE -background white -alpha remove -depth 8 rgb:-
            DECODE_JPEG_2000 | in.jp2 | opj_compress -i alpha16.png -o in.jp2 | convert FILE -background white -alpha remove -depth 16 rgb:-
            UPSAMPLE_JPEG_2000 | in.jp2 | ffmpeg -v error -y -i a.png -pix_fmt yuv420p -f rawvideo a.raw && opj_compress -i a.raw -F 64,48,3,8,u@1x1:2x2:2x2 -o in.jp2 | convert FILE -depth 8 -format %wx%h info:-
            COMPRESS | in.avi | cp a.avi in.avi | SHOW_VIDEO
            COMPRESS | in.mkv | ffmpeg -v error -y -i a.avi -c:v libx264 -pix_fmt yuv444p in.mkv | SHOW_VIDEO
            COMPRESS | in.mp4 | ffmpeg -v error -y -i a.avi -vf scale=3840:2160 -frames:v 3 X264 in.mp4 | SHOW_VIDEO
            COMPRESS | in.mp4 | ffmpeg -v error -y -i a.avi -vf scale=4096:3072 -frames:v 3 X264 in.mp4 | SHOW_VIDEO
            COMPRESS | in.mp4 | ffmpeg -v error -y -i a.avi -vf scale=3840:2160 -frames:v 3 X264 -level 4.1 in.mp4 | SHOW_VIDEO
            COMPRESS_PORTRAIT | in.mp4 | ffmpeg -v error -y -i a.avi -vf scale=2160:3840 -frames:v 3 X264 in.mp4 | SHOW_VIDEO
            COMPRESS_PORTRAIT | in.mp4 | ffmpeg -v error -y -i a.avi X264 b.mp4 && ffmpeg -v error -y -i b.mp4 -c copy -metadata:s:v rotate=90 in.mp4 | SHOW_VIDEO
            COMPRESS_FAST | in.mp4 | ffmpeg -v error -y -r 120 -i a.avi -vf scale=1920:1080 X264 -level 4.2 in.mp4 | ffmpeg -v error -i FILE -r 60 -vf scale=32:24:flags=area -f rawvideo -pix_fmt gray -
            COMPRESS_FAST_PORTRAIT | in.mp4 | ffmpeg -v error -y -r 120 -i a.avi -vf scale=1080:1920 X264 -level 4.2 in.mp4 | ffmpeg -v error -i FILE -r 60 -vf scale=32:24:flags=area -f rawvideo -pix_fmt gray -
            LIMIT_RANGE | in.mp4 | ffmpeg -v error -y -i a.avi -c:v libx264 -vf scale=out_range=pc -pix_fmt yuvj420p in.mp4 | SHOW_VIDEO
            LIMIT_RANGE | in.mp4 | ffmpeg -v error -y -i a.avi -c:v libx265 -tag:v hvc1 -x265-params log-level=none -vf scale=out_range=pc -pix_fmt yuvj420p in.mp4 | SHOW_VIDEO
            SQUARE_PIXELS | in.mp4 | ffmpeg -v error -y -i a.avi -vf setsar=16/15 X264 in.mp4 | SHOW_VIDEO
            REMUX | in.mkv | ffmpeg -v error -y -i a.avi -i a.srt -i a.wav -map 0 -map 1 -map 2 -c:a pcm_s16le X264 in.mkv | SHOW_VIDEO
            REMUX | in.m2ts | ffmpeg -v error -y -i a.avi -i a.wav -c:a ac3 X264 -mpegts_m2ts_mode 1 in.m2ts | SHOW_VIDEO
            WRAP_STREAM | in.h264 | ffmpeg -v error -y -i a.avi X264 -bf 3 in.h264 | SHOW_VIDEO
            WRAP_STREAM | in.hevc | ffmpeg -v error -y -i a.avi -c:v libx265 -x265-params log-level=none -pix_fmt yuv420p in.hevc | SHOW_VIDEO
            REMUX | in.mov | ffmpeg -v error -y -i a.avi -i a.wav X264 -c:a pcm_s16le in.mov | SHOW_VIDEO
            REMUX_QUICKTIME | in.mov | ffmpeg -v error -y -i a.avi X264 in.mov | SHOW_VIDEO
            REMUX_MPEG_2 | in.m2ts | ffmpeg -v error -y -i a.avi -c:v mpeg2video -bf 2 -mpegts_m2ts_mode 1 in.m2ts | SHOW_VIDEO
            SAY_LEVEL_OF_H264 | in.mp4 | ffmpeg -v error -y -i a.avi -vf scale=1280:720 X264 -level 2.0 in.mp4 | SHOW_VIDEO
            SAY_LEVEL_OF_HEVC | in.mp4 | ffmpeg -v error -y -i a.avi -vf scale=1280:720 -c:v libx265 -tag:v hvc1 -x265-params log-level=none -pix_fmt yuv420p b.mp4 && ffmpeg -v error -y -i b.mp4 -c copy -bsf:v hevc_metadata=level=2.1 in.mp4 | SHOW_VIDEO
            DROP_SOUND_OF_MP4 | in.mp4 | ffmpeg -v error -y -i a.avi -i a.wav X264 in.mp4 | SHOW_VIDEO
            DROP_SOUND_OF_MP4 | in.ts | ffmpeg -v error -y -i a.avi -i a.wav X264 in.ts | SHOW_VIDEO
            DROP_SOUND_OF_TS | in.ts | ffmpeg -v error -y -i a.avi -i a.wav -c:v mpeg2video in.ts | SHOW_VIDEO
            DROP_SOUND_OF_MPEG | in.mpg | ffmpeg -v error -y -i a.avi -i a.wav -c:v mpeg2video in.mpg | SHOW_VIDEO
            DROP_PLACE | in.mp4 | ffmpeg -v error -y -i a.avi X264 -metadata location=+48.1+011.5/ in.mp4 | SHOW_VIDEO
            REPAIR_PDF | in.pdf | sed 's/^xref/xxxx/' a.pdf > in.pdf | qpdf --show-npages FILE || [ $? = 3 ]
            DECRYPT_PDF | in.pdf | qpdf --encrypt '' owner 256 -- a.pdf in.pdf | SHOW_PDF
            DECRYPT_PDF | in.pdf | qpdf --allow-weak-crypto --encrypt '' owner 128 -- a.pdf in.pdf | SHOW_PDF
            DECRYPT_PDF_BY_PASSWORD | in.pdf | qpdf --encrypt PASSWORD owner 256 -- a.pdf in.pdf | qpdf --password=PASSWORD --show-npages FILE
            ADD_PREAMBLE | in.dcm | dcmconv -F a.dcm in.dcm | SHOW_DICOM
            EXPLICIT_LITTLE_ENDIAN | in.dcm | dcmconv +ti a.dcm in.dcm | SHOW_DICOM
            DECODE_JPEG | in.dcm | dcmcjpeg +e1 a.dcm in.dcm | dcmdump -q +P 0028,0010 +P 0010,0020 FILE
            """;

    @TempDir
    private static Path folder = Path.of("");

    /** A command and an input that it is for. */
    private record Case(WayOut way, String input, String make, String show) {
        @Override
        public String toString() {
            return way.name() + " " + input + ": " + make;
        }
    }

    static Stream<Case> cases() {
        return CASES.lines().map(line -> {
            String[] columns =
                    Arrays.stream(line.split(" \\| ", -1)).map(String::strip).toArray(String[]::new);
            String show = switch (columns[3]) {
                case "SHOW_PICTURE" -> SHOW_PICTURE;
                case "SHOW_16" -> SHOW_16;
                case "SHOW_VIDEO" -> SHOW_VIDEO;
                case "SHOW_PDF" -> SHOW_PDF;
                case "SHOW_DICOM" -> SHOW_DICOM;
                default -> columns[3];
            };
            String make = columns[2]
                    .replace("X264", "-c:v libx264 -preset veryfast -pix_fmt yuv420p")
                    .replace(" ( ", " '(' ")
                    .replace(" ) ", " ')' ");
            return new Case(WayOut.valueOf(columns[0]), columns[1], make, show);
        });
    }

    @BeforeAll
    static void makeMaterial() throws Exception {
        for (String name : List.of("arithmetic.jpg", "progressive.jpg", "cmyk.jpg", "ycbcr-444.jpg", "ycbcr-420.jpg")) {
            Files.copy(TestData.file("media/" + name), folder.resolve(name));
        }
        Program.script(folder, "sh", """
                set -e
                ffmpeg -v error -y -f lavfi -i testsrc=size=64x48:rate=25:duration=1 -c:v mpeg4 -q:v 2 a.avi
                ffmpeg -v error -y -f lavfi -i sine=duration=1 a.wav
                printf '1\\n00:00:00,000 --> 00:00:01,000\\nword\\n' > a.srt
                ffmpeg -v error -y -f lavfi -i testsrc2=size=64x48 -frames:v 1 a.png
                convert a.png a.ppm
                cjpeg -quality 90 -sample 1x1 -outfile even.jpg a.ppm
                convert a.png -crop 61x45+0+0 +repage -blur 0x3 b.ppm
                cjpeg -quality 90 -outfile uneven.jpg b.ppm
                convert -size 64x48 gradient:red-blue -depth 16 PNG48:deep.png
                convert -size 64x48 gradient:red-none -depth 8 PNG32:alpha.png
                convert -size 64x48 gradient:red-none -depth 16 PNG64:alpha16.png
                convert a.png a.gif
                gs -q -o a.pdf -sDEVICE=pdfwrite -c showpage showpage
                printf '(0008,0016) UI =SecondaryCaptureImageStorage\\n(0008,0018) UI [1.2.3]\\n(0010,0020) LO [P1]\\n' > a.dump
                dump2dcm -q a.dump b.dcm
                img2dcm -q -df b.dcm even.jpg c.dcm
                dcmdjpeg -q c.dcm a.dcm
                """).run().expecting(0);
        for (int turn = 2; turn <= 8; turn++) {
            Files.write(folder.resolve("turned" + turn + ".jpg"), exif(folder.resolve("even.jpg"), turn));
            Files.write(folder.resolve("uneven" + turn + ".jpg"), exif(folder.resolve("uneven.jpg"), turn));
            Files.write(folder.resolve("turned" + turn + ".png"), chunk(folder.resolve("a.png"), "eXIf", tiff(turn)));
        }
        Files.write(folder.resolve("key.png"), chunk(folder.resolve("a.png"), "tRNS", new byte[] {0, 0}));
        byte[] gif = Files.readAllBytes(folder.resolve("a.gif"));
        Files.write(folder.resolve("gap.gif"), inserted(gif, gif.length - 1, new byte[] {0x55}));
    }

    private static byte[] tiff(int orientation) {
        byte[] tiff = "MM\0*\0\0\0\b\0\1\1\22\0\3\0\0\0\1\0?\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        tiff[19] = (byte) orientation;
        return tiff;
    }

    private static byte[] exif(Path jpeg, int orientation) throws IOException {
        byte[] tiff = tiff(orientation);
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (8 + tiff.length)});
        segment.writeBytes("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        segment.writeBytes(tiff);
        return inserted(Files.readAllBytes(jpeg), 2, segment.toByteArray());
    }

    /** A PNG with a chunk after its header. */
    private static byte[] chunk(Path png, String type, byte[] body) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(12 + body.length)
                .putInt(body.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(body);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + body.length);
        chunk.putInt((int) crc.getValue());
        return inserted(Files.readAllBytes(png), 33, chunk.array());
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] more) {
        ByteBuffer all = ByteBuffer.allocate(bytes.length + more.length);
        return all.put(bytes, 0, at).put(more).put(bytes, at, bytes.length - at).array();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leadsOut(Case each) throws Exception {
        for (Path left : files("out", "in.")) {
            Files.delete(left);
        }
        Path in = folder.resolve(each.input());
        run(each.make());
        String command = each.way().toString();
        assertTrue(recommends(in, each.way()), () -> command + " is not recommended: " + said(in));
        byte[] before = shown(each, each.input(), true);

        Program.Finished finished = Program.script(folder, "sh", printed(each)).run();
        // qpdf says by 3 that it had to mend something.
        assertTrue(finished.exit() == 0 || (finished.exit() == 3 && command.startsWith("qpdf")), finished::err);
        List<Path> outputs = files("out");
        assertFalse(outputs.isEmpty());
        for (Path out : outputs) {
            MediaReader.examine(Source.of(out));
            assertFalse(recommends(out, each.way()), () -> said(out));
        }
        String name = outputs.size() == 1 ? outputs.get(0).getFileName().toString() : "out-%d.png";
        assertSeen(before, shown(each, name, false));
    }

    private static String printed(Case each) {
        int dot = each.input().indexOf('.');
        return each.way()
                .toString()
                .replaceAll("\\bIN(\\.\\w+)?\\b", "in" + each.input().substring(dot))
                .replaceAll("\\bOUT", "out");
    }

    private static Program.Finished run(String script) throws Exception {
        return Program.script(folder, "sh", script).run().expecting(0);
    }

    /** A PNG's turn is not applied by the program that shows it; what is shown before must be turned in another way. */
    private static byte[] shown(Case each, String file, boolean before) throws Exception {
        String turn = switch (each.way()) {
            case MIRROR_PNG -> "-orient TopRight -auto-orient";
            case TURN_PNG_180 -> "-orient BottomRight -auto-orient";
            case FLIP_PNG -> "-orient BottomLeft -auto-orient";
            case TRANSPOSE_PNG -> "-orient LeftTop -auto-orient";
            case TURN_PNG_90 -> "-orient RightTop -auto-orient";
            case TRANSVERSE_PNG -> "-orient RightBottom -auto-orient";
            default -> "-orient LeftBottom -auto-orient";
        };
        return run(each.show().replace("FILE", file).replace("TURN", before ? turn : ""))
                .out();
    }

    private static List<Path> files(String... starts) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Arrays.stream(starts)
                            .anyMatch(start -> file.getFileName().toString().startsWith(start)))
                    .sorted()
                    .toList();
        }
    }

    /** The same bytes, or for what was compressed again nearly the same. */
    private static void assertSeen(byte[] before, byte[] after) {
        assertEquals(before.length, after.length);
        assertTrue(before.length > 0);
        long difference = 0;
        for (int i = 0; i < before.length; i++) {
            difference += Math.abs((before[i] & 0xff) - (after[i] & 0xff));
        }
        assertTrue(difference <= 4L * before.length, "on average " + (double) difference / before.length);
    }

    /** Whether the sentences about a file recommend a command; those about DICOM files come from other rooms. */
    private static boolean recommends(Path file, WayOut way) {
        return switch (way) {
            case EIGHT_BITS, EXPLICIT_LITTLE_ENDIAN, DECODE_JPEG ->
                file.getFileName().toString().startsWith("in.");
            default -> said(file).contains(way.toString());
        };
    }

    private static String said(Path file) {
        List<String> texts = new ArrayList<>();
        try {
            Media media = MediaReader.examine(Source.of(file));
            if (media instanceof Media.Content content) {
                content.warnings().forEach(warning -> texts.add(warning.toString()));
            }
            if (media instanceof Media.Jpeg jpeg) {
                jpeg.facts().warningsWithoutAppn().forEach(warning -> texts.add(warning.toString()));
            }
            if (media instanceof Media.Video video) {
                texts.add(video.facts().refusal());
            }
        } catch (MediaException e) {
            texts.add(e.getMessage());
        } catch (IOException e) {
            texts.add(String.valueOf(e));
        }
        return String.join("\n", texts);
    }

    @Test
    void walksAllOfThem() {
        Set<WayOut> walked = EnumSet.copyOf(ELSEWHERE);
        cases().forEach(each -> walked.add(each.way()));
        assertEquals(EnumSet.allOf(WayOut.class), walked);
        for (WayOut way : WayOut.values()) {
            assertTrue(way.toString().startsWith(way.program() + " "), way::toString);
            assertEquals(
                    way.toString(), Sentence.parse("{RUN:" + way.name() + "}").toString());
        }
    }
}

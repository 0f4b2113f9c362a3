package io.github.stowc.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.media.content.VideoFacts;
import io.github.stowc.media.content.VideoFacts.Unusual;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Videos of ffmpeg, in our eyes and in ffprobe's. */
@NeedsTools({"ffmpeg", "ffprobe"})
class VideoReaderTest {
    /** Name, options, end of the transfer syntax, media type. */
    static final List<String> TAKEN = """
            base.mp4   | X264 -profile:v baseline                         | 102 | video/mp4
            main.mp4   | X264 -profile:v main                             | 102 | video/mp4
            high.mp4   | X264 -profile:v high -level 4.1                  | 102 | video/mp4
            high42.mp4 | X264 -profile:v high -level 4.2                  | 104 | video/mp4
            fast.m4v   | X264 -movflags +faststart                        | 102 | video/mp4
            crop.mp4   | X264 -vf scale=66:50,setsar=1                    | 102 | video/mp4
            inter.mp4  | X264 -flags +ildct+ilme -x264opts tff=1          | 102 | video/mp4
            ntsc.mp4   | X264 -r 30000/1001                               | 102 | video/mp4
            film.mp4   | X264 -r 24000/1001                               | 102 | video/mp4
            one.mp4    | X264 -frames:v 1                                 | 102 | video/mp4
            slices.ts  | X264 -x264opts slices=3 -f mpegts                | 102 | video/mp4
            bframes.mp4 | X264 -preset medium -bf 3                       | 102 | video/mp4
            hevc.mp4   | X265                                             | 107 | video/mp4
            hevc10.mp4 | H265 yuv420p10le                                 | 108 | video/mp4
            hvc1.mp4   | X265 -tag:v hvc1 -vf scale=66:50,setsar=1        | 107 | video/mp4
            high.ts    | X264 -preset medium -bf 3                        | 102 | video/mp4
            inter.mts  | X264 -flags +ildct+ilme -x264opts bff=1          | 102 | video/mp4
            hevc.ts    | X265                                             | 107 | video/mp4
            mpeg2.ts   | -c:v mpeg2video -f mpegts                        | 100 | video/mpeg
            mpeg2.mpg  | -c:v mpeg2video                                  | 100 | video/mpeg
            mpeg2.m2v  | -c:v mpeg2video                                  | 100 | video/mpeg
            ntsc.vob   | -c:v mpeg2video -r 30000/1001 -bf 2              | 100 | video/mpeg
            inter.mpg  | -c:v mpeg2video -flags +ildct+ilme -top 1        | 100 | video/mpeg
            half.mpg   | -c:v mpeg2video -s 1280x720 -r 50 -frames:v 3    | 101 | video/mpeg
            full.m2v   | -c:v mpeg2video -s 1920x1080 -frames:v 2         | 101 | video/mpeg
            high.mov   | X264                                             | -   | video/quicktime
            hevc.mov   | X265                                             | -   | video/quicktime
            """.lines().toList();

    /** Name, options, what is found. */
    static final List<String> REFUSED = """
            high422.mp4  | H264 yuv422p                               | its High 4:2:2 Profile
            high444.mp4  | H264 yuv444p                               | its High 4:4:4 Predictive Profile
            high10.mp4   | H264 yuv420p10le                           | its High 10 Profile
            gray.mp4     | H264 gray                                  | no colours
            high51.mp4   | X264 -level 5.1                            | level 5.1
            inter42.mp4  | X264 -level 4.2 -flags +ildct+ilme -x264opts tff=1 | interlaced pictures at level 4.2
            hevc12.mp4   | H265 yuv420p12le                           | its Range Extensions Profile
            hevc422.mp4  | H265 yuv422p                               | its Range Extensions Profile
            mpeg4.mp4    | -c:v mpeg4                                 | MPEG-4 part 2
            vp9.mp4      | -c:v libvpx-vp9 -cpu-used 8                | VP9 (vp09)
            av1.mp4      | -c:v libaom-av1 -cpu-used 8 -usage realtime -frames:v 2 | AV1 (av01)
            prores.mov   | -c:v prores                                | ProRes
            mjpeg.mov    | -c:v mjpeg -pix_fmt yuvj420p               | Motion JPEG
            mpeg1.mpg    | -c:v mpeg1video                            | MPEG-1
            mpeg1v.mpg   | -c:v mpeg1video -f mpeg1video              | MPEG-1
            mpeg1.ts     | -c:v mpeg1video -f mpegts                  | MPEG-1
            mpeg422.mpg  | -c:v mpeg2video -pix_fmt yuv422p           | its 4:2:2 Profile
            film.mpg     | -c:v mpeg2video -r 24                      | 64x48 at 24 frames/s
            h1440.mpg    | -c:v mpeg2video -s 1440x1080 -frames:v 2   | 1440x1080 at 25 frames/s
            a.avi        | -c:v mpeg4                                 | an AVI video
            a.mkv        | X264                                       | a Matroska or WebM video
            a.webm       | -c:v libvpx-vp9 -cpu-used 8                | a Matroska or WebM video
            a.flv        | -c:v flv                                   | a Flash, Windows Media or Ogg video
            a.wmv        | -c:v wmv2                                  | a Flash, Windows Media or Ogg video
            high.m2ts    | X264 -f mpegts -mpegts_m2ts_mode 1         | H.264 in packets of 192
            mpeg2.m2ts   | -c:v mpeg2video -f mpegts -mpegts_m2ts_mode 1 | MPEG-2 in packets of 192
            a.h264       | X264                                       | H.264 or HEVC without a container
            a.h265       | X265                                       | H.264 or HEVC without a container
            h264.mpg     | X264 -f vob                                | H.264 in an MPEG program stream
            h263.3gp     | -c:v h263 -s 176x144                       | H.263
            """.lines().toList();

    /** Name and options, all with sound. */
    static final List<String> FRAGMENTED = """
            frag1.mp4 | AUDIO X264 -g 7 -c:a aac -movflags +frag_keyframe+empty_moov
            frag2.mp4 | AUDIO X264 -g 7 -c:a aac -movflags +frag_keyframe+default_base_moof
            frag3.mp4 | AUDIO X264 -c:a aac -movflags +frag_every_frame+empty_moov+separate_moof
            frag4.mov | AUDIO X264 -g 7 -c:a aac -movflags +frag_keyframe
            frag5.mp4 | AUDIO X264 -g 7 -c:a aac -movflags +dash+frag_keyframe
            """.lines().toList();

    private static final List<String> OTHERS = """
            sound.mp4   | AUDIO X264 -c:a aac
            sound.mpg   | AUDIO -c:v mpeg2video -c:a mp2
            sound.ts    | AUDIO X264 -c:a aac
            alone.mp4   | AUDIO -vn -c:a aac
            alone.ts    | AUDIO -vn -c:a aac
            place.mp4   | X264 -metadata location=+48.1+011.5/
            place.mov   | X264 -movflags use_metadata_tags -metadata com.apple.quicktime.location.ISO6709=+48.1+011.5/
            wide.mp4    | X264 -vf setsar=16/15
            vfr.mp4     | X264 -vf select='not(mod(n\\,3))+lt(n\\,6)' -vsync vfr
            intra.m2v   | -c:v mpeg2video -g 1
            """.lines().toList();

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void makeVideos() throws Exception {
        List<String> all = new ArrayList<>(TAKEN);
        all.addAll(REFUSED);
        all.addAll(FRAGMENTED);
        all.addAll(OTHERS);
        VideoFiles.make(folder, all);
    }

    private static Media.Video video(String name) throws IOException {
        return (Media.Video) MediaReader.examine(Source.of(folder.resolve(name)));
    }

    private static MediaException refusal(String name) {
        return assertThrows(MediaException.class, () -> MediaReader.examine(Source.of(folder.resolve(name))), name);
    }

    private static String[] columns(String row) {
        return Arrays.stream(row.split("\\|", -1)).map(String::strip).toArray(String[]::new);
    }

    @ParameterizedTest
    @FieldSource("TAKEN")
    void readsWhatFfprobeReads(String row) throws Exception {
        String[] columns = columns(row);
        Media.Video video = video(columns[0]);
        VideoFacts facts = video.facts();
        Map<String, String> probed = VideoFiles.probe(folder.resolve(columns[0]));
        assertEquals(probed.get("width"), Integer.toString(facts.imagePixel().columns()));
        assertEquals(probed.get("height"), Integer.toString(facts.imagePixel().rows()));
        assertEquals(probed.get("nb_read_frames"), Integer.toString(facts.frames()));
        assertEquals(rate(probed), facts.frameRate(), 0.01);
        assertEquals(probed.get("profile"), facts.profile());
        if (facts.codec() != VideoFacts.Codec.MPEG2) {
            double level = Integer.parseInt(String.valueOf(probed.get("level")));
            assertEquals(
                    facts.codec() == VideoFacts.Codec.H264 ? level / 10 : level / 30,
                    Double.parseDouble(facts.level()));
        }
        assertEquals(facts.frames() * 1000 / facts.frameRate(), facts.durationMillis(), 1);
        boolean quicktime = columns[2].equals("-");
        String uid = facts.transferSyntax().map(Object::toString).orElse("-");
        assertEquals(quicktime ? "-" : "1.2.840.10008.1.2.4." + columns[2], uid);
        assertEquals(quicktime, facts.refusal().contains("ffmpeg -i IN.mov -c copy OUT.mp4"));
        assertEquals(columns[3], video.mediaType().value());
        assertEquals("YBR_PARTIAL_420", facts.imagePixel().photometricInterpretation());
        assertEquals(columns[2].equals("108") ? 10 : 8, facts.imagePixel().bitsStored());
        assertEquals(Files.size(folder.resolve(columns[0])), video.payload().length());
    }

    /** Of one or two pictures ffprobe says nothing. */
    private static double rate(Map<String, String> probed) {
        String average = String.valueOf(probed.get("avg_frame_rate"));
        String fraction = average.equals("0/0") ? String.valueOf(probed.get("r_frame_rate")) : average;
        int slash = fraction.indexOf('/');
        return Double.parseDouble(fraction.substring(0, slash)) / Double.parseDouble(fraction.substring(slash + 1));
    }

    @ParameterizedTest
    @FieldSource("REFUSED")
    void refusesWhatDicomHasNoPlaceForWithACommandThatMakesItFit(String row) {
        String[] columns = columns(row);
        MediaException refusal = refusal(columns[0]);
        assertEquals(Reason.UNSUPPORTED, refusal.reason());
        assertTrue(refusal.problem().contains(", found " + columns[2]), refusal.problem());
        assertTrue(refusal.remedy().contains("ffmpeg -i IN "), refusal.remedy());
    }

    @Test
    void refusesSoundWithoutPictures() {
        assertTrue(refusal("alone.mp4").problem().endsWith("found sound alone"));
        assertTrue(refusal("alone.ts").problem().contains("with a video, found none"));
    }

    @ParameterizedTest
    @FieldSource("FRAGMENTED")
    void countsTheFramesOfAllFragments(String row) throws IOException {
        Media.Video video = video(columns(row)[0]);
        assertEquals(25, video.facts().frames());
        // ffmpeg lets the first picture wait for the sound.
        assertEquals(25, video.facts().frameRate(), 1);
        assertEquals(Set.of(Unusual.FRAGMENTS), video.facts().unusual());
    }

    @Test
    void warnsOfWhatVideosTellBesides() throws IOException {
        assertEquals(List.of(), video("high.mp4").warnings());
        assertEquals(List.of(), video("hvc1.mp4").warnings());
        assertWarnings("hevc.mp4");
        assertEquals(
                Set.of(Unusual.PARAMETERS_IN_BAND), video("hevc.mp4").facts().unusual());
        assertEquals(Set.of(), video("hvc1.mp4").facts().unusual());
        assertWarnings("sound.mp4", "it has sound");
        assertWarnings("sound.mpg", "it has sound");
        assertWarnings("sound.ts", "it has sound");
        assertWarnings("main.mp4", "H.264 of the Main Profile");
        assertWarnings("place.mp4", "it tells where it was recorded");
        assertWarnings("place.mov", "it tells where it was recorded");
        assertWarnings("wide.mp4", "its pixels are not square");
        assertWarnings("vfr.mp4", "its frames are shown for different times");
    }

    private static void assertWarnings(String name, String... starts) throws IOException {
        List<String> warnings =
                video(name).warnings().stream().map(Sentence::toString).toList();
        assertEquals(starts.length, warnings.size(), name + warnings);
        for (int i = 0; i < starts.length; i++) {
            String expected = folder.resolve(name) + ": " + starts[i];
            assertTrue(warnings.get(i).startsWith(expected), warnings.get(i));
        }
    }

    @Test
    void countsTheFramesOfAChangingRate() throws Exception {
        VideoFacts facts = video("vfr.mp4").facts();
        Map<String, String> probed = VideoFiles.probe(folder.resolve("vfr.mp4"));
        assertEquals(probed.get("nb_read_frames"), Integer.toString(facts.frames()));
        assertEquals(rate(probed), facts.frames() * 1000.0 / facts.durationMillis(), 0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"high.mp4", "fast.m4v", "frag1.mp4", "high.mov", "high.ts", "mpeg2.mpg", "intra.m2v"})
    void saysThatAVideoIsCutOff(String name) throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(name));
        for (double part : new double[] {0.3, 0.5, 0.9, 0.95}) {
            byte[] bytes = Arrays.copyOf(whole, (int) (whole.length * part) / 2 * 2 - 1);
            MediaException refusal = assertThrows(
                    MediaException.class, () -> MediaReader.examine(Source.of(name, bytes)), name + " " + part);
            assertEquals(Reason.TRUNCATED, refusal.reason(), refusal.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"high.mp4", "high.mov", "high.ts", "mpeg2.mpg", "mpeg2.m2v"})
    void acceptsAZeroAfterTheEndThatMakesTheLengthEven(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        byte[] padded = Arrays.copyOf(bytes, bytes.length + 1);
        assertEquals(
                25,
                ((Media.Video) MediaReader.examine(Source.of(name, padded)))
                        .facts()
                        .frames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast.m4v", "high.ts", "mpeg2.mpg"})
    void readsStreamsAsItReadsFiles(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        VideoFacts facts = ((Media.Video) MediaReader.examine(Source.of(name, bytes))).facts();
        assertEquals(video(name).facts(), facts);
    }
}

package io.github.stowc.media.video;

import static io.github.stowc.media.video.VideoBytes.box;
import static io.github.stowc.media.video.VideoBytes.hex;
import static io.github.stowc.media.video.VideoBytes.ints;
import static io.github.stowc.media.video.VideoBytes.join;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.media.content.VideoFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Videos made by hand, sound ones and such as lie. */
class VideoHostilityTest {
    private static Media.Video video(String name, byte[] bytes) throws IOException {
        return (Media.Video) MediaReader.examine(Source.of(name, bytes));
    }

    private static MediaException refusal(byte[] bytes) {
        return assertThrows(MediaException.class, () -> MediaReader.examine(Source.of("a", bytes)));
    }

    private static MediaException refusal(byte[]... tables) {
        byte[] track = VideoBytes.track(VideoBytes.avc1(VideoBytes.AVC_SEQUENCE), tables);
        return refusal(VideoBytes.mp4(box("moov", track)));
    }

    @Test
    void readsWhatIsMadeByHand() throws IOException {
        for (byte[] bytes : new byte[][] {
            VideoBytes.mp4(),
            VideoBytes.mpeg2(),
            VideoBytes.programStream(),
            VideoBytes.transportStream(StreamTypes.H264),
            VideoBytes.transportStream(StreamTypes.HEVC)
        }) {
            VideoFacts facts = video("a", bytes).facts();
            assertEquals(3, facts.frames(), facts.toString());
            assertEquals(25, facts.frameRate(), 0.01);
            assertEquals(64, facts.imagePixel().columns());
            assertEquals(48, facts.imagePixel().rows());
        }
    }

    @Test
    void jumpsOverWhatLiesDeep() throws IOException {
        byte[] deep = new byte[0];
        for (int i = 0; i < 10_000; i++) {
            deep = i % 100 == 0 ? box("udta", deep) : deep;
        }
        byte[] track = VideoBytes.track(VideoBytes.avc1(VideoBytes.AVC_SEQUENCE), VideoBytes.tables());
        assertEquals(
                3,
                video("a.mp4", VideoBytes.mp4(box("moov", deep, track))).facts().frames());
    }

    @Test
    void takesSizesOf64BitsAndOneUpToTheEnd() throws IOException {
        byte[] moov = box("moov", VideoBytes.track(VideoBytes.avc1(VideoBytes.AVC_SEQUENCE), VideoBytes.tables()));
        byte[] large = join(ints(1), "mdat".getBytes(StandardCharsets.US_ASCII), ints(0, 28), new byte[12]);
        byte[] open = join(ints(0), "mdat".getBytes(StandardCharsets.US_ASCII), new byte[50]);
        byte[] brand = box("ftyp", "isom".getBytes(StandardCharsets.US_ASCII), ints(0));
        assertEquals(3, video("a.mp4", join(brand, large, moov, open)).facts().frames());
    }

    @Test
    void refusesBoxesThatLieAboutTheirSize() {
        byte[] sound = VideoBytes.mp4();
        int moov = sound.length - ByteBuffer.wrap(sound).getInt(20 + 20);
        for (int size : new int[] {2, 7, 0x7fffffff, -1}) {
            byte[] bytes = sound.clone();
            ByteBuffer.wrap(bytes).putInt(moov, size);
            Reason expected = size > 0 && size < 8 ? Reason.MALFORMED : Reason.TRUNCATED;
            assertEquals(
                    expected,
                    refusal(bytes).reason(),
                    size + ": " + refusal(bytes).getMessage());
        }
        for (long size : new long[] {0, 15, Long.MAX_VALUE, -1}) {
            byte[] bytes = join(sound, ints(1), new byte[] {'f', 'r', 'e', 'e'}, ints((int) (size >> 32), (int) size));
            Reason expected = size >= 0 && size < 16 ? Reason.MALFORMED : Reason.TRUNCATED;
            assertEquals(expected, refusal(bytes).reason());
        }
        byte[] inner = sound.clone();
        ByteBuffer.wrap(inner).putInt(moov + 8, 0x7fffffff);
        assertEquals(Reason.MALFORMED, refusal(inner).reason());
    }

    @Test
    void refusesTablesThatLieAboutTheirLength() {
        byte[] times = box("stts", ints(0, 1, 3, 512));
        byte[] sizes = box("stsz", ints(0, 0, 3, 4, 4, 4));
        byte[] chunks = box("stco", ints(0, 1, 32));
        assertEquals(
                Reason.MALFORMED,
                refusal(box("stts", ints(0, -1, 3, 512)), sizes, chunks).reason());
        assertEquals(
                Reason.MALFORMED,
                refusal(times, box("stsz", ints(0, 0, -1, 4)), chunks).reason());
        assertEquals(
                Reason.MALFORMED,
                refusal(times, sizes, box("stco", ints(0, 0x7fffffff, 32))).reason());
        assertEquals(
                Reason.TRUNCATED,
                refusal(times, sizes, box("stco", ints(0, 1, 1 << 30))).reason());
        assertEquals(
                Reason.TRUNCATED,
                refusal(times, sizes, box("co64", ints(0, 1, -1, -1))).reason());
        assertEquals(
                Reason.MALFORMED,
                refusal(box("stts", ints(0, 1, 4, 512)), sizes, chunks).reason());
        assertEquals(Reason.MALFORMED, refusal(times, chunks).reason());
        assertEquals(
                Reason.MALFORMED,
                refusal(box("stts", ints(0, 1, -1, 1)), box("stsz", ints(0, 9, -1)), chunks)
                        .reason());
        assertEquals(
                Reason.MALFORMED,
                refusal(box("stts", ints(0, 0)), box("stsz", ints(0, 9, 0)), chunks)
                        .reason());
        assertEquals(
                Reason.MALFORMED,
                refusal(box("stts", ints(0, 1, 3, 0)), sizes, box("stco", ints(0)))
                        .reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "67640029ff",
                "6764002900000000000000000000000000",
                "6764002900",
                "67640029ac" + "ffffffffffffffffffffffff",
                "67640029ac0000000000000000000000000000000000"
            })
    void refusesParameterSetsThatBreakOff(String sequence) {
        byte[] track = VideoBytes.track(VideoBytes.avc1(sequence), VideoBytes.tables());
        MediaException refusal = refusal(VideoBytes.mp4(box("moov", track)));
        assertEquals(Reason.MALFORMED, refusal.reason(), refusal.getMessage());
    }

    @Test
    void refusesEncryptedVideosAndThoseThatLieElsewhere() {
        byte[] fields = new byte[78];
        byte[] encrypted = VideoBytes.track(box("encv", fields), VideoBytes.tables());
        assertTrue(refusal(VideoBytes.mp4(box("moov", encrypted))).problem().contains("an encrypted one"));
        byte[] unknown = VideoBytes.track(box("x\u00ffy?", fields), VideoBytes.tables());
        assertTrue(refusal(VideoBytes.mp4(box("moov", unknown))).problem().endsWith("an unknown codec (x?y?)"));
        byte[] scrambled = VideoBytes.transportStream(StreamTypes.H264);
        scrambled[2 * 188 + 3] |= (byte) 0x80;
        assertTrue(refusal(scrambled).problem().contains("an encrypted one"));
    }

    @Test
    void refusesAnUnfinishedRecording() {
        byte[] bytes = join(box("ftyp", "isom".getBytes(StandardCharsets.US_ASCII), ints(0)), box("mdat"));
        assertEquals(Reason.TRUNCATED, refusal(bytes).reason());
        assertTrue(
                refusal(bytes).problem().contains("the recording was not finished"),
                refusal(bytes).problem());
    }

    @Test
    void refusesATransportStreamThatLostPackets() {
        byte[] bytes = VideoBytes.transportStream(StreamTypes.HEVC);
        byte[] lost =
                join(Arrays.copyOf(bytes, 3 * 188), new byte[188], Arrays.copyOfRange(bytes, 3 * 188, bytes.length));
        assertEquals(Reason.MALFORMED, refusal(lost).reason());
        assertEquals(3 * 188, refusal(lost).offset().orElseThrow());
    }

    @Test
    void countsTwoFieldsAsOneFrame() throws IOException {
        String first = "00000100000fffff000001b58ffff14180" + "0000010112340000010212345678";
        String second = first.replace("8ffff1", "8ffff2");
        byte[] fields = hex(VideoBytes.MPEG2_SEQUENCE + (first + second).repeat(5));
        assertEquals(5, video("a.m2v", fields).facts().frames());
        // Main Profile at level 3, 64x64, field pictures; then a slice of a top and one of a bottom field.
        String sequence = bits("01100111 01001101 00000000 00011110 1 1 011 010 0 00100 010 0 0 1 0 0 1");
        String top = bits("01100101 1 0001000 1 0000 1 0 10101010");
        String bottom = bits("01100001 1 0001000 1 0000 1 1 10101010");
        String frame = bits("01100001 1 0001000 1 0000 0 110101010");
        String code = "000001";
        String pictures = (code + top + code + bottom).repeat(4) + code + frame;
        AvcPictures counted = new AvcPictures(Source.of("a", new byte[0]));
        StartCodes codes = new StartCodes(counted);
        byte[] stream = hex(code + sequence + pictures);
        for (int i = 0; i < stream.length; i++) {
            codes.feed(stream, i, i + 1);
        }
        codes.end();
        assertEquals(5, counted.frames());
        assertEquals("Main", Objects.requireNonNull(counted.header()).profile());
    }

    private static String bits(String text) {
        String bits = text.replace(" ", "");
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < bits.length(); i += 4) {
            String four = (bits.substring(i, Math.min(bits.length(), i + 4)) + "000").substring(0, 4);
            digits.append(Integer.toHexString(Integer.parseInt(four, 2)));
        }
        return digits.length() % 2 == 0 ? digits.toString() : digits + "0";
    }

    @Test
    void refusesOtherBytesBetweenPacks() {
        byte[] bytes = join(VideoBytes.programStream(), hex("0102030405060708"));
        assertEquals(Reason.MALFORMED, refusal(bytes).reason());
    }

    @Test
    void refusesPicturesThatChangeTheirSize() {
        String other = VideoBytes.AVC_SEQUENCE.replace("d9447b", "d9407b");
        byte[] entries = join(VideoBytes.avc1(VideoBytes.AVC_SEQUENCE), VideoBytes.avc1(other));
        byte[] track = VideoBytes.track(entries, VideoBytes.tables());
        MediaException refusal = refusal(VideoBytes.mp4(box("moov", track)));
        assertTrue(refusal.problem().contains("pictures of one size"), refusal.problem());
    }
}

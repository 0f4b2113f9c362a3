package io.github.stowc.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Slice;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.jpeg.JpegArbitraries;
import io.github.stowc.media.jpeg.JpegBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MediaProperties {
    @Provide
    Arbitrary<String> names() {
        return JpegArbitraries.names();
    }

    @Provide
    Arbitrary<byte[]> noise() {
        return JpegArbitraries.noise();
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return JpegArbitraries.damaged();
    }

    @Provide
    Arbitrary<JpegArbitraries.Sound> sound() {
        return JpegArbitraries.sound();
    }

    /** Every outcome but a result or a {@link MediaException} fails the property that calls this. */
    private static String outcome(Source source) throws IOException {
        try {
            Media media = MediaReader.examine(source);
            if (media instanceof Media.Jpeg jpeg) {
                List<Slice> slices = MediaReader.withoutAppn(jpeg);
                long end = 0;
                for (Slice slice : slices) {
                    assertTrue(slice.offset() >= end && slice.end() <= source.size(), slices.toString());
                    end = slice.end();
                }
                return jpeg.facts().toString();
            }
            return media.mediaType().value();
        } catch (MediaException e) {
            assertEquals(source.name(), e.source());
            assertTrue(e.offset().orElse(0) <= source.size(), e.getMessage());
            assertTrue(e.getMessage().indexOf('\n') < 0, e.getMessage());
            return e.getMessage();
        }
    }

    @Property(tries = 2000)
    void noBytesMakeItFailOtherwiseThanWithItsException(@ForAll("names") String name, @ForAll("noise") byte[] bytes)
            throws IOException {
        outcome(Source.of(name, bytes));
    }

    @Property(tries = 2000)
    void noDamageMakesItFailOtherwiseThanWithItsException(@ForAll("damaged") byte[] bytes) throws IOException {
        outcome(Source.of("a.jpg", bytes));
    }

    @Property(tries = 1000)
    void saysOfASoundJpegWhatItsHeaderSays(@ForAll("sound") JpegArbitraries.Sound sound) throws IOException {
        Media.Jpeg jpeg = assertInstanceOf(Media.Jpeg.class, MediaReader.examine(Source.of("a.jpg", sound.bytes())));
        ImagePixel pixel = jpeg.facts().imagePixel();
        assertEquals(sound.rows(), pixel.rows());
        assertEquals(sound.columns(), pixel.columns());
        assertEquals(sound.components(), pixel.samplesPerPixel());
        assertEquals(sound.precision(), pixel.bitsStored());
        assertEquals(sound.sof() == JpegBytes.SOF3, !pixel.isLossy());
        assertTrue(jpeg.facts().warnings().size() == (sound.sof() == JpegBytes.SOF2 ? 1 : 0));
    }

    @Property(tries = 1000)
    void leavesOutTheApplicationSegmentsAndNothingElse(@ForAll("sound") JpegArbitraries.Sound sound)
            throws IOException {
        Media.Jpeg jpeg = assertInstanceOf(Media.Jpeg.class, MediaReader.examine(Source.of("a.jpg", sound.bytes())));
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        for (Slice slice : MediaReader.withoutAppn(jpeg)) {
            kept.write(sound.bytes(), (int) slice.offset(), (int) slice.length());
        }
        assertArrayEquals(sound.withoutAppn(), kept.toByteArray());
    }

    @Property(tries = 500)
    void noticesThatASoundJpegIsCut(
            @ForAll("sound") JpegArbitraries.Sound sound, @ForAll @IntRange(min = 1, max = 5000) int missing) {
        byte[] whole = sound.bytes();
        byte[] cut = Arrays.copyOf(whole, Math.max(1, whole.length - missing));
        MediaException refusal = assertThrows(MediaException.class, () -> MediaReader.examine(Source.of("a.jpg", cut)));
        assertEquals(MediaException.Reason.TRUNCATED, refusal.reason(), refusal.getMessage());
    }

    @Property(tries = 300)
    void saysTheSameOfFilesStreamsAndBytes(@ForAll("damaged") byte[] bytes) throws IOException {
        Path file = Files.createTempFile("media", ".jpg");
        try {
            Files.write(file, bytes);
            String expected = outcome(Source.of("a.jpg", bytes));
            assertEquals(expected, outcome(Source.of(file, "a.jpg")));
            assertEquals(expected, outcome(Source.of("a.jpg", bytes.length, () -> new ByteArrayInputStream(bytes) {
                @Override
                public synchronized long skip(long n) {
                    return n > 100 ? 0 : super.skip(n);
                }
            })));
        } finally {
            Files.delete(file);
        }
    }
}

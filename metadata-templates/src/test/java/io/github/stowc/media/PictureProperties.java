package io.github.stowc.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Payload;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PictureProperties {
    /** Decoding more than this of a picture that claims to be huge only takes time. */
    private static final int MOST_READ = 1_000_000;

    @Provide
    Arbitrary<byte[]> damaged() {
        return PictureArbitraries.damaged();
    }

    @Provide
    Arbitrary<byte[]> pngs() {
        return PictureArbitraries.pngs();
    }

    @Provide
    Arbitrary<byte[]> gifs() {
        return PictureArbitraries.gifs();
    }

    /** Every outcome but a result or a {@link MediaException} fails the property that calls this. */
    private static String outcome(Source source) throws IOException {
        try {
            Media media = MediaReader.examine(source);
            if (media instanceof Media.Raster raster && raster.payload() instanceof Payload.Decoded decoded) {
                try (InputStream in = decoded.opener().open()) {
                    byte[] pixels = in.readNBytes(MOST_READ);
                    assertEquals(Math.min(MOST_READ, decoded.length()), pixels.length);
                    return raster.imagePixel() + " " + Arrays.hashCode(pixels);
                }
            }
            if (media instanceof Media.Codestream codestream) {
                assertTrue(codestream.codestream().end() <= source.size());
                return codestream.imagePixel().toString() + codestream.warnings();
            }
            return media.mediaType().value();
        } catch (MediaException e) {
            assertEquals(source.name(), e.source());
            assertTrue(e.offset().orElse(0) <= source.size(), e.getMessage());
            assertTrue(e.getMessage().indexOf('\n') < 0 && !e.remedy().isEmpty(), e.getMessage());
            return e.getMessage();
        }
    }

    @Property(tries = 4000)
    void noDamageMakesItFailOtherwiseThanWithItsException(@ForAll("damaged") byte[] bytes) throws IOException {
        outcome(Source.of("a", bytes));
    }

    @Property(tries = 800)
    void noRowsOfAPngMakeItFailOtherwise(@ForAll("pngs") byte[] bytes) throws IOException {
        outcome(Source.of("a", bytes));
    }

    @Property(tries = 800)
    void noCodesOfAGifMakeItFailOtherwise(@ForAll("gifs") byte[] bytes) throws IOException {
        outcome(Source.of("a", bytes));
    }

    @Property(tries = 300)
    void saysTheSameOfStreamsAndBytes(@ForAll("damaged") byte[] bytes) throws IOException {
        Source stream = Source.of("a", bytes.length, () -> new ByteArrayInputStream(bytes));
        assertEquals(outcome(Source.of("a", bytes)), outcome(stream));
    }
}

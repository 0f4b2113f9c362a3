package io.github.stowc.media.jpeg2000;

import static io.github.stowc.media.Examined.codestream;
import static io.github.stowc.media.Examined.refusal;
import static io.github.stowc.media.jpeg2000.Jpeg2000Bytes.LRCP;
import static io.github.stowc.media.jpeg2000.Jpeg2000Bytes.REVERSIBLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Payload;
import io.github.stowc.bytes.Slice;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.media.content.MediaType;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class Jpeg2000BoxesTest {
    private static final int SRGB = 16;
    private static final int GREY = 17;
    private static final int SYCC = 18;

    private static byte[] colour(int together, int wavelet) {
        return Jpeg2000Bytes.start()
                .size(0, 16, 8, 7, 7, 7)
                .style(LRCP, together, 2, wavelet)
                .quantisation(wavelet == REVERSIBLE ? 0 : 2)
                .tile(0)
                .end();
    }

    @Test
    void takesTheCodestreamAloneOutOfItsBoxes() throws IOException {
        byte[] inside = Jpeg2000Bytes.sound();
        byte[] file = Jpeg2000Bytes.wrapped("jp2 ", GREY, inside);
        Media.Codestream media = codestream(file);
        assertEquals(new Slice(file.length - inside.length, inside.length), media.codestream());
        assertEquals(new Payload.Ranges(List.of(media.codestream())), media.payload());
        assertEquals(MediaType.JPEG_2000, media.mediaType());
        assertEquals("image/jp2", media.fileType().orElseThrow().value());
        byte[] ht =
                Jpeg2000Bytes.highThroughput(16, 8, LRCP, 0, REVERSIBLE).tile(0).end();
        Media.Codestream jph = assertInstanceOf(
                Media.Codestream.class,
                MediaReader.examine(Source.of("a.jph", Jpeg2000Bytes.wrapped("jph ", GREY, ht))));
        assertEquals("image/jph", jph.fileType().orElseThrow().value());
        assertEquals(MediaType.HTJ2K, jph.mediaType());
        assertEquals(
                "image/jpx",
                codestream(Jpeg2000Bytes.wrapped("jpx ", GREY, inside))
                        .fileType()
                        .orElseThrow()
                        .value());
    }

    @Test
    void readsBoxesOfAnyLengthInAnyOrder() throws IOException {
        byte[] inside = Jpeg2000Bytes.sound();
        Jpeg2000Bytes open = Jpeg2000Bytes.file("jp2 ")
                .box("uuid", new int[20])
                .header(Jpeg2000Bytes.box(16, 8, 1))
                .raw(0, 0, 0, 0)
                .raw(Jpeg2000Bytes.latin1("jp2c"))
                .raw(Jpeg2000Bytes.ints(inside));
        assertEquals(inside.length, codestream(open.unfinished()).codestream().length());
        Jpeg2000Bytes wide = Jpeg2000Bytes.file("jp2 ")
                .raw(0, 0, 0, 1)
                .raw(Jpeg2000Bytes.latin1("jp2c"))
                .raw(0, 0, 0, 0, 0, 0, 0, 16 + inside.length)
                .raw(Jpeg2000Bytes.ints(inside))
                .box("xml ", 1, 2, 3);
        assertEquals(inside.length, codestream(wide.unfinished()).codestream().length());
        Jpeg2000Bytes two = Jpeg2000Bytes.file("jpx ").codestream(inside).codestream(inside);
        assertTrue(codestream(two.unfinished()).warnings().get(0).toString().contains("2 codestreams"));
    }

    @Test
    void takesColoursFromTheBoxes() throws IOException {
        assertEquals(
                "YBR_FULL",
                codestream(Jpeg2000Bytes.wrapped("jp2 ", SYCC, colour(0, REVERSIBLE)))
                        .imagePixel()
                        .photometricInterpretation());
        assertEquals(
                "YBR_RCT",
                codestream(Jpeg2000Bytes.wrapped("jp2 ", SRGB, colour(1, REVERSIBLE)))
                        .imagePixel()
                        .photometricInterpretation());
        byte[] profile = Jpeg2000Bytes.file("jp2 ")
                .header(Jpeg2000Bytes.box(16, 8, 1).box("colr", 2, 0, 0, 1, 2, 3))
                .codestream(Jpeg2000Bytes.sound())
                .unfinished();
        assertTrue(codestream(profile).warnings().get(0).toString().contains("ICC profile"));
        for (byte[] file : List.of(
                Jpeg2000Bytes.wrapped("jp2 ", 12, colour(0, REVERSIBLE)),
                Jpeg2000Bytes.wrapped("jp2 ", GREY, colour(0, REVERSIBLE)),
                Jpeg2000Bytes.wrapped("jp2 ", SYCC, colour(1, REVERSIBLE)),
                Jpeg2000Bytes.wrapped("jp2 ", SRGB, Jpeg2000Bytes.sound()))) {
            assertEquals(Reason.UNSUPPORTED, refusal(file).reason());
        }
    }
}

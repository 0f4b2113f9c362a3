package io.github.stowc.media.jpeg2000;

import static io.github.stowc.media.Examined.codestream;
import static io.github.stowc.media.Examined.refusal;
import static io.github.stowc.media.jpeg2000.Jpeg2000Bytes.IRREVERSIBLE;
import static io.github.stowc.media.jpeg2000.Jpeg2000Bytes.LRCP;
import static io.github.stowc.media.jpeg2000.Jpeg2000Bytes.REVERSIBLE;
import static io.github.stowc.media.jpeg2000.Jpeg2000Bytes.RPCL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Slice;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.media.content.MediaType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Jpeg2000Test {
    private static final int GREY = 17;

    private static byte[] colour(int together, int wavelet) {
        return Jpeg2000Bytes.start()
                .size(0, 16, 8, 7, 7, 7)
                .style(LRCP, together, 2, wavelet)
                .quantisation(wavelet == REVERSIBLE ? 0 : 2)
                .tile(0)
                .end();
    }

    private static byte[] grey(int kind) {
        return Jpeg2000Bytes.start()
                .size(0, 16, 8, kind)
                .style(LRCP, 0, 2, REVERSIBLE)
                .quantisation(0)
                .tile(0)
                .end();
    }

    private static String syntax(Media.Codestream media) {
        return media.imagePixel().transferSyntax().value();
    }

    @Test
    void readsACodestream() throws IOException {
        Media.Codestream media = codestream(Jpeg2000Bytes.sound());
        ImagePixel pixel = media.imagePixel();
        assertEquals("image/jp2", media.mediaType().value());
        assertEquals(Optional.empty(), media.fileType());
        assertEquals(new Slice(0, Jpeg2000Bytes.sound().length), media.codestream());
        assertEquals("1.2.840.10008.1.2.4.90", syntax(media));
        assertEquals("MONOCHROME2", pixel.photometricInterpretation());
        assertEquals(
                List.of(8, 16, 1, 8, 8, 7, 0),
                List.of(
                        pixel.rows(),
                        pixel.columns(),
                        pixel.samplesPerPixel(),
                        pixel.bitsAllocated(),
                        pixel.bitsStored(),
                        pixel.highBit(),
                        pixel.pixelRepresentation()));
        assertEquals(Optional.empty(), pixel.lossy());
        assertEquals(List.of(), media.warnings());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, YBR_RCT, 1.2.840.10008.1.2.4.90, ''",
        "1, 0, YBR_ICT, 1.2.840.10008.1.2.4.91, ISO_15444_1",
        "0, 1, RGB, 1.2.840.10008.1.2.4.90, ''",
        "0, 0, RGB, 1.2.840.10008.1.2.4.91, ISO_15444_1",
    })
    void tellsTheColoursByTheTransforms(int together, int wavelet, String colours, String syntax, String method)
            throws IOException {
        Media.Codestream media = codestream(colour(together, wavelet));
        assertEquals(colours, media.imagePixel().photometricInterpretation());
        assertEquals(0, media.imagePixel().planarConfiguration().orElseThrow());
        assertEquals(syntax, syntax(media));
        assertEquals(
                method, media.imagePixel().lossy().map(ImagePixel.Lossy::method).orElse(""));
    }

    @Test
    void readsBitsAndSign() throws IOException {
        ImagePixel twelve = codestream(grey(11)).imagePixel();
        assertEquals(List.of(16, 12, 11), List.of(twelve.bitsAllocated(), twelve.bitsStored(), twelve.highBit()));
        assertEquals(1, codestream(grey(0x8f)).imagePixel().pixelRepresentation());
        assertEquals(1, codestream(grey(0)).imagePixel().bitsStored());
    }

    @Test
    void callsAQuantisedOrOtherwiseIrreversibleComponentLossy() throws IOException {
        byte[] quantised = Jpeg2000Bytes.start()
                .size(0, 16, 8, 7)
                .style(LRCP, 0, 2, REVERSIBLE)
                .quantisation(1)
                .tile(0)
                .end();
        assertEquals("1.2.840.10008.1.2.4.91", syntax(codestream(quantised)));
        byte[] oneOfThree = Jpeg2000Bytes.start()
                .size(0, 16, 8, 7, 7, 7)
                .style(LRCP, 0, 2, REVERSIBLE)
                .segment(0x53, 2, 0, 2, 4, 4, 0, IRREVERSIBLE)
                .quantisation(0)
                .tile(0)
                .end();
        assertEquals("1.2.840.10008.1.2.4.91", syntax(codestream(oneOfThree)));
    }

    @Test
    void callsABlockWithoutItsLastBitsLossy() throws IOException {
        // A packet with the one block of a picture of 1 by 1: included, no zero bit-plane, passes, a length of 0 bytes.
        Jpeg2000Bytes start = Jpeg2000Bytes.start()
                .size(0, 1, 1, 7)
                .style(LRCP, 0, 0, REVERSIBLE)
                .segment(0x5c, 1 << 5, 2 << 3);
        byte[] header = start.unfinished();
        // Two bit-planes make four passes: 1 1 1 1101 0 00000.
        byte[] whole = append(header).tile(0, 0b1111_1010, 0b0000_0000).end();
        assertEquals("1.2.840.10008.1.2.4.90", syntax(codestream(whole)));
        // Three passes of them: 1 1 1 1100 0 0000.
        byte[] cut = append(header).tile(0, 0b1111_1000, 0b0000_0000).end();
        assertEquals("1.2.840.10008.1.2.4.91", syntax(codestream(cut)));
        byte[] missing = append(header).tile(0).end();
        assertEquals("1.2.840.10008.1.2.4.90", syntax(codestream(missing)));
        byte[] ended = append(header).tile(0, new int[0]).end();
        assertEquals("1.2.840.10008.1.2.4.91", syntax(codestream(ended)));
    }

    private static Jpeg2000Bytes append(byte[] header) {
        return Jpeg2000Bytes.empty().raw(Jpeg2000Bytes.ints(header));
    }

    @Test
    void saysIfItDidNotCheckForMissingBits() throws IOException {
        byte[] region = Jpeg2000Bytes.start()
                .size(0, 16, 8, 7)
                .style(LRCP, 0, 2, REVERSIBLE)
                .quantisation(0)
                .segment(0x5e, 0, 0, 7)
                .tile(0)
                .end();
        Media.Codestream media = codestream(region);
        assertEquals("1.2.840.10008.1.2.4.90", syntax(media));
        assertTrue(
                media.warnings().get(0).toString().contains("set LossyImageCompression=01"),
                media.warnings().toString());
    }

    @Test
    void tellsHighThroughputByItsCapabilities() throws IOException {
        byte[] plain =
                Jpeg2000Bytes.highThroughput(16, 8, LRCP, 0, REVERSIBLE).tile(0).end();
        assertEquals("image/jphc", codestream(plain).mediaType().value());
        assertEquals("1.2.840.10008.1.2.4.201", syntax(codestream(plain)));
        byte[] lossy = Jpeg2000Bytes.highThroughput(16, 8, LRCP, 0, IRREVERSIBLE)
                .tile(0)
                .end();
        assertEquals("1.2.840.10008.1.2.4.203", syntax(codestream(lossy)));
        assertEquals(
                "ISO_15444_15",
                codestream(lossy).imagePixel().lossy().orElseThrow().method());
    }

    @ParameterizedTest
    @CsvSource({
        "64, 64, 2, 0, true, 202",
        "64, 65, 2, 0, true, 201",
        "65, 64, 2, 0, true, 201",
        "128, 65, 2, 1, true, 202",
        "64, 64, 2, 0, false, 201",
        "64, 64, 0, 0, true, 201",
    })
    void callsItProgressiveOnlyWithOrderLengthsAndAThumbnail(
            int columns, int rows, int order, int levels, boolean lengths, int syntax) throws IOException {
        Jpeg2000Bytes bytes = Jpeg2000Bytes.highThroughput(columns, rows, order, levels, REVERSIBLE);
        if (lengths) {
            bytes.segment(0x55, 0, 0x40, 0, 0, 0, 26);
        }
        assertEquals(
                "1.2.840.10008.1.2.4." + syntax, syntax(codestream(bytes.tile(0).end())));
        Jpeg2000Bytes changing = Jpeg2000Bytes.highThroughput(64, 64, RPCL, 0, REVERSIBLE)
                .segment(0x55, 0, 0x40, 0, 0, 0, 26)
                .segment(0x5f, 0, 0, 0, 1, 1, 1, 2);
        assertEquals(
                "1.2.840.10008.1.2.4.201", syntax(codestream(changing.tile(0).end())));
    }

    @Test
    void refusesWhatDicomHasNoAttributesFor() {
        byte[] inside = Jpeg2000Bytes.sound();
        Jpeg2000Bytes palette = Jpeg2000Bytes.file("jp2 ")
                .header(Jpeg2000Bytes.box(16, 8, 1).box("pclr", 0, 1, 3, 7, 7, 7, 1, 2, 3))
                .codestream(inside);
        Jpeg2000Bytes alpha = Jpeg2000Bytes.file("jp2 ")
                .header(Jpeg2000Bytes.box(16, 8, 1).box("cdef", 0, 1, 0, 0, 0, 1, 0, 0))
                .codestream(inside);
        Jpeg2000Bytes order = Jpeg2000Bytes.file("jp2 ")
                .header(Jpeg2000Bytes.box(16, 8, 1).box("cdef", 0, 1, 0, 0, 0, 0, 0, 3))
                .codestream(inside);
        for (byte[] picture : List.of(
                palette.unfinished(),
                alpha.unfinished(),
                order.unfinished(),
                Jpeg2000Bytes.file("mjp2").codestream(inside).unfinished(),
                Jpeg2000Bytes.file("jpx ").box("ftbl", 1).unfinished(),
                Jpeg2000Bytes.start().size(0, 16, 8, 7, 7, 7, 7).end(),
                Jpeg2000Bytes.start().size(0, 16, 8, 7, 7).end(),
                Jpeg2000Bytes.start().size(0, 16, 8, 16).end(),
                Jpeg2000Bytes.start().size(0, 16, 8, 0x87, 0x87, 0x87).end(),
                Jpeg2000Bytes.start().size(0, 16, 8, 7, 7, 11).end(),
                Jpeg2000Bytes.start().size(0x8000, 16, 8, 7).end(),
                Jpeg2000Bytes.start().size(0, 70_000, 8, 7).end(),
                Jpeg2000Bytes.start().size(0, 16, 8, 7).style(LRCP, 0, 2, 2).end(),
                Jpeg2000Bytes.start()
                        .size(0x4000, 16, 8, 7)
                        .segment(0x50, 0, 4, 0, 0, 0, 0)
                        .end())) {
            MediaException refusal = refusal(picture);
            assertEquals(Reason.UNSUPPORTED, refusal.reason(), refusal.getMessage());
            assertTrue(refusal.remedy().length() > 10, refusal.getMessage());
        }
        byte[] subsampled = Jpeg2000Bytes.start().size(0, 16, 8, 7, 7, 7).unfinished();
        subsampled[subsampled.length - 1] = 2;
        assertTrue(refusal(Jpeg2000Bytes.empty()
                        .raw(Jpeg2000Bytes.ints(subsampled))
                        .end())
                .remedy()
                .contains("-upsample"));
    }

    @Test
    void refusesHeadersThatBreakTheRules() {
        for (byte[] picture : List.of(
                Jpeg2000Bytes.start().size(0, 16, 8, 7).end(),
                Jpeg2000Bytes.start()
                        .size(0, 16, 8, 7)
                        .style(LRCP, 0, 2, REVERSIBLE)
                        .tile(0)
                        .end(),
                Jpeg2000Bytes.start().size(0, 16, 8, 7).quantisation(0).tile(0).end(),
                Jpeg2000Bytes.start().size(0, 0, 8, 7).end(),
                Jpeg2000Bytes.start().tiles(0, 16, 8, 0, 8, 7).end(),
                Jpeg2000Bytes.start().tiles(0, 60_000, 60_000, 1, 1, 7).end(),
                Jpeg2000Bytes.start()
                        .size(0, 16, 8, 7)
                        .style(LRCP, 1, 2, REVERSIBLE)
                        .end(),
                Jpeg2000Bytes.start()
                        .size(0, 16, 8, 7)
                        .style(LRCP, 0, 33, REVERSIBLE)
                        .end(),
                Jpeg2000Bytes.start()
                        .size(0x4000, 16, 8, 7)
                        .style(LRCP, 0, 0, REVERSIBLE)
                        .quantisation(0)
                        .tile(0)
                        .end(),
                Jpeg2000Bytes.start()
                        .size(0, 16, 8, 7)
                        .segment(0x52, 0, 0, 0, 1, 0, 2, 4, 4, 0x40, 1)
                        .end(),
                Jpeg2000Bytes.start()
                        .tiles(0, 16, 8, 8, 8, 7)
                        .style(LRCP, 0, 0, REVERSIBLE)
                        .quantisation(0)
                        .tile(0)
                        .end(),
                Jpeg2000Bytes.start()
                        .size(0, 16, 8, 7)
                        .style(LRCP, 0, 0, REVERSIBLE)
                        .quantisation(0)
                        .tile(1)
                        .end(),
                Jpeg2000Bytes.file("jp2 ")
                        .header(Jpeg2000Bytes.box(17, 8, 1))
                        .codestream(Jpeg2000Bytes.sound())
                        .unfinished(),
                Jpeg2000Bytes.file("jp2 ").box("jp2c").unfinished(),
                Jpeg2000Bytes.file("jp2 ").raw(0, 0, 0, 7, 'a', 'b', 'c', 'd').unfinished())) {
            MediaException refusal = refusal(picture);
            assertEquals(Reason.MALFORMED, refusal.reason(), refusal.getMessage());
        }
    }

    @Test
    void noticesThatAnyByteIsMissing() {
        byte[] raw = Jpeg2000Bytes.start()
                .tiles(0, 16, 8, 8, 8, 7)
                .style(LRCP, 0, 0, REVERSIBLE)
                .quantisation(0)
                .tile(0)
                .tile(1)
                .end();
        for (int length = 4; length < raw.length; length++) {
            assertEquals(Reason.TRUNCATED, refusal(Arrays.copyOf(raw, length)).reason(), "at " + length);
        }
        byte[] file = Jpeg2000Bytes.wrapped("jp2 ", GREY, Jpeg2000Bytes.sound());
        for (int length = 12; length < file.length; length++) {
            assertEquals(Reason.TRUNCATED, refusal(Arrays.copyOf(file, length)).reason(), "at " + length);
        }
    }

    @Test
    void leavesOutWhatFollowsTheEnd() throws IOException {
        byte[] raw = Jpeg2000Bytes.sound();
        assertEquals(
                raw.length,
                codestream(Arrays.copyOf(raw, raw.length + 1)).codestream().length());
        assertEquals(
                raw.length,
                codestream(Arrays.copyOf(raw, raw.length + 99)).codestream().length());
    }

    @Test
    void findsTheEndOfATileWhoseLengthIsOpen() throws IOException {
        byte[] raw = Jpeg2000Bytes.sound();
        int sot = raw.length - 2 - 12 - 14;
        raw[sot + 9] = 0;
        assertEquals(raw.length, codestream(raw).codestream().length());
        assertEquals(
                raw.length,
                codestream(Arrays.copyOf(raw, raw.length + 1)).codestream().length());
        assertEquals(
                Reason.TRUNCATED, refusal(Arrays.copyOf(raw, raw.length - 1)).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jph", "a.jhc"})
    void refusesANameOfHighThroughputForWhatHasNone(String name) {
        MediaException refusal = refusal(name, Jpeg2000Bytes.sound());
        assertEquals(Reason.MISNAMED, refusal.reason());
        assertEquals("rename it to end in .j2k", refusal.remedy());
    }

    @Test
    void takesHighThroughputUnderTheNamesThatToolsGiveIt() throws IOException {
        byte[] ht =
                Jpeg2000Bytes.highThroughput(16, 8, LRCP, 0, REVERSIBLE).tile(0).end();
        for (String name : List.of("a.j2c", "a.jhc", "a.jph", "a")) {
            assertEquals(
                    MediaType.HTJ2K, MediaReader.examine(Source.of(name, ht)).mediaType());
        }
        assertEquals(Reason.MISNAMED, refusal("a.png", ht).reason());
    }

    @Test
    void doesNotLookAtMoreBlocksThanItHasMemoryFor() throws IOException {
        byte[] huge = Jpeg2000Bytes.start()
                .size(0, 65_535, 65_535, 7)
                .segment(0x52, 0, LRCP, 0, 1, 0, 1, 0, 0, 0, REVERSIBLE)
                .quantisation(0)
                .tile(0)
                .end();
        assertTrue(codestream(huge).warnings().get(0).toString().contains("was not looked at"));
    }
}

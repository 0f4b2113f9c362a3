package io.github.stowc.media;

import io.github.stowc.media.gif.GifBytes;
import io.github.stowc.media.jpeg.JpegBytes;
import io.github.stowc.media.jpeg2000.Jpeg2000Bytes;
import io.github.stowc.media.png.PngBytes;
import io.github.stowc.media.png.PngHeader;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Pictures that something happened to: bytes overwritten, ends cut off, numbers that do not fit each other. */
final class PictureArbitraries {
    private PictureArbitraries() {}

    private static byte[] palettePng() {
        return PngBytes.start(3, 2, 4, 3, 1)
                .chunk("PLTE", 1, 2, 3, 4, 5, 6)
                .chunk("tRNS", 0, 9)
                .data(0, 0x10, 0, 0x10, 0, 0, 0, 0, 0)
                .end();
    }

    private static byte[] colour2000() {
        return Jpeg2000Bytes.start()
                .tiles(0, 40, 30, 20, 30, 7, 7, 7)
                .segment(0x52, 1, 3, 0, 2, 1, 2, 1, 1, 0, 1, 0x33, 0x44, 0x55)
                .quantisation(0)
                .tile(0, 0xc0, 0x7c, 0x21, 0x80, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
                .tile(1, 0x90, 0xff, 0x21, 0x80, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
                .end();
    }

    private static byte[] jpegLs() {
        return JpegBytes.start()
                .segment(0xe8, "mrfx\0")
                .frame(0xf7, 8, 16, 24, JpegBytes.FULL, 1, 2, 3)
                .segment(0xf8, "\1\0\377\0\3\0\7\0\25\0\100")
                .raw(0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 1, 0)
                .raw(0x12, 0xff, 0x7f, 0x34)
                .end();
    }

    /** A sound picture of each kind with a few bytes overwritten, and sometimes its end cut off. */
    static Arbitrary<byte[]> damaged() {
        Arbitrary<byte[]> pictures = Arbitraries.of(
                PngBytes.sound(),
                palettePng(),
                GifBytes.sound(),
                Jpeg2000Bytes.sound(),
                Jpeg2000Bytes.wrapped("jp2 ", 17, Jpeg2000Bytes.sound()),
                Jpeg2000Bytes.highThroughput(16, 8, 2, 1, 1).tile(0).end(),
                colour2000(),
                jpegLs());
        return Combinators.combine(
                        pictures,
                        Arbitraries.integers()
                                .between(4, 500)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(6),
                        Arbitraries.bytes().list().ofSize(6),
                        Arbitraries.integers().between(0, 4))
                .as((file, places, values, cut) -> {
                    byte[] copy = file.clone();
                    for (int i = 0; i < places.size(); i++) {
                        copy[Math.max(4, places.get(i) % copy.length)] = values.get(i);
                    }
                    return cut == 0 ? Arrays.copyOf(copy, Math.max(1, places.get(0) % copy.length)) : copy;
                });
    }

    /** A PNG with sound chunks and any rows, which its header may or may not announce. */
    static Arbitrary<byte[]> pngs() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.of(1, 2, 4, 8, 16),
                        Arbitraries.of(0, 2, 3, 4, 6),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(1500))
                .as((columns, rows, depth, colour, interlace, fit, noise) -> {
                    PngBytes png = PngBytes.start(columns, rows, depth, colour, interlace);
                    if (colour == 3) {
                        png.chunk("PLTE", new byte[3 * Math.min(1 << depth, 256)]);
                    }
                    byte[] data = noise;
                    if (fit > 1 && PngHeader.allows(colour, depth)) {
                        data = fitting(new PngHeader(columns, rows, depth, colour, interlace == 1), noise);
                    }
                    return png.chunk("IDAT", PngBytes.deflated(data)).end();
                });
    }

    /** Rows of noise with filters that there are. */
    private static byte[] fitting(PngHeader header, byte[] noise) {
        byte[] rows = new byte[(int) header.inflatedLength()];
        int at = 0;
        for (PngHeader.Pass pass : header.passes()) {
            for (int row = 0; row < pass.rows(); row++) {
                for (int i = 0; i <= pass.rowLength(); i++) {
                    int value = noise[at % noise.length];
                    rows[at++] = (byte) (i == 0 ? (value & 0xff) % 5 : value);
                }
            }
        }
        return rows;
    }

    /** A GIF with any codes for pictures of any size at any place. */
    static Arbitrary<byte[]> gifs() {
        Arbitrary<byte[]> codes =
                Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(700);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(0, 0x40),
                        Arbitraries.integers().between(1, 8),
                        codes.list().ofMinSize(1).ofMaxSize(3))
                .as((columns, rows, x, side, disposal, interlace, codeSize, pictures) -> {
                    GifBytes gif = GifBytes.start(columns, rows);
                    for (byte[] picture : pictures) {
                        gif.control(disposal, 1, x % 2 - 1)
                                .descriptor(x, x / 2, side, side, interlace)
                                .raw(codeSize)
                                .subBlocks(picture);
                    }
                    return gif.end();
                });
    }
}

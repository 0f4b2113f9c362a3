package io.github.stowc.media.jpeg.turn;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.reading.PictureFaults;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a JPEG as viewers do by its EXIF Orientation, without loss: the coefficients stay, so the decoded pixels are the
 * same ones in other places.
 */
public final class JpegTurn {
    private static final int DC = 0;
    private static final int AC = 1;
    private static final int ZERO_RUN = 0xf0;

    private final CodedJpeg jpeg;
    private final Turn turn;
    private final int[] places;
    private final boolean[] signs;
    private final Blocks blocks;
    /** Bits of the greatest difference between two levels (T.81 F.1.2.1.1). */
    private static final int LARGEST_DC = 11;

    private static final int LARGEST_DC_OF_12_BITS = 15;

    private final int[] source = new int[64];
    private final int[] block = new int[64];

    private JpegTurn(CodedJpeg jpeg, Turn turn) throws Blocks.BrokenException {
        this.jpeg = jpeg;
        this.turn = turn;
        this.places = turn.places();
        this.signs = turn.signs();
        this.blocks = Blocks.of(jpeg);
    }

    /** What to do with a symbol and the bits after it. */
    private interface Sink {
        void accept(int kind, int component, int symbol, int value, int category);
    }

    /**
     * The turned JPEG, in memory, under the name of the source.
     *
     * @param in a JPEG whose header was found to be sound
     * @param orientation EXIF Orientation, 2 to 8
     * @return null if it cannot be turned without loss: a side would have to begin with a partial MCU, or it is progressive,
     *     lossless, in several scans or too large
     * @throws MediaException if the picture data are broken
     */
    public static @Nullable Source of(ByteWindow in, int orientation) throws IOException {
        CodedJpeg jpeg = CodedJpegReader.read(in);
        Turn turn = Turn.of(orientation);
        if (jpeg == null || !jpeg.allows(turn)) {
            return null;
        }
        try {
            return new JpegTurn(jpeg, turn).turned(in.source().name());
        } catch (Blocks.BrokenException e) {
            throw new PictureFaults(in.source(), "JPEG", "export it again, or {RUN:TURN_JPEG}")
                    .malformed(0, "picture data of T.81 to turn", String.valueOf(e.getMessage()));
        }
    }

    private Source turned(String name) throws Blocks.BrokenException {
        int kinds = Math.min(2, jpeg.components().size());
        int[][][] frequencies = new int[2][kinds][256];
        boolean[] beyond = new boolean[1];
        visit((kind, component, symbol, value, category) -> {
            frequencies[kind][Math.min(component, kinds - 1)][symbol]++;
            beyond[0] |= kind == DC && category > (jpeg.precision() == 8 ? LARGEST_DC : LARGEST_DC_OF_12_BITS);
        });
        if (beyond[0]) {
            throw new Blocks.BrokenException("levels that samples of " + jpeg.precision() + " bits cannot have");
        }
        HuffmanCode[][] codes = new HuffmanCode[2][kinds];
        for (int kind = DC; kind <= AC; kind++) {
            for (int i = 0; i < kinds; i++) {
                codes[kind][i] = new HuffmanCode(frequencies[kind][i]);
            }
        }
        TurnedJpeg out = new TurnedJpeg(jpeg.length());
        List<byte[]> segments = new TurnedSegments(turn.transposed()).of(jpeg.kept());
        out.header(jpeg, segments, turn, places, codes);
        visit((kind, component, symbol, value, category) -> {
            HuffmanCode code = codes[kind][Math.min(component, kinds - 1)];
            out.bits(code.code(symbol), code.length(symbol));
            out.bits(value, category);
        });
        return out.finish(name);
    }

    /** Goes through the blocks in their new order. */
    private void visit(Sink sink) {
        int across = turn.transposed() ? jpeg.mcusDown() : jpeg.mcusAcross();
        int down = turn.transposed() ? jpeg.mcusAcross() : jpeg.mcusDown();
        int[] level = new int[jpeg.components().size()];
        for (int row = 0; row < down; row++) {
            for (int column = 0; column < across; column++) {
                for (int i = 0; i < level.length; i++) {
                    CodedJpeg.Component component = jpeg.components().get(i);
                    int width = turn.transposed() ? component.vertical() : component.horizontal();
                    int height = turn.transposed() ? component.horizontal() : component.vertical();
                    for (int y = 0; y < height; y++) {
                        for (int x = 0; x < width; x++) {
                            load(i, column * width + x, row * height + y);
                            code(i, block[0] - level[i], sink);
                            level[i] = block[0];
                        }
                    }
                }
            }
        }
    }

    private void load(int component, int x, int y) {
        int column = turn.transposed() ? y : x;
        int row = turn.transposed() ? x : y;
        column = turn.flipsColumns() ? blocks.across(component) - 1 - column : column;
        row = turn.flipsRows() ? blocks.down(component) - 1 - row : row;
        blocks.read(component, column, row, source);
        for (int i = 0; i < source.length; i++) {
            block[places[i]] = signs[i] ? -source[i] : source[i];
        }
    }

    /** The symbols of a block (T.81 F.1.2). */
    private void code(int component, int difference, Sink sink) {
        int category = category(difference);
        sink.accept(DC, component, category, pattern(difference, category), category);
        int zeros = 0;
        for (int i = 1; i < block.length; i++) {
            int value = block[i];
            if (value == 0) {
                zeros++;
                continue;
            }
            while (zeros > 15) {
                sink.accept(AC, component, ZERO_RUN, 0, 0);
                zeros -= 16;
            }
            category = category(value);
            sink.accept(AC, component, zeros << 4 | category, pattern(value, category), category);
            zeros = 0;
        }
        if (zeros > 0) {
            sink.accept(AC, component, 0, 0, 0);
        }
    }

    private static int category(int value) {
        return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    }

    private static int pattern(int value, int category) {
        return value < 0 ? value + (1 << category) - 1 : value;
    }
}

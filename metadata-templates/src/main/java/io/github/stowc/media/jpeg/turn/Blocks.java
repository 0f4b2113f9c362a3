package io.github.stowc.media.jpeg.turn;

import io.github.stowc.media.jpeg.turn.CodedJpeg.Component;
import java.util.Arrays;

/** Finds the blocks of a JPEG in its picture data, and reads them in any order. */
final class Blocks {
    private static final int COEFFICIENTS = 64;
    private static final int ZERO_RUN = 0xf0;
    private static final int LARGEST = 0x7fff;
    /** The first coefficient and the end of a block have a code each. */
    private static final int LEAST_BITS = 2;

    private final CodedJpeg jpeg;
    private final Bits bits;
    private final int[][] places;
    private final short[][] levels;

    private Blocks(CodedJpeg jpeg) {
        this.jpeg = jpeg;
        this.bits = new Bits(jpeg.data(), jpeg.length());
        int count = jpeg.components().size();
        this.places = new int[count][];
        this.levels = new short[count][];
    }

    /** The picture data are none of the tables' codes. */
    static final class BrokenException extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenException(String message) {
            super(message);
        }
    }

    /** Decodes all blocks once. */
    static Blocks of(CodedJpeg jpeg) throws BrokenException {
        if (jpeg.blocks() * LEAST_BITS > jpeg.length() * 8L) {
            throw new BrokenException(jpeg.length() + " bytes, too few for " + jpeg.blocks() + " blocks");
        }
        Blocks blocks = new Blocks(jpeg);
        for (int i = 0; i < blocks.places.length; i++) {
            int count = blocks.across(i) * blocks.down(i);
            blocks.places[i] = new int[count];
            blocks.levels[i] = new short[count];
        }
        blocks.find();
        return blocks;
    }

    /** The blocks of a component in a row, with those that only fill the last MCU. */
    int across(int component) {
        return jpeg.mcusAcross() * jpeg.components().get(component).horizontal();
    }

    int down(int component) {
        return jpeg.mcusDown() * jpeg.components().get(component).vertical();
    }

    private void find() throws BrokenException {
        int mcus = jpeg.mcusAcross() * jpeg.mcusDown();
        int[] level = new int[places.length];
        int[] unused = new int[COEFFICIENTS];
        for (int mcu = 0; mcu < mcus; mcu++) {
            if (jpeg.restartInterval() > 0 && mcu > 0 && mcu % jpeg.restartInterval() == 0) {
                int restart = mcu / jpeg.restartInterval() - 1;
                if (restart >= jpeg.restarts().length) {
                    throw new BrokenException("no restart marker before MCU " + mcu);
                }
                bits.go(jpeg.restarts()[restart] * 8L);
                level = new int[places.length];
            }
            for (int i = 0; i < places.length; i++) {
                findIn(mcu, i, level, unused);
            }
            if (bits.isExhausted()) {
                throw new BrokenException("the end of the picture data in MCU " + mcu + " of " + mcus);
            }
        }
    }

    private void findIn(int mcu, int index, int[] level, int[] unused) throws BrokenException {
        Component component = jpeg.components().get(index);
        int left = mcu % jpeg.mcusAcross() * component.horizontal();
        int top = mcu / jpeg.mcusAcross() * component.vertical();
        for (int y = 0; y < component.vertical(); y++) {
            for (int x = 0; x < component.horizontal(); x++) {
                int category = bits.symbol(component.dc());
                if (category < 0 || category > 15) {
                    throw new BrokenException("other bits than codes of its tables in MCU " + mcu);
                }
                level[index] += bits.signed(category);
                if (level[index] > LARGEST || level[index] < -LARGEST) {
                    throw new BrokenException("a level beyond 16 bits in MCU " + mcu);
                }
                int at = (top + y) * across(index) + left + x;
                levels[index][at] = (short) level[index];
                places[index][at] = (int) bits.place();
                if (!readOthers(component.ac(), unused)) {
                    throw new BrokenException("other bits than codes of its tables in MCU " + mcu);
                }
            }
        }
    }

    /** Reads a block's coefficients in the order of a JPEG. */
    void read(int component, int column, int row, int[] into) {
        int at = row * across(component) + column;
        Arrays.fill(into, 0);
        into[0] = levels[component][at];
        bits.go(places[component][at]);
        readOthers(jpeg.components().get(component).ac(), into);
    }

    /** Reads all coefficients but the first (T.81 F.2.2.2); false if the bits are no codes. */
    private boolean readOthers(HuffmanDecoder table, int[] into) {
        int k = 1;
        while (k < COEFFICIENTS) {
            int symbol = bits.symbol(table);
            if (symbol < 0) {
                return false;
            }
            int category = symbol & 15;
            if (category == 0 && symbol != ZERO_RUN) {
                return true;
            }
            k += symbol >> 4;
            if (k >= COEFFICIENTS) {
                return false;
            }
            into[k++] = bits.signed(category);
        }
        return true;
    }
}

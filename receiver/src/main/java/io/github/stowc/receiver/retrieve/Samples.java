package io.github.stowc.receiver.retrieve;

/** The samples of one native frame, little endian (PS3.5 8.1). */
final class Samples {
    private final byte[] bytes;
    private final PixelFormat format;
    private final int pixels;
    private final int width;
    private final int shift;
    private final long mask;

    Samples(byte[] bytes, PixelFormat format) {
        this.bytes = bytes;
        this.format = format;
        this.pixels = format.rows() * format.columns();
        this.width = format.bitsAllocated() / 8;
        this.shift = format.highBit() + 1 - format.bitsStored();
        this.mask = format.bitsStored() == 64 ? -1 : (1L << format.bitsStored()) - 1;
    }

    /** A sample of a pixel, both counted from 0. */
    long at(int pixel, int sample) {
        int index = format.planar() ? sample * pixels + pixel : pixel * format.samples() + sample;
        if (width == 0) {
            return bytes[index / 8] >> (index % 8) & 1;
        }
        long word = 0;
        for (int i = width - 1; i >= 0; i--) {
            word = word << 8 | (bytes[index * width + i] & 0xFF);
        }
        long value = word >>> shift & mask;
        boolean negative = format.signed() && (value >>> (format.bitsStored() - 1) & 1) == 1;
        return negative ? value | ~mask : value;
    }

    /** A sample as a brightness of 8 bits. */
    int byteAt(int pixel, int sample) {
        long value = at(pixel, sample);
        return (int) (format.bitsStored() > 8 ? value >> (format.bitsStored() - 8) : value) & 0xFF;
    }

    /** A sample of 4:2:2, whose two pixels have two luminances, then one pair of chrominances (PS3.3 C.7.6.3.1.2). */
    int halvedAt(int pixel, int sample) {
        int pair = pixel / 2 * 4;
        return bytes[pair + (sample == 0 ? pixel % 2 : sample + 1)] & 0xFF;
    }
}

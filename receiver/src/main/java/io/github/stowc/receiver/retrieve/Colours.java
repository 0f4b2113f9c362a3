package io.github.stowc.receiver.retrieve;

/** Colours of luminance and chrominance (PS3.3 C.7.6.3.1.2, ITU-T T.871 7). */
final class Colours {
    private static final int CENTRE = 128;

    private Colours() {}

    /** Turns YCbCr into RGB in place, three bytes a pixel. */
    static void fromYbr(byte[] samples) {
        for (int i = 0; i + 2 < samples.length; i += 3) {
            int rgb = rgb(samples[i] & 0xFF, samples[i + 1] & 0xFF, samples[i + 2] & 0xFF);
            samples[i] = (byte) (rgb >> 16);
            samples[i + 1] = (byte) (rgb >> 8);
            samples[i + 2] = (byte) rgb;
        }
    }

    /** The colour of full range YCbCr, as 0xRRGGBB. */
    static int rgb(int y, int cb, int cr) {
        double blue = cb - CENTRE;
        double red = cr - CENTRE;
        return clamped(y + 1.402 * red) << 16
                | clamped(y - 0.344136 * blue - 0.714136 * red) << 8
                | clamped(y + 1.772 * blue);
    }

    private static int clamped(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}

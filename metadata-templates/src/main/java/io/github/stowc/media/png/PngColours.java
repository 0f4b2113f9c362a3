package io.github.stowc.media.png;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.png.PngChunks.Chunk;
import java.io.IOException;

/**
 * What the chunks of a PNG say about its colours, if it is not what all viewers assume: sRGB (PNG 3rd edition 11.3.2). As in
 * its 4.3, cICP goes before a profile, that before sRGB, and all of them before gamma and primaries.
 */
final class PngColours {
    /** 1/2.2, which viewers take for the curve of sRGB. */
    private static final long GAMMA = 45_455;

    private static final long TOLERANCE = 500;
    private static final int SRGB_TRANSFER = 13;
    private static final int BT_709 = 1;
    /** White, red, green and blue of ITU-R BT.709, in units of 1/100000. */
    private static final int[] PRIMARIES = {31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000};

    private boolean srgb;
    private boolean coded;
    private boolean codedOther;
    private boolean profile;
    private boolean gamma;
    private boolean primaries;

    void profile() {
        profile = true;
    }

    void take(ByteWindow in, Chunk chunk) throws IOException {
        long at = chunk.body();
        switch (chunk.type()) {
            case "sRGB" -> srgb = true;
            case "cICP" -> {
                coded = chunk.length() >= 4;
                codedOther = coded && !(in.u8(at) == BT_709 && in.u8(at + 1) == SRGB_TRANSFER && in.u8(at + 3) == 1);
            }
            case "gAMA" -> gamma = chunk.length() >= 4 && Math.abs(in.u32(at) - GAMMA) > TOLERANCE;
            default -> {
                for (int i = 0; chunk.length() >= 4L * PRIMARIES.length && i < PRIMARIES.length; i++) {
                    primaries |= Math.abs(in.u32(at + 4L * i) - PRIMARIES[i]) > TOLERANCE;
                }
            }
        }
    }

    /** What gets lost, with its verb; empty if nothing. */
    String found() {
        if (coded) {
            return codedOther ? "its colour space (cICP), as of HDR, is" : "";
        }
        if (profile) {
            return "its ICC profile is";
        }
        if (srgb || !(gamma || primaries)) {
            return "";
        }
        return gamma
                ? (primaries ? "its gamma and primaries (gAMA, cHRM) are" : "its gamma (gAMA) is")
                : "its primaries (cHRM) are";
    }
}

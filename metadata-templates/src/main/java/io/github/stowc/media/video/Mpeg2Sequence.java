package io.github.stowc.media.video;

import io.github.stowc.dicom.Uid;
import io.github.stowc.media.content.VideoFacts;
import io.github.stowc.media.reading.BitReader;
import io.github.stowc.media.reading.Decimals;
import io.github.stowc.media.video.VideoHeader.Suitability;

/** Reads the sequence header and sequence extension of an MPEG-2 video (ITU-T H.262 6.2.2.1, 6.2.2.3). */
final class Mpeg2Sequence {
    private static final Uid MAIN_LEVEL = new Uid("1.2.840.10008.1.2.4.100");
    private static final Uid HIGH_LEVEL = new Uid("1.2.840.10008.1.2.4.101");
    private static final double[] RATES = {
        0, 24_000 / 1001.0, 24, 25, 30_000 / 1001.0, 30, 50, 60_000 / 1001.0, 60, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int MAIN_PROFILE = 4;
    private static final int SIMPLE_PROFILE = 5;
    private static final int LEVEL_HIGH = 4;
    private static final int LEVEL_MAIN = 8;
    private static final int LEVEL_LOW = 10;
    private static final int PAL_ROWS = 576;
    private static final int NTSC_ROWS = 480;
    private static final String EXPECTED =
            "MPEG-2 of the Main Profile, up to 720x576 at 25 or 720x480 at 30 frames/s, or"
                    + " 1920x1080 at 25 or 30, 1280x720 at 25, 30, 50 or 60 frames/s (PS3.5 8.2.5, 8.2.6)";

    private Mpeg2Sequence() {}

    /**
     * Reads them.
     *
     * @param header the 7 bytes after the start code of the sequence header
     * @param extension the 6 bytes after the start code of the sequence extension
     */
    static VideoHeader read(BitReader header, BitReader extension) {
        int columns = header.bits(12);
        int rows = header.bits(12);
        int aspect = header.bits(4);
        double rate = RATES[header.bits(4)];
        extension.skip(4);
        boolean escape = extension.flag();
        int profile = extension.bits(3);
        int level = extension.bits(4);
        extension.skip(1);
        int chroma = extension.bits(2);
        columns |= extension.bits(2) << 12;
        rows |= extension.bits(2) << 12;
        extension.skip(12 + 1 + 8 + 1);
        int numerator = extension.bits(2) + 1;
        int denominator = extension.bits(5) + 1;
        rate = rate * numerator / denominator;
        String profileName = escape ? "4:2:2" : profileName(profile);
        return new VideoHeader(
                VideoFacts.Codec.MPEG2,
                profileName,
                levelName(level),
                columns,
                rows,
                8,
                aspect == 1,
                rate,
                VideoHeader.Coded.NOT_COUNTED,
                VideoHeader.Colours.NOT_SAID,
                suitability(
                        !escape && (profile == MAIN_PROFILE || profile == SIMPLE_PROFILE) && chroma == 1,
                        profileName,
                        level,
                        columns,
                        rows,
                        rate));
    }

    private static String profileName(int profile) {
        return switch (profile) {
            case 1 -> "High";
            case 2 -> "Spatially Scalable";
            case 3 -> "SNR Scalable";
            case MAIN_PROFILE -> "Main";
            case SIMPLE_PROFILE -> "Simple";
            default -> "profile " + profile;
        };
    }

    private static String levelName(int level) {
        return switch (level) {
            case 2 -> "High P";
            case LEVEL_HIGH -> "High";
            case 6 -> "High 1440";
            case LEVEL_MAIN -> "Main";
            case LEVEL_LOW -> "Low";
            default -> "";
        };
    }

    private static Suitability suitability(
            boolean main, String profile, int level, int columns, int rows, double rate) {
        if (!main) {
            return new Suitability.Unfit(EXPECTED, "its " + profile + " Profile");
        }
        long nominal = Math.round(rate);
        boolean low = level == LEVEL_MAIN || level == LEVEL_LOW;
        boolean slow = nominal == 25 || nominal == 30;
        if (low && columns <= 720 && slow && rows <= (nominal == 25 ? PAL_ROWS : NTSC_ROWS)) {
            return new Suitability.Fits(MAIN_LEVEL, "");
        }
        boolean fast = nominal == 50 || nominal == 60;
        boolean full = columns == 1920 && rows == 1080 && slow;
        boolean half = columns == 1280 && rows == 720 && (slow || fast);
        if (full || half) {
            return new Suitability.Fits(HIGH_LEVEL, "");
        }
        String found = columns + "x" + rows + " at " + Decimals.of(rate) + " frames/s";
        return new Suitability.Unfit(EXPECTED, low ? found : found + " of level " + levelName(level));
    }
}

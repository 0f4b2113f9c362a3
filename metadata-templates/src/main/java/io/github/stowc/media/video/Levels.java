package io.github.stowc.media.video;

import io.github.stowc.media.content.VideoFacts.Codec;
import io.github.stowc.media.reading.Decimals;
import io.github.stowc.media.video.VideoHeader.Suitability;
import io.github.stowc.wording.WayOut;
import org.jspecify.annotations.Nullable;

/**
 * How large and how fast the pictures of a level are (ITU-T H.264 table A-1, in macroblocks; H.265 tables A.8 and A.9, in
 * luma samples). PS3.5 8.2.7 to 8.2.11 name levels, so that decoders know what they must be able to do.
 */
final class Levels {
    /** Level, the largest picture, the most in a second. Level 1b is 9. */
    private static final long[][] AVC = {
        {9, 99, 1_485},
        {10, 99, 1_485},
        {11, 396, 3_000},
        {12, 396, 6_000},
        {13, 396, 11_880},
        {20, 396, 11_880},
        {21, 792, 19_800},
        {22, 1_620, 20_250},
        {30, 1_620, 40_500},
        {31, 3_600, 108_000},
        {32, 5_120, 216_000},
        {40, 8_192, 245_760},
        {41, 8_192, 245_760},
        {42, 8_704, 522_240}
    };

    private static final long[][] HEVC = {
        {30, 36_864, 552_960},
        {60, 122_880, 3_686_400},
        {63, 245_760, 7_372_800},
        {90, 552_960, 16_588_800},
        {93, 983_040, 33_177_600},
        {120, 2_228_224, 66_846_720},
        {123, 2_228_224, 133_693_440},
        {150, 8_912_896, 267_386_880},
        {153, 8_912_896, 534_773_760}
    };

    /** Neither clocks nor the times of a few pictures are exact. */
    private static final double TOLERANCE = 1.02;

    private Levels() {}

    /**
     * Why pictures are beyond the level that their stream claims.
     *
     * @param rate frames in a second; 0 if unknown
     * @return null if they are not, or if the level is none of the tables
     */
    static @Nullable Suitability excess(VideoHeader header, double rate) {
        long[] limits = limits(header);
        if (limits == null) {
            return null;
        }
        String table =
                header.codec() == Codec.H264 ? " macroblocks (H.264 table A-1)" : " samples (H.265 tables A.8 and A.9)";
        String level = header.name();
        VideoHeader.Coded coded = header.coded();
        if (!fits(coded, limits)) {
            return new Suitability.Unfit(
                    "pictures of at most " + limits[1] + table + " in " + level,
                    "pictures of " + coded.across() * coded.down());
        }
        if (perSecond(coded, rate) > limits[2] * TOLERANCE) {
            return new Suitability.Unfit(
                    "at most " + limits[2] + table + " in a second in " + level,
                    Decimals.of(rate) + " frames in a second, each of " + coded.across() * coded.down());
        }
        return null;
    }

    /** What makes a video that fits: its own pictures under another level, or smaller and fewer ones. */
    static WayOut wayOut(VideoHeader header, double rate) {
        long[][] table = table(header.codec());
        long[] most = table[table.length - 1];
        if (header.suitability() instanceof Suitability.Fits
                && fits(header.coded(), most)
                && perSecond(header.coded(), rate) <= most[2]) {
            return header.codec() == Codec.H264 ? WayOut.SAY_LEVEL_OF_H264 : WayOut.SAY_LEVEL_OF_HEVC;
        }
        boolean portrait = header.rows() > header.columns();
        if (rate * TOLERANCE > 64) {
            return portrait ? WayOut.COMPRESS_FAST_PORTRAIT : WayOut.COMPRESS_FAST;
        }
        return portrait ? WayOut.COMPRESS_PORTRAIT : WayOut.COMPRESS;
    }

    private static long[][] table(Codec codec) {
        return codec == Codec.HEVC ? HEVC : AVC;
    }

    private static long @Nullable [] limits(VideoHeader header) {
        if (header.codec() != Codec.MPEG2) {
            for (long[] row : table(header.codec())) {
                if (row[0] == header.coded().level()) {
                    return row;
                }
            }
        }
        return null;
    }

    /** No side may be longer than that of a picture eight times as long as high. */
    private static boolean fits(VideoHeader.Coded coded, long[] limits) {
        double side = Math.sqrt(8.0 * limits[1]);
        return coded.across() * coded.down() <= limits[1] && coded.across() <= side && coded.down() <= side;
    }

    private static double perSecond(VideoHeader.Coded coded, double rate) {
        return coded.across() * coded.down() * rate;
    }
}

package io.github.stowc.media.video;

import io.github.stowc.dicom.Uid;
import io.github.stowc.media.content.VideoFacts;
import io.github.stowc.media.reading.BitReader;
import io.github.stowc.media.video.VideoHeader.Suitability;
import org.jspecify.annotations.Nullable;

/** Reads a sequence parameter set of HEVC (ITU-T H.265 7.3.2.2, 7.3.3). */
final class HevcSequence {
    private static final Uid MAIN_5_1 = new Uid("1.2.840.10008.1.2.4.107");
    private static final Uid MAIN_10_5_1 = new Uid("1.2.840.10008.1.2.4.108");
    private static final int LEVEL_5_1 = 153;
    private static final int MAIN = 1;
    private static final int MAIN_10 = 2;
    private static final String EXPECTED =
            "HEVC of the Main or Main 10 Profile, Main tier, progressive, at level 5.1 (PS3.5 8.2.10, 8.2.11)";

    private final BitReader in;
    private int profile;
    private long compatible;
    private boolean highTier;
    private boolean interlaced;
    private int level;
    private int chroma;
    private int columns;
    private int rows;
    private int bits;
    private long across;
    private long down;
    private boolean square = true;
    private double frameRate;
    private VideoHeader.Colours colours = VideoHeader.Colours.NOT_SAID;

    private HevcSequence(BitReader in) {
        this.in = in;
    }

    /**
     * Reads a parameter set.
     *
     * @param nal the unit with its header of two bytes
     * @return null if it is not one, or cut off
     */
    static @Nullable VideoHeader read(byte[] nal, int from, int to) {
        BitReader in = BitReader.ofNal(nal, from + 2, to);
        HevcSequence sequence = new HevcSequence(in);
        int subLayers = sequence.sequence();
        boolean broken = sequence.chroma > 3 || sequence.bits > 16 || in.isExhausted();
        if (!broken) {
            sequence.usability(HevcUsability.read(in, subLayers));
        }
        VideoHeader header = sequence.header();
        return broken || !header.hasSize() ? null : header;
    }

    /** The header if the parameter set itself is not available: a box has profile, tier, level and size. */
    static VideoHeader header(BitReader profileTierLevel, int bits, int columns, int rows) {
        HevcSequence sequence = new HevcSequence(profileTierLevel);
        sequence.general();
        sequence.chroma = 1;
        sequence.bits = bits;
        sequence.columns = columns;
        sequence.rows = rows;
        sequence.across = columns;
        sequence.down = rows;
        return sequence.header();
    }

    private int sequence() {
        in.skip(4);
        int subLayers = in.bits(3);
        in.skip(1);
        general();
        subLayers(subLayers);
        in.ue();
        chroma = in.ue();
        if (chroma == 3) {
            in.skip(1);
        }
        across = in.ue();
        down = in.ue();
        long width = across;
        long height = down;
        if (in.flag()) {
            width -= (chroma == 1 || chroma == 2 ? 2 : 1) * ((long) in.ue() + in.ue());
            height -= (chroma == 1 ? 2 : 1) * ((long) in.ue() + in.ue());
        }
        columns = (int) Math.max(0, width);
        rows = (int) Math.max(0, height);
        int luma = in.ue();
        int colour = in.ue();
        bits = 8 + Math.max(Math.min(luma, 16), Math.min(colour, 16));
        return subLayers;
    }

    private void usability(HevcUsability said) {
        square = said.square();
        frameRate = said.frameRate();
        colours = said.colours();
    }

    private void general() {
        in.skip(2);
        highTier = in.flag();
        profile = in.bits(5);
        compatible = in.bits32();
        boolean progressive = in.flag();
        interlaced = in.flag() && !progressive;
        in.skip(1 + 1 + 43 + 1);
        level = in.bits(8);
    }

    private void subLayers(int count) {
        boolean[] profiles = new boolean[count];
        boolean[] levels = new boolean[count];
        for (int i = 0; i < count; i++) {
            profiles[i] = in.flag();
            levels[i] = in.flag();
        }
        if (count > 0) {
            in.skip(2 * (8 - count));
        }
        for (int i = 0; i < count; i++) {
            in.skip((profiles[i] ? 88 : 0) + (levels[i] ? 8 : 0));
        }
    }

    private VideoHeader header() {
        return new VideoHeader(
                VideoFacts.Codec.HEVC,
                profileName(),
                levelName(),
                columns,
                rows,
                bits,
                square,
                frameRate,
                new VideoHeader.Coded(level, across, down),
                colours,
                suitability());
    }

    private boolean isCompatible(int with) {
        return profile == with || (compatible >> (31 - with) & 1) == 1;
    }

    private String profileName() {
        return switch (profile) {
            case 1 -> "Main";
            case 2 -> "Main 10";
            case 3 -> "Main Still Picture";
            case 4 -> "Rext";
            default -> "profile " + profile;
        };
    }

    private String levelName() {
        int tenths = level / 3;
        return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10);
    }

    private Suitability suitability() {
        if (!isCompatible(MAIN) && !isCompatible(MAIN_10)) {
            return unfit("its " + (profile == 4 ? "Range Extensions" : profileName()) + " Profile");
        }
        if (highTier) {
            return unfit("the High tier");
        }
        if (chroma != 1) {
            return unfit(chroma == 0 ? "no colours" : "another sampling of colours");
        }
        if (bits > 10) {
            return unfit(bits + " bit");
        }
        if (level > LEVEL_5_1) {
            return unfit("level " + levelName());
        }
        if (interlaced) {
            return unfit("interlaced pictures");
        }
        boolean main = isCompatible(MAIN) && bits == 8;
        return new Suitability.Fits(main ? MAIN_5_1 : MAIN_10_5_1, "");
    }

    private static Suitability unfit(String found) {
        return new Suitability.Unfit(EXPECTED, found);
    }
}

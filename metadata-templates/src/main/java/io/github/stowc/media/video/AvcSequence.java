package io.github.stowc.media.video;

import io.github.stowc.dicom.Uid;
import io.github.stowc.media.content.VideoFacts;
import io.github.stowc.media.reading.BitReader;
import io.github.stowc.media.video.VideoHeader.Suitability;
import org.jspecify.annotations.Nullable;

/**
 * A sequence parameter set of H.264 (ITU-T H.264 7.3.2.1.1, E.1.1).
 *
 * @param header what it says about the pictures
 * @param frameMbsOnly whether the video has no field pictures
 * @param frameNumBits the length of frame_num in a slice header
 * @param separatePlanes whether a slice header names its colour plane
 */
record AvcSequence(VideoHeader header, boolean frameMbsOnly, int frameNumBits, boolean separatePlanes) {
    private static final Uid HIGH_4_1 = new Uid("1.2.840.10008.1.2.4.102");
    private static final Uid HIGH_4_2 = new Uid("1.2.840.10008.1.2.4.104");
    private static final int LEVEL_4_1 = 41;
    private static final int LEVEL_4_2 = 42;
    private static final int LARGEST_CYCLE = 255;
    private static final int MACROBLOCK = 16;
    private static final int LEVEL_1B = 9;
    private static final String EXPECTED =
            "H.264 of the High Profile, 8 bit 4:2:0, at level 4.1 or progressive at 4.2 (PS3.5 8.2.7, 8.2.8)";

    /**
     * Reads a parameter set.
     *
     * @param nal the unit with its header of one byte
     * @return null if it is not one, or cut off
     */
    static @Nullable AvcSequence read(byte[] nal, int from, int to) {
        BitReader in = BitReader.ofNal(nal, from + 1, to);
        Reading reading = new Reading(in);
        AvcSequence sequence = reading.sequence();
        return reading.broken || in.isExhausted() || !sequence.header.hasSize() ? null : sequence;
    }

    /** The header if the parameter set itself is not available: a box names profile, level and size. */
    static VideoHeader header(int profile, int constraints, int level, int columns, int rows) {
        Reading reading = new Reading(BitReader.of(new byte[0], 0, 0));
        reading.profile = profile;
        reading.constraints = constraints;
        reading.level = level;
        reading.columns = columns;
        reading.rows = rows;
        reading.across = (columns + MACROBLOCK - 1L) / MACROBLOCK;
        reading.down = (rows + MACROBLOCK - 1L) / MACROBLOCK;
        return reading.header();
    }

    private static final class Reading {
        private final BitReader in;
        private boolean broken;
        private int profile;
        private int constraints;
        private int level;
        private int chroma = 1;
        private int bits = 8;
        private boolean separatePlanes;
        private boolean frameMbsOnly = true;
        private int columns;
        private int rows;
        private double frameRate;
        private long across;
        private long down;
        private VideoHeader.Display display = VideoHeader.Display.NOT_SAID;

        Reading(BitReader in) {
            this.in = in;
        }

        AvcSequence sequence() {
            profile = in.bits(8);
            constraints = in.bits(8);
            level = in.bits(8);
            in.ue();
            if (hasChroma()) {
                colours();
            }
            int frameNumBits = in.ue() + 4;
            order();
            in.ue();
            in.flag();
            size();
            if (in.flag()) {
                usability();
            }
            broken |= frameNumBits < 4 || frameNumBits > 16;
            return new AvcSequence(header(), frameMbsOnly, frameNumBits, separatePlanes);
        }

        private boolean hasChroma() {
            return switch (profile) {
                case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> true;
                default -> false;
            };
        }

        private void colours() {
            chroma = in.ue();
            separatePlanes = chroma == 3 && in.flag();
            int luma = in.ue();
            int colour = in.ue();
            broken |= chroma > 3 || luma > 6 || colour > 6;
            bits = 8 + Math.max(luma, colour);
            in.flag();
            if (in.flag()) {
                for (int i = 0; i < (chroma == 3 ? 12 : 8); i++) {
                    if (in.flag()) {
                        scalingList(i < 6 ? 16 : 64);
                    }
                }
            }
        }

        private void scalingList(int size) {
            int last = 8;
            int next = 8;
            for (int i = 0; i < size; i++) {
                if (next != 0) {
                    int code = in.ue();
                    int delta = (code & 1) == 1 ? code / 2 + 1 : -(code / 2);
                    next = (last + delta) & 255;
                }
                last = next == 0 ? last : next;
            }
        }

        private void order() {
            int type = in.ue();
            if (type == 0) {
                in.ue();
            } else if (type == 1) {
                in.flag();
                in.ue();
                in.ue();
                int cycle = in.ue();
                broken |= cycle > LARGEST_CYCLE;
                for (int i = 0; i < cycle && !broken; i++) {
                    in.ue();
                }
            }
        }

        private void size() {
            across = in.ue() + 1L;
            long units = in.ue() + 1L;
            frameMbsOnly = in.flag();
            if (!frameMbsOnly) {
                in.flag();
            }
            in.flag();
            down = units * (frameMbsOnly ? 1 : 2);
            long width = MACROBLOCK * across;
            long height = MACROBLOCK * down;
            if (in.flag()) {
                int unitX = chroma == 1 || chroma == 2 ? 2 : 1;
                int unitY = (chroma == 1 ? 2 : 1) * (frameMbsOnly ? 1 : 2);
                width -= unitX * ((long) in.ue() + in.ue());
                height -= unitY * ((long) in.ue() + in.ue());
            }
            columns = (int) Math.max(0, Math.min(width, Integer.MAX_VALUE));
            rows = (int) Math.max(0, Math.min(height, Integer.MAX_VALUE));
        }

        private void usability() {
            display = VideoHeader.Display.read(in);
            if (in.flag()) {
                in.ue();
                in.ue();
            }
            if (in.flag()) {
                long tick = in.bits32();
                long scale = in.bits32();
                frameRate = tick == 0 ? 0 : scale / (2.0 * tick);
            }
        }

        VideoHeader header() {
            return new VideoHeader(
                    VideoFacts.Codec.H264,
                    profileName(),
                    levelName(),
                    columns,
                    rows,
                    bits,
                    display.square(),
                    frameRate,
                    new VideoHeader.Coded(is1b() ? LEVEL_1B : level, across, down),
                    display.colours(),
                    suitability());
        }

        private boolean constraint(int set) {
            return (constraints >> (7 - set) & 1) == 1;
        }

        private String profileName() {
            return switch (profile) {
                case 66 -> constraint(1) ? "Constrained Baseline" : "Baseline";
                case 77 -> "Main";
                case 88 -> "Extended";
                case 100 -> "High";
                case 110 -> constraint(3) ? "High 10 Intra" : "High 10";
                case 122 -> constraint(3) ? "High 4:2:2 Intra" : "High 4:2:2";
                case 244 -> constraint(3) ? "High 4:4:4 Intra" : "High 4:4:4 Predictive";
                case 44 -> "CAVLC 4:4:4 Intra";
                case 118 -> "Multiview High";
                case 128 -> "Stereo High";
                default -> "profile " + profile;
            };
        }

        private String levelName() {
            return is1b() ? "1b" : level / 10 + (level % 10 == 0 ? "" : "." + level % 10);
        }

        private boolean is1b() {
            boolean low = profile == 66 || profile == 77 || profile == 88;
            return level == LEVEL_1B || (level == 11 && low && constraint(3));
        }

        /**
         * A decoder of the High Profile must also decode the Main and the Constrained Baseline Profile (H.264 A.2.4), so
         * these go where High goes.
         */
        private Suitability suitability() {
            boolean high = profile == 100 || profile == 77 || (profile == 66 && constraint(1));
            if (!high) {
                return unfit("its " + profileName() + " Profile");
            }
            if (chroma != 1) {
                return unfit(chroma == 0 ? "no colours" : "another sampling of colours");
            }
            if (bits != 8) {
                return unfit(bits + " bit");
            }
            if (level > LEVEL_4_2) {
                return unfit("level " + levelName());
            }
            if (level > LEVEL_4_1 && !frameMbsOnly) {
                return unfit("interlaced pictures at level " + levelName());
            }
            return new Suitability.Fits(
                    level > LEVEL_4_1 ? HIGH_4_2 : HIGH_4_1,
                    profile == 100
                            ? ""
                            : "H.264 of the " + profileName() + " Profile; PS3.5 8.2.7 names the High Profile, whose"
                                    + " decoders show it too");
        }

        private static Suitability unfit(String found) {
            return new Suitability.Unfit(EXPECTED, found);
        }
    }
}

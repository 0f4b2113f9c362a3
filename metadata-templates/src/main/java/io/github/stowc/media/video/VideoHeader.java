package io.github.stowc.media.video;

import io.github.stowc.dicom.Uid;
import io.github.stowc.media.content.VideoFacts;
import io.github.stowc.media.reading.BitReader;

/**
 * The facts in the sequence header or parameter set of a video stream.
 *
 * @param codec the compression
 * @param profile as people name it: {@code High}
 * @param level as people name it: {@code 4.1}
 * @param columns the width that is shown, after cropping
 * @param rows the height that is shown, after cropping
 * @param bits of a sample, 8 or more
 * @param square whether the pixels are square, or nothing says otherwise
 * @param frameRate in frames a second; 0 if the header does not tell
 * @param coded what the limits of its level count
 * @param colours how its samples are to be shown
 * @param suitability whether DICOM has a place for it
 */
record VideoHeader(
        VideoFacts.Codec codec,
        String profile,
        String level,
        int columns,
        int rows,
        int bits,
        boolean square,
        double frameRate,
        Coded coded,
        Colours colours,
        Suitability suitability) {

    /**
     * The pictures as they are coded, before cropping.
     *
     * @param level as the stream writes it
     * @param across their width in macroblocks of H.264, in samples of HEVC
     * @param down their height
     */
    record Coded(int level, long across, long down) {
        /** That of a codec whose levels are not counted. */
        static final Coded NOT_COUNTED = new Coded(0, 0, 0);
    }

    /**
     * How samples are to be shown (ITU-T H.273).
     *
     * @param fullRange whether they use all values
     * @param transfer the code of the curve that makes light of them
     */
    record Colours(boolean fullRange, int transfer) {
        /** Nothing, or what all videos do. */
        static final Colours NOT_SAID = new Colours(false, 2);

        private static final int PQ = 16;
        private static final int HLG = 18;

        /** Reads video_signal_type_present_flag and what it announces, which is the same in H.264 and HEVC. */
        static Colours read(BitReader in) {
            if (!in.flag()) {
                return NOT_SAID;
            }
            in.skip(3);
            boolean full = in.flag();
            int transfer = NOT_SAID.transfer;
            if (in.flag()) {
                in.skip(8);
                transfer = in.bits(8);
                in.skip(8);
            }
            return new Colours(full, transfer);
        }

        /** The name of a curve for HDR; empty for any other. */
        String highDynamicRange() {
            return transfer == PQ ? "PQ" : transfer == HLG ? "HLG" : "";
        }
    }

    /**
     * How pixels are shown: what the usability information begins with, which is the same in H.264 (E.1.1) and HEVC (E.2.1).
     *
     * @param square whether pixels are as wide as they are high
     */
    record Display(boolean square, Colours colours) {
        static final Display NOT_SAID = new Display(true, Colours.NOT_SAID);

        private static final int EXTENDED_ASPECT = 255;

        /** Reads it up to the colours. */
        static Display read(BitReader in) {
            boolean square = true;
            if (in.flag()) {
                int aspect = in.bits(8);
                square = aspect < 2;
                if (aspect == EXTENDED_ASPECT) {
                    int width = in.bits(16);
                    square = width == in.bits(16);
                }
            }
            if (in.flag()) {
                in.skip(1);
            }
            return new Display(square, Colours.read(in));
        }
    }

    /** Whether PS3.5 8.2 has a transfer syntax for it. */
    sealed interface Suitability {
        /**
         * It has one.
         *
         * @param transferSyntax its UID
         * @param caution what some programs will not like; empty if nothing
         */
        record Fits(Uid transferSyntax, String caution) implements Suitability {}

        /**
         * It has none.
         *
         * @param expected what PS3.5 8.2 takes
         * @param found what it is
         */
        record Unfit(String expected, String found) implements Suitability {}
    }

    private static final int LARGEST = 65_535;

    /** Whether Rows and Columns can hold its size. */
    boolean hasSize() {
        return columns > 0 && rows > 0 && columns <= LARGEST && rows <= LARGEST;
    }

    /** The same with colours that the container names. */
    VideoHeader with(Colours named) {
        return new VideoHeader(
                codec, profile, level, columns, rows, bits, square, frameRate, coded, named, suitability);
    }

    /** The codec and its profile and level, for people. */
    String name() {
        return codecName() + " " + profile + (level.isEmpty() ? "" : " at level " + level);
    }

    private String codecName() {
        return switch (codec) {
            case MPEG2 -> "MPEG-2";
            case H264 -> "H.264";
            case HEVC -> "HEVC";
        };
    }
}

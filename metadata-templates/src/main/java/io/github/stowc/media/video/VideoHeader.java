package io.github.stowc.media.video;

import io.github.stowc.dicom.Uid;
import io.github.stowc.media.content.VideoFacts;

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
        Suitability suitability) {

    /** Whether PS3.5 8.2 has a transfer syntax for it. */
    sealed interface Suitability {
        /**
         * It has one.
         *
         * @param transferSyntax its UID
         * @param caution what some servers will not like; empty if nothing
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

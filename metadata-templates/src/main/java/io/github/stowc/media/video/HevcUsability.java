package io.github.stowc.media.video;

import io.github.stowc.media.reading.BitReader;

/** The rest of a sequence parameter set of HEVC, to how its samples are shown (ITU-T H.265 7.3.2.2.1, 7.3.4, 7.3.7, E.2.1). */
final class HevcUsability {
    private static final int MOST_SETS = 64;
    private static final int MOST_PICTURES = 16;
    private static final int MOST_POINTS = 32;
    private static final int LONGEST_ORDER = 12;

    private final BitReader in;
    private boolean broken;
    private double frameRate;
    private VideoHeader.Display display = VideoHeader.Display.NOT_SAID;

    private HevcUsability(BitReader in) {
        this.in = in;
    }

    /**
     * Reads on after the depth of the samples.
     *
     * @param subLayers sps_max_sub_layers_minus1
     */
    static HevcUsability read(BitReader in, int subLayers) {
        HevcUsability usability = new HevcUsability(in);
        usability.upToThere(subLayers);
        if (!usability.broken && in.flag()) {
            usability.usability();
        }
        // What could not be read to its end says nothing.
        return usability.broken || in.isExhausted() ? new HevcUsability(in) : usability;
    }

    boolean square() {
        return display.square();
    }

    double frameRate() {
        return frameRate;
    }

    VideoHeader.Colours colours() {
        return display.colours();
    }

    private void upToThere(int subLayers) {
        int order = in.ue() + 4;
        broken = order > LONGEST_ORDER + 4;
        for (int i = in.flag() ? 0 : subLayers; i <= subLayers; i++) {
            numbers(3);
        }
        numbers(6);
        boolean scaled = in.flag();
        if (scaled && in.flag()) {
            scalingLists();
        }
        in.skip(2);
        if (in.flag()) {
            in.skip(8);
            numbers(2);
            in.skip(1);
        }
        pictureSets();
        if (!broken && in.flag()) {
            int pictures = in.ue();
            broken = pictures > MOST_POINTS;
            in.skip(broken ? 0 : pictures * (order + 1));
        }
        in.skip(2);
    }

    private void numbers(int count) {
        for (int i = 0; i < count; i++) {
            in.ue();
        }
    }

    private void scalingLists() {
        for (int size = 0; size < 4; size++) {
            for (int matrix = 0; matrix < 6; matrix += size == 3 ? 3 : 1) {
                boolean coded = in.flag();
                // Signed numbers are as long as unsigned ones.
                numbers(coded ? Math.min(64, 1 << (4 + 2 * size)) + (size > 1 ? 1 : 0) : 1);
            }
        }
    }

    private void pictureSets() {
        int sets = in.ue();
        broken |= sets > MOST_SETS;
        int pictures = 0;
        for (int i = 0; i < sets && !broken; i++) {
            pictures = i > 0 && in.flag() ? changedSet(pictures) : wholeSet();
            broken = pictures > MOST_PICTURES;
        }
    }

    private int changedSet(int before) {
        in.skip(1);
        in.ue();
        int pictures = 0;
        for (int i = 0; i <= before; i++) {
            boolean used = in.flag();
            pictures += used || in.flag() ? 1 : 0;
        }
        return pictures;
    }

    private int wholeSet() {
        int earlier = in.ue();
        int later = in.ue();
        if (earlier > MOST_PICTURES || later > MOST_PICTURES) {
            return Integer.MAX_VALUE;
        }
        for (int i = 0; i < earlier + later; i++) {
            in.ue();
            in.skip(1);
        }
        return earlier + later;
    }

    private void usability() {
        display = VideoHeader.Display.read(in);
        if (in.flag()) {
            numbers(2);
        }
        in.skip(3);
        if (in.flag()) {
            numbers(4);
        }
        if (in.flag()) {
            long tick = in.bits32();
            long scale = in.bits32();
            frameRate = tick == 0 ? 0 : (double) scale / tick;
        }
    }
}

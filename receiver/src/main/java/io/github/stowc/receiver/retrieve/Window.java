package io.github.stowc.receiver.retrieve;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import java.util.List;
import java.util.Optional;

/**
 * Which values are shown between black and white (PS3.3 C.11.2.1.2). Immutable.
 *
 * @param center in the units that Rescale Slope and Intercept give
 * @param width above 0
 * @param exact whether the function is LINEAR_EXACT, else LINEAR
 */
record Window(double center, double width, boolean exact) {
    private static final Tag CENTER = new Tag(0x00281050);
    private static final Tag WIDTH = new Tag(0x00281051);
    private static final Tag FUNCTION = new Tag(0x00281056);
    private static final Tag FRAME_VOI = new Tag(0x00289132);
    private static final Tag PER_FRAME = new Tag(0x52009230);

    /** The first window of a frame; empty if there is none. */
    static Optional<Window> of(Dataset dataset, int frame) {
        Optional<Window> own = of(dataset);
        return own.isPresent() ? own : group(dataset, frame, FRAME_VOI).flatMap(Window::of);
    }

    /** The item of a functional group for a frame, counted from 1 (PS3.3 C.7.6.16). */
    static Optional<Dataset> group(Dataset dataset, int frame, Tag macro) {
        List<Dataset> frames = dataset.items(PER_FRAME);
        if (frame <= frames.size() && !frames.get(frame - 1).items(macro).isEmpty()) {
            return Optional.of(frames.get(frame - 1).items(macro).get(0));
        }
        return dataset.items(Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE).stream()
                .flatMap(item -> item.items(macro).stream())
                .findFirst();
    }

    private static Optional<Window> of(Dataset dataset) {
        double center = first(dataset, CENTER);
        double width = first(dataset, WIDTH);
        boolean exact = dataset.text(FUNCTION).orElse("").strip().equals("LINEAR_EXACT");
        return Double.isFinite(center) && width >= (exact ? Double.MIN_VALUE : 1) && Double.isFinite(width)
                ? Optional.of(new Window(center, width, exact))
                : Optional.empty();
    }

    /** The first value as a number; NaN if there is none. */
    static double first(Dataset dataset, Tag tag) {
        try {
            return dataset.get(tag).map(Element::texts).filter(texts -> !texts.isEmpty()).stream()
                    .mapToDouble(texts -> Double.parseDouble(texts.get(0).strip()))
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The window that shows all values from the least to the most. */
    static Window between(double least, double most) {
        return new Window((least + most) / 2, Math.max(most - least, Double.MIN_NORMAL), true);
    }

    /** How bright a value is shown, 0 to 255. */
    int shown(double value) {
        double low = exact ? center - width / 2 : center - 0.5 - (width - 1) / 2;
        double high = exact ? center + width / 2 : center - 0.5 + (width - 1) / 2;
        if (value <= low) {
            return 0;
        }
        return value > high || high <= low ? 255 : (int) Math.round((value - low) / (high - low) * 255);
    }
}

package io.github.stowc.validate.check;

import io.github.stowc.dicom.Tag;
import io.github.stowc.iod.ItemStep;
import java.util.ArrayList;
import java.util.List;

/** Writes the way to an attribute through sequences: {@code 00400275[0].00400007}. */
public final class Paths {
    private Paths() {}

    public static String of(List<ItemStep> steps, Tag tag) {
        if (steps.isEmpty()) {
            return tag.hex();
        }
        StringBuilder path = new StringBuilder(32);
        append(steps, path);
        return path.append('.').append(tag.hex()).toString();
    }

    /** The way to a dataset; empty for the instance itself. */
    public static String of(List<ItemStep> steps) {
        StringBuilder path = new StringBuilder(32);
        append(steps, path);
        return path.toString();
    }

    private static void append(List<ItemStep> steps, StringBuilder path) {
        for (int i = 0; i < steps.size(); i++) {
            ItemStep step = steps.get(i);
            path.append(i == 0 ? "" : ".").append(step.sequence().hex());
            path.append('[').append(step.item()).append(']');
        }
    }

    /** The way to the dataset that an attribute is in. */
    public static String parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    /** The steps of the way to a dataset, as {@link #of(List)} writes them. */
    public static List<ItemStep> parse(String path) {
        List<ItemStep> steps = new ArrayList<>();
        for (int start = 0; start < path.length(); ) {
            int end = path.indexOf(']', start);
            Tag sequence = Tag.parse(path.substring(start, start + 8)).orElseThrow();
            steps.add(new ItemStep(sequence, Integer.parseInt(path.substring(start + 9, end))));
            start = end + 2;
        }
        return steps;
    }
}

package io.github.stowc.iod.condition;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import org.jspecify.annotations.Nullable;

/** Repeating groups (PS3.5 7.6): the tables name the attributes of the first group, which stand for those of all. */
public final class Repeating {
    private static final int CURVES = 0x5000;
    private static final int OVERLAYS = 0x6000;

    private Repeating() {}

    /** Whether the tag is of a repeating group: a curve or an overlay plane. */
    public static boolean isRepeating(Tag tag) {
        int family = tag.group() & 0xFF00;
        return (family == OVERLAYS || family == CURVES) && !tag.isPrivate();
    }

    /** The same attribute of the first group; the tag itself if groups do not repeat. */
    public static Tag first(Tag tag) {
        return isRepeating(tag) ? Tag.of(tag.group() & 0xFF00, tag.element()) : tag;
    }

    /** The first element of a dataset that is this attribute in any of the groups; null if there is none. */
    public static @Nullable Element find(Dataset dataset, Tag tag) {
        Tag first = first(tag);
        for (Element element : dataset) {
            if (first(element.tag()).equals(first)) {
                return element;
            }
        }
        return null;
    }
}

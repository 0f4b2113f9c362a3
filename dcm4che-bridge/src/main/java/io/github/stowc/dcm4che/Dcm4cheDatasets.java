package io.github.stowc.dcm4che;

import io.github.stowc.dicom.Dataset;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;

/**
 * Converts datasets to dcm4che's {@link Attributes} and back, without loss.
 *
 * <p>Values are converted directly, not through the bytes of an encoding. Texts keep their characters, so Specific
 * Character Set (0008,0005) says how to write them, not how they are held. Numbers of binary VRs are bytes there
 * and decimal text here, with the fewest digits that give the same number. Bulk data stays a link. Group
 * lengths are left out, as {@code Attributes} has none.
 *
 * <p>The given {@code Attributes} are not changed, and their lazily decoded values are not decoded.
 */
public final class Dcm4cheDatasets {
    private Dcm4cheDatasets() {}

    /**
     * Converts a dataset to attributes, in little endian.
     *
     * @throws IllegalArgumentException if {@code Attributes} cannot hold a value: a number that does not fit its VR, a
     *     backslash in a text of a VR that it delimits, sequences over 256 deep
     */
    public static Attributes toAttributes(Dataset dataset) {
        return new AttributesBuilder(AttributesBuilder.LINKS).build(dataset);
    }

    /** Like {@link #toAttributes(Dataset)}, with fragments instead of links to them. */
    public static Attributes toAttributes(DatasetWithFragments dataset) {
        return new AttributesBuilder(link -> {
                    Fragments fragments = dataset.fragments().get(link.uri());
                    return fragments == null ? AttributesBuilder.LINKS.valueOf(link) : fragments;
                })
                .build(dataset.dataset());
    }

    /**
     * Converts attributes to a dataset.
     *
     * @throws IllegalArgumentException if a dataset cannot hold a value: fragments, a name of more than three component
     *     groups, a link without a URI or to bytes in big endian, bytes that are not a number of their VR, sequences
     *     over 256 deep
     */
    public static Dataset toDataset(Attributes attributes) {
        DatasetWithFragments read = toDatasetWithFragments(attributes);
        if (!read.fragments().isEmpty()) {
            throw new IllegalArgumentException("expected values that a dataset can hold, found fragments at "
                    + read.fragments().keySet() + "; convert them with toDatasetWithFragments");
        }
        return read.dataset();
    }

    /** Like {@link #toDataset(Attributes)}, with the fragments separate from the dataset. */
    public static DatasetWithFragments toDatasetWithFragments(Attributes attributes) {
        return LinksKept.read(attributes);
    }
}

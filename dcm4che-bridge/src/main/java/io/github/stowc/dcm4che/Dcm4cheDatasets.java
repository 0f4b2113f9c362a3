package io.github.stowc.dcm4che;

import io.github.stowc.dicom.Dataset;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;

/**
 * Converts datasets to dcm4che's {@link Attributes} and back, without loss.
 *
 * <p>Values go over as they are, not through the bytes of an encoding: texts character for character, and so Specific
 * Character Set (0008,0005) says how they are to be written, not how they are held. Numbers of binary VRs are bytes there
 * and decimal text here, which comes back in the fewest digits that mean the same number. Bulk data stays a link. Group
 * lengths are left out, as {@code Attributes} has none.
 *
 * <p>The {@code Attributes} given are not changed, nor is a lazily decoded value of theirs decoded.
 */
public final class Dcm4cheDatasets {
    private Dcm4cheDatasets() {}

    /**
     * A dataset as attributes, in little endian.
     *
     * @throws IllegalArgumentException if a value cannot be held there: a number that does not fit its VR, a backslash in a
     *     text of a VR that it delimits, sequences over 256 deep
     */
    public static Attributes toAttributes(Dataset dataset) {
        return new AttributesBuilder(AttributesBuilder.LINKS).build(dataset);
    }

    /** Like {@link #toAttributes(Dataset)}, with fragments in place of the links to them. */
    public static Attributes toAttributes(DatasetWithFragments dataset) {
        return new AttributesBuilder(link -> {
                    Fragments fragments = dataset.fragments().get(link.uri());
                    return fragments == null ? AttributesBuilder.LINKS.valueOf(link) : fragments;
                })
                .build(dataset.dataset());
    }

    /**
     * Attributes as a dataset.
     *
     * @throws IllegalArgumentException if a value cannot be held here: fragments, a name of more than three component
     *     groups, a link without a URI or to bytes in big endian, bytes that are no number of their VR, sequences over 256
     *     deep
     */
    public static Dataset toDataset(Attributes attributes) {
        DatasetWithFragments read = toDatasetWithFragments(attributes);
        if (!read.fragments().isEmpty()) {
            throw new IllegalArgumentException("expected values that a dataset can hold, found fragments at "
                    + read.fragments().keySet() + "; convert them with toDatasetWithFragments");
        }
        return read.dataset();
    }

    /** Like {@link #toDataset(Attributes)}, with the fragments beside the dataset. */
    public static DatasetWithFragments toDatasetWithFragments(Attributes attributes) {
        return LinksKept.read(attributes);
    }
}

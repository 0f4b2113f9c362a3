package io.github.stowc.dcm4che;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import java.util.Map;
import org.dcm4che3.data.Fragments;

/**
 * A dataset and the encapsulated Pixel Data that it links to (PS3.5 A.4).
 *
 * @param dataset with an {@link Element.BulkData} for each value in fragments
 * @param fragments by the URI of that element: the Basic Offset Table first, as dcm4che keeps them
 */
public record DatasetWithFragments(Dataset dataset, Map<String, Fragments> fragments) {
    /** Copies the map; the fragments are shared and must not be changed any more. */
    public DatasetWithFragments {
        fragments = Map.copyOf(fragments);
    }
}

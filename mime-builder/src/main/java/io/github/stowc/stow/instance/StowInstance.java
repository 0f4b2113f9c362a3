package io.github.stowc.stow.instance;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.part10.TransferSyntax;
import java.util.List;

/**
 * An instance that a program has at hand, to be compiled without a file. Immutable.
 *
 * @param name what errors call it
 * @param dataset its attributes, with an {@link Element.BulkData} for each value that is in the bulk data
 * @param transferSyntax that its Pixel Data are in; an uncompressed one stands for Explicit VR Little Endian
 * @param bulkData what the dataset links to, each with a URI that no other of the message has
 */
public record StowInstance(String name, Dataset dataset, TransferSyntax transferSyntax, List<StowBulkData> bulkData) {
    /** Copies the list. */
    public StowInstance {
        bulkData = List.copyOf(bulkData);
    }

    /** An instance whose values are all in the dataset. */
    public static StowInstance of(String name, Dataset dataset) {
        return new StowInstance(name, dataset, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, List.of());
    }
}

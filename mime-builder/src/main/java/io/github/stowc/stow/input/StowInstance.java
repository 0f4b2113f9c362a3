package io.github.stowc.stow.input;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.part10.TransferSyntax;
import java.util.List;

/**
 * An instance in memory, to be compiled without a file. Immutable.
 *
 * @param name its name in errors
 * @param dataset the attributes, with an {@link Element.BulkData} for each value that is in the bulk data
 * @param transferSyntax the one of its Pixel Data; an uncompressed one stands for Explicit VR Little Endian
 * @param bulkData the bulk data that the dataset links to, each with a URI that is unique in the message
 */
public record StowInstance(String name, Dataset dataset, TransferSyntax transferSyntax, List<StowBulkData> bulkData) {
    /** Copies the list. */
    public StowInstance {
        bulkData = List.copyOf(bulkData);
    }

    /** An instance without bulk data. */
    public static StowInstance of(String name, Dataset dataset) {
        return new StowInstance(name, dataset, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, List.of());
    }
}

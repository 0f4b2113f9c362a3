package io.github.stowc.stow.instance;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.part10.TransferSyntax;
import java.util.List;

/**
 * An instance that is to go into a message. Immutable.
 *
 * @param name where it comes from, as errors name it
 * @param dataset its attributes, with links to its bulk data
 * @param transferSyntax that its Pixel Data are in
 * @param bulk what the dataset links to
 */
public record Instance(String name, Dataset dataset, TransferSyntax transferSyntax, List<BulkPart> bulk) {
    /** Copies the list. */
    public Instance {
        bulk = List.copyOf(bulk);
    }
}

package io.github.stowc.stow.instance;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.part10.TransferSyntax;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An instance for a message. Immutable.
 *
 * @param name its origin as errors name it
 * @param dataset the attributes, with links to the bulk data
 * @param transferSyntax the one of its Pixel Data
 * @param bulk the bulk data that the dataset links to
 */
public record Instance(String name, Dataset dataset, TransferSyntax transferSyntax, List<BulkPart> bulk) {
    /** Copies the list. */
    public Instance {
        bulk = List.copyOf(bulk);
    }

    /** The bulk data by their BulkDataURIs; the first where several have the same. */
    Map<String, BulkPart> partsByUri() {
        Map<String, BulkPart> parts = new HashMap<>();
        for (BulkPart part : bulk) {
            parts.putIfAbsent(part.uri(), part);
        }
        return parts;
    }
}

package io.github.stowc.iod;

import io.github.stowc.dicom.Uid;
import java.util.Optional;

/**
 * How an instance is checked. Immutable.
 *
 * @param pixelHeaderFromBulkData whether the attributes of the Image Pixel Module may be absent if Pixel Data is not in
 *     the dataset itself: a server takes them from the header of the linked image
 * @param transferSyntax the transfer syntax of the instance, if it is known from outside the dataset; if nobody knows
 *     it, rules that depend on it are skipped
 */
public record IodOptions(boolean pixelHeaderFromBulkData, Optional<Uid> transferSyntax) {

    /** Image Pixel attributes may come from bulk data; the transfer syntax is unknown. */
    public static final IodOptions DEFAULT = new IodOptions(true, Optional.empty());

    /** These options, with another choice for Image Pixel attributes. */
    public IodOptions withPixelHeaderFromBulkData(boolean tolerated) {
        return new IodOptions(tolerated, transferSyntax);
    }

    /** These options for instances in a transfer syntax. */
    public IodOptions withTransferSyntax(Uid uid) {
        return new IodOptions(pixelHeaderFromBulkData, Optional.of(uid));
    }
}

package io.github.stowc.iod;

import io.github.stowc.dicom.Uid;
import java.util.Optional;

/**
 * How an instance is examined. Immutable.
 *
 * @param pixelHeaderFromBulkData whether the attributes of the Image Pixel Module may be absent where Pixel Data is not in
 *     the dataset itself: a server takes them from the header of the image that it links to
 * @param transferSyntax the transfer syntax of the instance, where it is known from elsewhere than its dataset; rules that
 *     depend on it are left out where nobody knows
 */
public record IodOptions(boolean pixelHeaderFromBulkData, Optional<Uid> transferSyntax) {

    /** Image Pixel attributes may come from bulk data; the transfer syntax is unknown. */
    public static final IodOptions DEFAULT = new IodOptions(true, Optional.empty());

    /** These options with another say on Image Pixel attributes. */
    public IodOptions withPixelHeaderFromBulkData(boolean tolerated) {
        return new IodOptions(tolerated, transferSyntax);
    }

    /** These options for instances in a transfer syntax. */
    public IodOptions withTransferSyntax(Uid uid) {
        return new IodOptions(pixelHeaderFromBulkData, Optional.of(uid));
    }
}

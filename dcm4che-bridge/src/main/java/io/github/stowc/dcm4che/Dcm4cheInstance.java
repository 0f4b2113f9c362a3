package io.github.stowc.dcm4che;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.UID;

/**
 * An instance in dcm4che's terms.
 *
 * @param transferSyntax the UID of the transfer syntax of its Pixel Data
 * @param dataset without file meta information; it is shared, not copied
 */
public record Dcm4cheInstance(String transferSyntax, Attributes dataset) {

    /** An instance without compressed Pixel Data. */
    public static Dcm4cheInstance of(Attributes dataset) {
        return new Dcm4cheInstance(UID.ExplicitVRLittleEndian, dataset);
    }

    /**
     * The file meta information for {@link org.dcm4che3.io.DicomOutputStream#writeDataset}.
     *
     * @throws IllegalArgumentException if the dataset has no SOP Class or SOP Instance UID
     */
    public Attributes fileMetaInformation() {
        return dataset.createFileMetaInformation(transferSyntax);
    }
}

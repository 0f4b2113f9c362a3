package io.github.stowc.receiver.stow;

import io.github.stowc.dicom.Dataset;

/**
 * What became of an instance. Immutable.
 *
 * @param dataset its UIDs as they were sent
 * @param reason a Failure Reason (0008,1197); 0 if it is stored
 * @param comment a sentence for people; empty if it is stored
 */
record InstanceFate(Dataset dataset, int reason, String comment) {
    boolean isStored() {
        return reason == 0;
    }
}

package io.github.stowc.receiver.store;

import io.github.stowc.dicom.Uid;

/** The UIDs that say where an instance belongs (PS3.3 A.1.2). Immutable. */
public record InstanceUids(Uid study, Uid series, Uid instance) {
    /** The way to its file in a folder. */
    String path() {
        return study + "/" + series + "/" + instance + ".dcm";
    }
}

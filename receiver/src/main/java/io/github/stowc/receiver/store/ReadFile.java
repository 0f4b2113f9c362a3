package io.github.stowc.receiver.store;

import io.github.stowc.dicom.Dataset;
import java.nio.file.Path;

/**
 * What was read of a DICOM file. Immutable.
 *
 * @param uids where it belongs
 * @param file where it is
 * @param size in bytes
 * @param transferSyntax Transfer Syntax UID (0002,0010)
 * @param attributes those up to the last one that is kept
 */
record ReadFile(InstanceUids uids, Path file, long size, String transferSyntax, Dataset attributes) {
    /** The same, at another place. */
    ReadFile at(InstanceUids place, Path path) {
        return new ReadFile(place, path, size, transferSyntax, attributes);
    }
}

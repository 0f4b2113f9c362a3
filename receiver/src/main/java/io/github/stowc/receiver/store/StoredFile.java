package io.github.stowc.receiver.store;

import io.github.stowc.dicom.Dataset;
import java.nio.file.Path;

/**
 * A stored instance. Immutable.
 *
 * @param uids where it belongs
 * @param file its DICOM file
 * @param size the file's size in bytes
 * @param transferSyntax Transfer Syntax UID (0002,0010)
 * @param attributes those that searches ask for; all others are in the file
 */
public record StoredFile(InstanceUids uids, Path file, long size, String transferSyntax, Dataset attributes) {}

package io.github.stowc.stow.batch.row;

import io.github.stowc.mime.Part;
import io.github.stowc.stow.options.Encoding;
import java.util.List;

/**
 * A row as an instance, ready to go into a message. Immutable.
 *
 * @param study the Study Instance UID
 * @param series the Series Instance UID
 * @param sopInstance the SOP Instance UID
 * @param sha256 the digest of the file's bytes, in hexadecimal digits
 * @param parts of a message with this instance alone; the first one is the DICOM file, or the metadata
 * @param length the bytes that it adds to a message
 */
public record MadeRow(
        String study,
        String series,
        String sopInstance,
        String sha256,
        Encoding encoding,
        List<Part> parts,
        long length)
        implements RowOutcome {
    /** Copies the list. */
    public MadeRow {
        parts = List.copyOf(parts);
    }
}

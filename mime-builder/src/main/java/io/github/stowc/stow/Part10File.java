package io.github.stowc.stow;

import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.part10.Part10Header;
import io.github.stowc.media.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A DICOM file and what its header says.
 *
 * @param source the file
 * @param header what every server needs to know; empty where it cannot be read
 * @param problem why it cannot be read; empty where it can
 */
record Part10File(Source source, Optional<Part10Header> header, Optional<String> problem) {

    /**
     * Reads a header.
     *
     * @throws IOException if the file cannot be read
     */
    static Part10File read(Source source) throws IOException {
        try (InputStream in = source.open()) {
            return new Part10File(source, Optional.of(Part10Header.read(source.name(), in)), Optional.empty());
        } catch (Part10Exception e) {
            return new Part10File(source, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }
}

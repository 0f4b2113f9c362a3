package io.github.stowc.stow.source;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.part10.Part10Header;
import io.github.stowc.dicom.part10.Part10Reader;
import java.io.IOException;
import java.util.Optional;

/**
 * A DICOM file and what its header says.
 *
 * @param source the file
 * @param header what every server needs to know; empty where it cannot be read
 * @param problem why it cannot be read; empty where it can
 */
public record Part10File(Source source, Optional<Part10Header> header, Optional<String> problem) implements InputFile {

    /**
     * Reads a header.
     *
     * @throws IOException if the file cannot be read
     */
    static Part10File read(ByteWindow window) throws IOException {
        Source source = window.source();
        try {
            Part10Header header = Part10Header.read(window);
            if (window.channel() != null) {
                requireWhole(window);
            }
            return new Part10File(source, Optional.of(header), Optional.empty());
        } catch (Part10Exception e) {
            return new Part10File(source, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** Goes through the dataset, past the pixels: a server may store a file that is cut off, and nobody can show it. */
    private static void requireWhole(ByteWindow window) throws IOException {
        try {
            Part10Reader.strict().lenient().read(window);
        } catch (Part10Exception e) {
            // Other faults are for validate to name: servers store such files all the same.
            if (e.isCutOff()) {
                throw e;
            }
        }
    }
}

package io.github.stowc.stow.source;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.part10.Part10Header;
import io.github.stowc.dicom.part10.Part10Reader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * A DICOM file and what its header says.
 *
 * @param source the file
 * @param header what every server needs to know; empty where it cannot be read
 * @param problem why it cannot be read; empty where it can
 */
public record Part10File(Source source, Optional<Part10Header> header, Optional<Part10Exception> problem)
        implements InputFile {

    /**
     * Reads a header.
     *
     * @throws IOException if the file cannot be read
     */
    static Part10File read(Source source) throws IOException {
        try (InputStream in = source.open()) {
            return of(source, Part10Header.read(source.name(), in));
        } catch (Part10Exception e) {
            return of(source, e);
        }
    }

    /** Like {@link #read(Source)}, from a channel that leads to the file. */
    static Part10File read(Source source, SeekableByteChannel channel) throws IOException {
        try {
            Part10Header header = Part10Header.read(source.name(), channel.position(0));
            requireWhole(source, channel);
            return of(source, header);
        } catch (Part10Exception e) {
            return of(source, e);
        }
    }

    /** Goes through the dataset, past the pixels: a server may store a file that is cut off, and nobody can show it. */
    private static void requireWhole(Source source, SeekableByteChannel channel) throws IOException {
        try {
            Part10Reader.strict().lenient().read(source.name(), channel.position(0));
        } catch (Part10Exception e) {
            // Other faults are for validate to name: servers store such files all the same.
            if (e.isCutOff()) {
                throw e;
            }
        }
    }

    private static Part10File of(Source source, Part10Header header) {
        return new Part10File(source, Optional.of(header), Optional.empty());
    }

    private static Part10File of(Source source, Part10Exception e) {
        return new Part10File(source, Optional.empty(), Optional.of(e));
    }
}

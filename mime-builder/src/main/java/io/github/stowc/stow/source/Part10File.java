package io.github.stowc.stow.source;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.part10.Part10Header;
import io.github.stowc.dicom.part10.Part10Reader;
import java.io.IOException;
import java.util.Optional;

/**
 * A DICOM file and its header.
 *
 * @param source the file
 * @param header the facts that every server needs; empty if it cannot be read
 * @param problem why it, or what follows the header, cannot be read; empty if it can
 * @param parsed whether its elements can be told apart, though values may not fit their VR
 * @param kept its dataset without bulk data, if short; empty if it has to be read again
 */
public record Part10File(
        Source source,
        Optional<Part10Header> header,
        Optional<Part10Exception> problem,
        boolean parsed,
        Optional<Part10Content> kept)
        implements InputFile {
    /** The longest dataset without bulk data that is kept until it is needed again. */
    private static final long MAX_KEPT = 256 * 1024;

    /**
     * Reads a file, jumping over its pixels.
     *
     * @param keeps whether to keep its attributes
     * @throws IOException if the file cannot be read
     */
    static Part10File read(ByteWindow window, boolean keeps) throws IOException {
        Source source = window.source();
        Part10Exception problem;
        try {
            Part10Content content = Part10Reader.strict().read(window);
            Optional<Part10Content> kept = keeps && isShort(source, content) ? Optional.of(content) : Optional.empty();
            return new Part10File(source, Optional.of(Part10Header.of(content)), Optional.empty(), true, kept);
        } catch (Part10Exception e) {
            problem = e;
        }
        try {
            Part10Header header = Part10Header.read(window);
            boolean parsed = isParsed(window);
            return new Part10File(source, Optional.of(header), Optional.of(problem), parsed, Optional.empty());
        } catch (Part10Exception e) {
            return new Part10File(source, Optional.empty(), Optional.of(e), false, Optional.empty());
        }
    }

    private static boolean isShort(Source source, Part10Content content) {
        long left = source.size();
        for (BulkValue value : content.bulkValues()) {
            left -= value.length();
        }
        return left <= MAX_KEPT;
    }

    /**
     * Reads the dataset without the pixels, to notice a truncated file: a server may store it, but nobody can show it.
     *
     * @return whether all elements can be told apart
     */
    private static boolean isParsed(ByteWindow window) throws IOException {
        try {
            Part10Reader.strict().lenient().read(window);
            return true;
        } catch (Part10Exception e) {
            if (e.isCutOff()) {
                throw e;
            }
            return false;
        }
    }
}

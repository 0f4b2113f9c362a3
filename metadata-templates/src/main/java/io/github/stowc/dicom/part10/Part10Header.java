package io.github.stowc.dicom.part10;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What a Part 10 file is and where it belongs, from its first kilobytes. Later attributes and unneeded values are not read.
 *
 * <p>Each value is the file's text without padding, unchecked, and empty if the attribute is absent or has no value.
 *
 * @param transferSyntax Transfer Syntax UID (0002,0010), never empty
 * @param sopClass SOP Class UID (0008,0016)
 * @param sopInstance SOP Instance UID (0008,0018)
 * @param study Study Instance UID (0020,000D)
 * @param series Series Instance UID (0020,000E)
 * @param patientId whether Patient ID (0010,0020) is there, even if empty
 * @param unknownUids whether one of the four UIDs of the dataset has VR UN, which many programs do not look up
 */
public record Part10Header(
        Optional<String> transferSyntax,
        Optional<String> sopClass,
        Optional<String> sopInstance,
        Optional<String> study,
        Optional<String> series,
        boolean patientId,
        boolean unknownUids) {

    private static final int SOP_CLASS = 0x00080016;
    private static final int SOP_INSTANCE = 0x00080018;
    private static final int PATIENT_ID = 0x00100020;
    private static final int STUDY = 0x0020000D;
    private static final int SERIES = 0x0020000E;
    private static final int MAX_UID_BYTES = 1024;

    /**
     * Reads the header of a file.
     *
     * @throws Part10Exception if the file has no preamble or no transfer syntax, or is broken before the last attribute
     *     asked for
     * @throws IOException if the file cannot be read
     */
    public static Part10Header read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(file.toString(), channel);
        }
    }

    /**
     * Like {@link #read(Path)}, from the channel's position; the channel is not closed.
     *
     * @param name the file's name in errors
     */
    public static Part10Header read(String name, SeekableByteChannel channel) throws IOException {
        return read(ByteCursor.of(name, channel));
    }

    /**
     * Like {@link #read(Path)}, from the stream's next byte; the stream is not closed and may have been read too far.
     *
     * @param name the file's name in errors
     */
    public static Part10Header read(String name, InputStream stream) throws IOException {
        return read(ByteCursor.of(name, stream));
    }

    /** Like {@link #read(Path)}, from the first byte of an open source; jumps over what it does not want. */
    public static Part10Header read(ByteWindow window) throws IOException {
        SeekableByteChannel channel = window.channel();
        String name = window.source().name();
        return channel == null ? read(name, window.stream()) : read(name, channel);
    }

    /** The header of a file that was read as a whole. */
    public static Part10Header of(Part10Content content) {
        Dataset dataset = content.dataset();
        return new Part10Header(
                content.meta().transferSyntax().map(TransferSyntax::uid),
                dataset.text(new Tag(SOP_CLASS)),
                dataset.text(new Tag(SOP_INSTANCE)),
                dataset.text(new Tag(STUDY)),
                dataset.text(new Tag(SERIES)),
                dataset.get(new Tag(PATIENT_ID)).isPresent(),
                content.hasUnknownUids());
    }

    private static Part10Header read(ByteCursor in) throws IOException {
        Preface preface = Preface.read(in, false);
        try (ByteCursor dataset = preface.dataset()) {
            return scan(preface.transferSyntax(), preface.encoding(), dataset);
        }
    }

    private static Part10Header scan(String transferSyntax, ElementEncoding encoding, ByteCursor dataset)
            throws IOException {
        String sopClass = "";
        String sopInstance = "";
        String study = "";
        String series = "";
        boolean patientId = false;
        boolean unknownUids = false;
        ElementCursor element = new ElementCursor(dataset);
        while (element.next(encoding, ElementCursor.OPEN) && Integer.compareUnsigned(element.tag, SERIES) <= 0) {
            VR vr = element.vr;
            switch (element.tag) {
                case SOP_CLASS -> sopClass = uid(element);
                case SOP_INSTANCE -> sopInstance = uid(element);
                case STUDY -> study = uid(element);
                case SERIES -> series = uid(element);
                default -> element.skipValue(encoding);
            }
            patientId |= element.tag == PATIENT_ID;
            unknownUids |= vr == VR.UN && isUid(element.tag);
            if (element.tag == SERIES) {
                break;
            }
        }
        return new Part10Header(
                present(transferSyntax),
                present(sopClass),
                present(sopInstance),
                present(study),
                present(series),
                patientId,
                unknownUids);
    }

    /** Whether an attribute is one of the four UIDs. */
    static boolean isUid(int tag) {
        return tag == SOP_CLASS || tag == SOP_INSTANCE || tag == STUDY || tag == SERIES;
    }

    private static String uid(ElementCursor element) throws IOException {
        if (element.length > MAX_UID_BYTES) {
            throw element.fault("a UID of at most 64 characters", element.length + " bytes", ElementCursor.DAMAGED);
        }
        return Preface.trimmed(element.value());
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}

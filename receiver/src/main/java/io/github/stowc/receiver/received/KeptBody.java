package io.github.stowc.receiver.received;

import io.github.stowc.bytes.Source;
import java.io.IOException;
import java.io.InputStream;

/**
 * What is kept of a body. Immutable.
 *
 * @param bytes from the first on; all of them unless it is cut
 * @param isCut whether it is less than came
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
public record KeptBody(byte[] bytes, boolean isCut) {
    /** As much is kept of a body that is too large. */
    static final int BEGINNING = 4096;

    /** Nothing of a body that had no byte. */
    public static final KeptBody NONE = new KeptBody(new byte[0], false);

    /** A body that is kept whole up to that many bytes, and otherwise cut after 4 KiB. */
    static KeptBody of(Source body, int most) throws IOException {
        boolean isCut = body.size() > most;
        try (InputStream in = body.open()) {
            return new KeptBody(in.readNBytes(isCut ? Math.min(BEGINNING, most) : most), isCut);
        }
    }

    /** The bytes from the first on, a copy. */
    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The number of bytes that are kept. */
    public int length() {
        return bytes.length;
    }

    /** The bytes themselves, not to be changed. */
    byte[] shared() {
        return bytes;
    }
}

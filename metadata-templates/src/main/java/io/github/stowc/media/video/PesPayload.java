package io.github.stowc.media.video;

import io.github.stowc.media.content.MediaException;

/** Assembles the elementary stream of one kind of packet (ISO/IEC 13818-1 2.4.3.6). */
final class PesPayload {
    private static final int FIXED = 9;
    private static final int LONGEST_HEADER = FIXED + 255;
    private static final int UNBOUNDED = -1;

    private final StartCodes codes;
    private final PresentationTimes times = new PresentationTimes();
    private final byte[] header = new byte[LONGEST_HEADER];
    private int headerLength;
    private boolean inHeader;
    private boolean begun;
    private long missing = UNBOUNDED;

    PesPayload(CodedPictures pictures) {
        this.codes = new StartCodes(pictures);
    }

    /** The payload of a transport packet. */
    void packet(boolean start, byte[] bytes, int from, int to) throws MediaException {
        if (start) {
            begun = true;
            inHeader = true;
            headerLength = 0;
            missing = UNBOUNDED;
        }
        if (!begun) {
            return;
        }
        int at = from;
        while (inHeader && at < to) {
            header[headerLength++] = bytes[at++];
            inHeader = headerLength < wanted();
            if (!inHeader) {
                readHeader();
            }
        }
        if (!inHeader && at < to) {
            codes.feed(bytes, at, to);
            missing = missing == UNBOUNDED ? UNBOUNDED : Math.max(0, missing - (to - at));
        }
    }

    private int wanted() {
        return headerLength < FIXED ? FIXED : FIXED + (header[8] & 0xff);
    }

    private void readHeader() {
        int length = (header[4] & 0xff) << 8 | (header[5] & 0xff);
        missing = length == 0 ? UNBOUNDED : Math.max(0, 6 + length - headerLength);
        boolean timed = (header[7] & 0x80) != 0 && headerLength >= FIXED + 5;
        if (timed) {
            times.add(PresentationTimes.read(header, FIXED));
        }
    }

    /** The stream has ended. */
    void end() throws MediaException {
        codes.end();
    }

    PresentationTimes times() {
        return times;
    }

    /** How many bytes of the last packet are missing; 0 if its length was not given. */
    long missing() {
        return Math.max(0, missing);
    }
}

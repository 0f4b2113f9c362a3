package io.github.stowc.media.video;

import io.github.stowc.media.content.MediaException;

/**
 * Cuts an elementary stream into the units after its start codes, the bytes 00 00 01 (ITU-T H.262 6.2.1, H.264 annex B).
 *
 * <p>The stream comes in pieces of any length; only the beginning of a unit is kept.
 */
final class StartCodes {
    /** Longer than any honest parameter set. */
    private static final int CAPACITY = 4096;

    /** Takes the units. */
    interface Units {
        /** How many bytes of a unit are wanted, including the one after the start code; 1 to 4096. */
        int wanted(int first);

        /**
         * The beginning of a unit.
         *
         * @param unit at least one byte; it changes after the call
         * @param length as many bytes as were wanted, or fewer if the unit is shorter
         */
        void unit(byte[] unit, int length) throws MediaException;
    }

    private final Units units;
    private final byte[] kept = new byte[CAPACITY];
    private int length;
    private int wanted;
    private int zeros;
    private boolean atFirst;

    StartCodes(Units units) {
        this.units = units;
    }

    /** The next piece of the stream. */
    void feed(byte[] bytes, int from, int to) throws MediaException {
        int at = from;
        while (at < to) {
            if (wanted == 0 && zeros == 0 && !atFirst) {
                at = skip(bytes, at, to);
            }
            byte b = bytes[at++];
            if (atFirst) {
                begin(b);
            } else {
                add(b);
            }
        }
    }

    /** Looking at every second byte cannot miss two zeros in a row. */
    private static int skip(byte[] bytes, int from, int to) {
        int at = from;
        while (at + 1 < to && bytes[at + 1] != 0) {
            at += 2;
        }
        return Math.min(at, to - 1);
    }

    private void begin(byte first) throws MediaException {
        atFirst = false;
        zeros = 0;
        wanted = Math.min(CAPACITY, units.wanted(first & 0xff));
        length = 0;
        keep(first);
    }

    private void add(byte b) throws MediaException {
        boolean code = b == 1 && zeros >= 2;
        if (wanted > 0) {
            if (code) {
                end();
            } else {
                keep(b);
            }
        }
        zeros = b == 0 ? Math.min(zeros + 1, 2) : 0;
        atFirst = code;
    }

    private void keep(byte b) throws MediaException {
        kept[length++] = b;
        if (length >= wanted) {
            end();
        }
    }

    /** Ends the stream and gives what was kept of the last unit. */
    void end() throws MediaException {
        if (wanted > 0) {
            wanted = 0;
            units.unit(kept, length);
        }
    }
}

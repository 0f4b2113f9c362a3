package io.github.stowc.stow.batch.table;

import java.io.BufferedReader;
import java.io.IOException;

/** Tells the delimiter of a table by its header. */
final class Delimiters {
    /** How many characters of the header are looked at. */
    static final int LOOK_AHEAD = 1 << 16;

    private static final String CANDIDATES = ",;\t";

    private Delimiters() {}

    /** The one of comma, semicolon and tab that the first line has most of outside quotes; the comma if it has none. */
    static char ofHeader(BufferedReader text) throws IOException {
        char[] head = new char[LOOK_AHEAD];
        text.mark(LOOK_AHEAD);
        int length = 0;
        try {
            int count = text.read(head, 0, LOOK_AHEAD);
            while (count > 0) {
                length += count;
                count = length == LOOK_AHEAD ? -1 : text.read(head, length, LOOK_AHEAD - length);
            }
        } catch (TableException e) {
            // The reader throws it again after what could be decoded.
        }
        text.reset();
        return most(head, length);
    }

    private static char most(char[] head, int length) {
        int[] counts = new int[CANDIDATES.length()];
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < length; i++) {
            char c = head[i];
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                if (begun && (c == '\n' || c == '\r')) {
                    break;
                }
                int candidate = CANDIDATES.indexOf(c);
                if (candidate >= 0) {
                    counts[candidate]++;
                }
            }
            begun |= c != '\n' && c != '\r';
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return CANDIDATES.charAt(best);
    }
}

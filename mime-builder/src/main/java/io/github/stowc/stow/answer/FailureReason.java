package io.github.stowc.stow.answer;

import io.github.stowc.wording.Sentence;

/**
 * What a code in Failure Reason (0008,1197) or Warning Reason (0008,1196) means, and what to do.
 *
 * @param first the code, or the first of a range, 0 to 0xFFFF
 * @param last the last code of the range; equals {@code first} if it is a single code
 * @param isWarning whether the instance is stored nevertheless
 * @param server who defines the code: {@code dicom} for the standard, else the name of a server
 * @param meaning what happened
 * @param remedy what to do, as an imperative
 * @param source where it is defined, such as {@code PS3.18 table I.2-2}
 */
public record FailureReason(
        int first, int last, boolean isWarning, String server, String meaning, Sentence remedy, String source) {

    private static final String STANDARD = "dicom";

    /** Whether the standard defines it rather than a server. */
    public boolean isStandard() {
        return server.equals(STANDARD);
    }

    /** Whether it is a single code. */
    public boolean isExact() {
        return first == last;
    }

    boolean covers(int code) {
        return first <= code && code <= last;
    }
}

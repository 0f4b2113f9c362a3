package io.github.stowc.iod.condition;

/** The outcome of a condition. It is unknown if the dataset cannot decide it. */
public enum Truth {
    FALSE(1),
    UNKNOWN(2),
    TRUE(3);

    private final byte code;

    Truth(int code) {
        this.code = (byte) code;
    }

    /** A number other than 0 for this outcome, for arrays. */
    public byte code() {
        return code;
    }

    /** The outcome with that number. */
    public static Truth ofCode(int code) {
        return code == 1 ? FALSE : code == 2 ? UNKNOWN : TRUE;
    }

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    Truth negated() {
        return this == TRUE ? FALSE : this == FALSE ? TRUE : UNKNOWN;
    }
}

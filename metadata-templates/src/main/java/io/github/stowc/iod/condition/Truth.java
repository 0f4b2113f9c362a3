package io.github.stowc.iod.condition;

/** The outcome of a condition: what cannot be decided from the dataset is neither true nor false. */
public enum Truth {
    FALSE(1),
    UNKNOWN(2),
    TRUE(3);

    private final byte code;

    Truth(int code) {
        this.code = (byte) code;
    }

    /** A number other than 0 that stands for it in an array. */
    public byte code() {
        return code;
    }

    /** The one of that number. */
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

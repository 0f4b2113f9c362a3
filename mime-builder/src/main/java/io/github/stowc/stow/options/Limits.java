package io.github.stowc.stow.options;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How large a message may be. Immutable.
 *
 * @param bytes the most bytes of one message; empty for any number
 * @param instances the most instances of one message; empty for any number
 */
public record Limits(OptionalLong bytes, OptionalInt instances) {
    /** No limit. */
    public static final Limits NONE = new Limits(OptionalLong.empty(), OptionalInt.empty());

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is less than 1
     */
    public Limits {
        if (bytes.orElse(1) < 1 || instances.orElse(1) < 1) {
            throw new IllegalArgumentException("expected limits of at least 1, found " + bytes.orElse(1) + " bytes, "
                    + instances.orElse(1) + " instances");
        }
    }

    /** These limits, replaced by those of the others that are given. */
    public Limits with(Limits given) {
        return new Limits(
                given.bytes.isPresent() ? given.bytes : bytes,
                given.instances.isPresent() ? given.instances : instances);
    }
}

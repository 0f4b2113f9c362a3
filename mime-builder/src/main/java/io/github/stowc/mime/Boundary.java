package io.github.stowc.mime;

import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The text that separates the parts of a message (RFC 2046 5.1.1). Immutable. */
public final class Boundary {
    private static final int MAX_LENGTH = 70;

    /** Orthanc's client writes 73 characters; readers take what others write. */
    private static final int MAX_READ = 250;

    private static final String SPECIAL = "'()+_,-./:=? ";
    private static final String NEEDS_QUOTES = "(),/:=? ";

    private final String value;

    /**
     * A boundary for a message that is made.
     *
     * @param value 1 to 70 characters (bchars in the grammar), the last not a space
     * @throws IllegalArgumentException if the value breaks the grammar; the message says how
     */
    public Boundary(String value) {
        this(value, MAX_LENGTH);
    }

    private Boundary(String value, int most) {
        this.value = value;
        if (value.isEmpty() || value.length() > most) {
            throw refusal(value, "expected 1 to " + most + " characters, found " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isAlphanumeric(c) && SPECIAL.indexOf(c) < 0) {
                throw refusal(
                        value,
                        "the character at position " + (i + 1) + " is none of letters, digits and " + SPECIAL.trim()
                                + " or a space");
            }
        }
        if (value.endsWith(" ")) {
            throw refusal(value, "it must not end in a space");
        }
    }

    /**
     * The boundary of a message that stands already, which may have up to 250 characters.
     *
     * @throws IllegalArgumentException if the value breaks the grammar otherwise; the message says how
     */
    public static Boundary read(String value) {
        return new Boundary(value, MAX_READ);
    }

    /** Its characters. */
    public String value() {
        return value;
    }

    private static UsageException refusal(String value, String reason) {
        return new UsageException("boundary \"" + value + "\": " + reason + " (RFC 2046 5.1.1)");
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** A boundary of 128 random bits, which makes it unnecessary to search the bodies for it. */
    public static Boundary random(RandomGenerator random) {
        return of(new UUID(random.nextLong(), random.nextLong()));
    }

    /** A boundary of the 32 hexadecimal digits of a UUID. */
    public static Boundary of(UUID uuid) {
        return new Boundary(uuid.toString().replace("-", ""));
    }

    /** The value of the boundary parameter: in quotes unless it is a token (RFC 2045 5.1). */
    public String parameter() {
        for (int i = 0; i < value.length(); i++) {
            if (NEEDS_QUOTES.indexOf(value.charAt(i)) >= 0) {
                return '"' + value + '"';
            }
        }
        return value;
    }

    /**
     * Whether a reader would find it in a stream: two dashes and the boundary at its first byte or at the start of a
     * line.
     *
     * @param in is read up to that place or its end, and not closed
     */
    public boolean isFoundIn(InputStream in) throws IOException {
        return new BoundarySearch(this).find(in) != BoundarySearch.NOT_FOUND;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Boundary boundary && boundary.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.github.stowc.mime;

import org.jspecify.annotations.Nullable;

/**
 * A line of a message, a delimiter or a field of a part, that does not end with CR LF (RFC 2046 5.1.1).
 *
 * @param offset the line end's first byte in the message, from 0
 * @param found what is in the place of CR LF, such as {@code LF}
 * @param count the number of such lines in the message, with this first one
 */
public record LineEndFault(long offset, String found, int count) {
    /** This one with one more line after it. */
    LineEndFault andAnother() {
        return new LineEndFault(offset, found, count + 1);
    }

    /** The first of both, with the count of both; this one if there was none before. */
    public LineEndFault after(@Nullable LineEndFault before) {
        return before == null ? this : new LineEndFault(before.offset, before.found, before.count + count);
    }
}

package io.github.stowc.anatomy.fault;

import java.util.List;

/**
 * A change of a message. Immutable.
 *
 * @param from the first byte of the source that goes
 * @param to the first byte that stays
 * @param instead what comes in its place
 */
record Splice(long from, long to, List<Piece> instead) {
    Splice {
        instead = List.copyOf(instead);
    }

    static Splice text(long from, long to, String text) {
        return new Splice(from, to, text.isEmpty() ? List.of() : List.of(new Piece.Text(text)));
    }

    static Splice insert(long at, String text) {
        return text(at, at, text);
    }

    static Splice remove(long from, long to) {
        return text(from, to, "");
    }
}

package io.github.stowc.stow;

import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The warnings on a message: those that compiling showed, and those that are collected when somebody asks,
 * since that takes time and does not change the message.
 *
 * <p>Safe to share between threads.
 */
final class Warnings {
    private final Search search;
    private final List<Sentence> seen;
    private @Nullable List<Sentence> all;

    /** Collects more warnings. */
    interface Search {
        /** There is no more to collect. */
        Search NONE = List::of;

        /**
         * Returns all warnings.
         *
         * @throws IOException if a source cannot be read
         */
        List<Sentence> run() throws IOException;
    }

    Warnings(List<Sentence> seen, Search search) {
        this.seen = List.copyOf(seen);
        this.search = search;
    }

    synchronized List<Sentence> all() {
        List<Sentence> known = all;
        if (known == null) {
            known = new ArrayList<>(seen);
            try {
                known.addAll(search.run());
            } catch (IOException | RuntimeException e) {
                known.add(Sentence.of("the check was not completed: " + e.getMessage()));
            }
            known = List.copyOf(known);
            all = known;
        }
        return known;
    }
}

package io.github.stowc.stow;

import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person should know of a message: what was seen when it was compiled, and what is looked for when somebody asks,
 * since that takes time and changes nothing about the message.
 *
 * <p>Safe to share between threads.
 */
final class Warnings {
    private final Search search;
    private final List<Sentence> seen;
    private @Nullable List<Sentence> all;

    /** Looks for more. */
    interface Search {
        /** Nothing is left to look for. */
        Search NONE = List::of;

        /**
         * What there is to say.
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
                known.add(Sentence.of("not all could be checked: " + e.getMessage()));
            }
            known = List.copyOf(known);
            all = known;
        }
        return known;
    }
}

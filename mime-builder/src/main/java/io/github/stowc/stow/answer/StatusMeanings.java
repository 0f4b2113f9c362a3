package io.github.stowc.stow.answer;

import io.github.stowc.stow.options.TextTable;
import io.github.stowc.wording.Sentence;
import java.util.List;
import java.util.Optional;

/** The meanings of HTTP statuses for a store request (PS3.18 10.5.3, RFC 9110 15). Immutable. */
public final class StatusMeanings {
    private static final StatusMeaning UNKNOWN =
            new StatusMeaning(0, "no status that HTTP knows", Sentence.of("read the server's log"), "RFC 9110 15");

    private final List<StatusMeaning> meanings;

    private StatusMeanings(List<StatusMeaning> meanings) {
        this.meanings = meanings;
    }

    /**
     * A status, its meaning and what to do.
     *
     * @param status the status code
     * @param meaning what happened
     * @param remedy what to do, as an imperative
     * @param source where it is defined
     */
    public record StatusMeaning(int status, String meaning, Sentence remedy, String source) {}

    /** Reads the table; keep the result as long as it is needed. */
    public static StatusMeanings read() {
        return new StatusMeanings(TextTable.read(StatusMeanings.class, "statuses.tsv").stream()
                .map(row -> new StatusMeaning(
                        Integer.parseInt(row.get(0)), row.get(1), Sentence.parse(row.get(2)), row.get(3)))
                .toList());
    }

    /** The meaning of a status; empty if the table has none. */
    public Optional<StatusMeaning> find(int status) {
        for (StatusMeaning meaning : meanings) {
            if (meaning.status() == status) {
                return Optional.of(meaning);
            }
        }
        return Optional.empty();
    }

    /** The meaning of a status, or else that of the first status of its class (RFC 9110 15). */
    public StatusMeaning orItsClass(int status) {
        return find(status).or(() -> find(status / 100 * 100)).orElse(UNKNOWN);
    }

    /** All entries in the table's order. */
    public List<StatusMeaning> all() {
        return meanings;
    }
}

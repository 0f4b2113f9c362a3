package io.github.stowc.stow.answer;

import io.github.stowc.stow.options.TextTable;
import io.github.stowc.wording.Sentence;
import java.util.List;
import java.util.Optional;

/** The meanings of HTTP statuses for a store request (PS3.18 10.5.3, RFC 9110 15). Immutable. */
public final class StatusMeanings {
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
        return meanings.stream().filter(meaning -> meaning.status() == status).findFirst();
    }
}

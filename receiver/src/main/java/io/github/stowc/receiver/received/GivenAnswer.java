package io.github.stowc.receiver.received;

import java.util.List;
import java.util.Optional;

/**
 * An answer that was given. Immutable.
 *
 * @param status 100 to 599
 * @param fields in order
 * @param text its body; empty if it was larger than 1 MiB, or no text
 */
public record GivenAnswer(int status, List<HeaderField> fields, String text) {
    /** Copies the list. */
    public GivenAnswer {
        fields = List.copyOf(fields);
    }

    /** The value of the first field with that name, in any case. */
    public Optional<String> field(String name) {
        return HeaderField.find(fields, name);
    }
}

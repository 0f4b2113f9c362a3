package io.github.stowc.receiver.received;

import java.util.List;
import java.util.Optional;

/**
 * A field of a request or of an answer (RFC 9110 5). Immutable.
 *
 * @param name in any case
 * @param value without line ends
 */
public record HeaderField(String name, String value) {
    /** The value of the first field with that name, in any case. */
    public static Optional<String> find(List<HeaderField> fields, String name) {
        for (HeaderField field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }
}

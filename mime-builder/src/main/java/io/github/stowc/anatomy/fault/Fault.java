package io.github.stowc.anatomy.fault;

import io.github.stowc.dicom.text.Severity;
import java.util.List;

/**
 * A row of the table of faults. Immutable.
 *
 * @param slug its name, such as {@code no-end}
 * @param rule the rule that finds it
 * @param severity that of the rule
 * @param status what a receiver answers: an HTTP status, or {@code none} if the connection is closed without an answer
 * @param strictStatus what a receiver answers that refuses every instance with an error
 * @param needs what the message must have, in words
 * @param consequences the other rules that find it in a message of two JPEGs with JSON metadata
 * @param title what it changes
 */
public record Fault(
        String slug,
        String rule,
        Severity severity,
        String status,
        String strictStatus,
        String needs,
        List<String> consequences,
        String title) {
    /** The status of a connection that is closed without an answer. */
    public static final String NO_ANSWER = "none";

    /** Copies the list. */
    public Fault {
        consequences = List.copyOf(consequences);
    }
}

package io.github.stowc.stow.answer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a server did with one instance (PS3.18 I.1). Immutable.
 *
 * @param outcome whether it is stored
 * @param sopInstance Referenced SOP Instance UID (0008,1155) as the server wrote it; empty where the server could not
 *     tell which instance it was, as in Other Failures Sequence (0008,119A)
 * @param sopClass Referenced SOP Class UID (0008,1150); empty where it is not named
 * @param reason Failure Reason (0008,1197) or Warning Reason (0008,1196); empty where none is given
 * @param retrieveUrl Retrieve URL (0008,1190); empty where it is not given
 * @param details what the server says of it in words, in error comments and private attributes
 */
public record InstanceResult(
        Outcome outcome,
        Optional<String> sopInstance,
        Optional<String> sopClass,
        OptionalInt reason,
        Optional<String> retrieveUrl,
        List<String> details) {

    /** Copies the details. */
    public InstanceResult {
        details = List.copyOf(details);
    }

    /** Whether an instance is stored. */
    public enum Outcome {
        /** It is stored. */
        STORED,
        /** It is stored, and there is something to know about it. */
        WARNING,
        /** It is not stored. */
        FAILED
    }
}

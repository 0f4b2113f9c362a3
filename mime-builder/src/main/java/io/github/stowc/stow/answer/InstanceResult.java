package io.github.stowc.stow.answer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a server did with one instance (PS3.18 I.1). Immutable.
 *
 * @param outcome whether the instance was stored
 * @param sopInstance Referenced SOP Instance UID (0008,1155) as the server wrote it; empty if the server could not
 *     tell which instance it was, as in Other Failures Sequence (0008,119A)
 * @param sopClass Referenced SOP Class UID (0008,1150); empty if missing
 * @param reason Failure Reason (0008,1197) or Warning Reason (0008,1196); empty if missing
 * @param retrieveUrl Retrieve URL (0008,1190); empty if missing
 * @param details the server's words on it, from error comments and private attributes
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

    /** What became of an instance. */
    public enum Outcome {
        /** Stored. */
        STORED,
        /** Stored with a warning. */
        WARNING,
        /** Not stored. */
        FAILED
    }
}

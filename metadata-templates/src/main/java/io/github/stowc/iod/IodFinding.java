package io.github.stowc.iod;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.Severity;
import java.util.List;

/**
 * What an instance lacks, or has although PS3.3 forbids it. Immutable.
 *
 * @param rule the rule
 * @param severity how bad it is
 * @param path the way to the dataset that holds, or should hold, the attribute; empty for the instance itself
 * @param tag the attribute
 * @param message what was expected, what was found and which section asks for it; without the attribute
 * @param remedy what to do
 */
public record IodFinding(IodRule rule, Severity severity, List<ItemStep> path, Tag tag, String message, String remedy) {

    /** Copies the path. */
    public IodFinding {
        path = List.copyOf(path);
    }
}

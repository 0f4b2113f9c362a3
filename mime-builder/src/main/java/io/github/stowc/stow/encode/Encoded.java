package io.github.stowc.stow.encode;

import io.github.stowc.mime.Part;
import java.util.List;

/**
 * Instances as parts of a message. Immutable.
 *
 * @param parts in the message's order
 * @param sopInstances the SOP Instance UID of each instance, in order; empty if it has none
 */
public record Encoded(List<Part> parts, List<String> sopInstances) {
    /** Copies the lists. */
    public Encoded {
        parts = List.copyOf(parts);
        sopInstances = List.copyOf(sopInstances);
    }
}

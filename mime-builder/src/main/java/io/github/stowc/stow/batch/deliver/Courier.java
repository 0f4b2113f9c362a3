package io.github.stowc.stow.batch.deliver;

import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.send.SendListener;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings messages to a server and finds out what it has. Safe to share between threads. */
public interface Courier {
    /**
     * Sends a message until it is known what became of each instance, or the tries are used up.
     *
     * @param instances those of the message, in its order
     * @param listener is told of bytes and pauses
     * @return the fate of each, by SOP Instance UID, none left out
     * @throws IOException if the message cannot be read, or the thread is interrupted: a part of it may be stored, for which
     *     {@link #stored} asks; trouble with the server is a fate
     */
    Map<String, Fate> send(StowMessage message, List<InstanceKey> instances, SendListener listener) throws IOException;

    /**
     * Asks which of some instances the server has (QIDO-RS, PS3.18 10.6).
     *
     * @return the SOP Instance UIDs of those that it has; empty if it does not answer such questions
     * @throws IOException if the thread is interrupted
     */
    Optional<Set<String>> stored(List<InstanceKey> instances) throws IOException;
}

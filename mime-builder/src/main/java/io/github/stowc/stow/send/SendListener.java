package io.github.stowc.stow.send;

import io.github.stowc.mime.ProgressListener;
import java.time.Duration;

/** Is told about retries; called from any thread. */
public interface SendListener extends ProgressListener {
    /** Ignores it. */
    SendListener NONE = bytes -> {};

    /**
     * The request failed without storing anything, and is sent again after a pause.
     *
     * @param reason why, as a clause
     * @param pause the time from now
     */
    default void waiting(String reason, Duration pause) {}
}

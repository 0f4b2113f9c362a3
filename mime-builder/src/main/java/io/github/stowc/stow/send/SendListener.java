package io.github.stowc.stow.send;

import io.github.stowc.mime.ProgressListener;
import java.time.Duration;

/** Hears how sending goes on; called from any thread. */
public interface SendListener extends ProgressListener {
    /** Hears nothing. */
    SendListener NONE = bytes -> {};

    /**
     * The request was not taken, nothing was stored, and it is sent again after a pause.
     *
     * @param reason why, as a clause
     * @param pause how long from now
     */
    default void waiting(String reason, Duration pause) {}
}

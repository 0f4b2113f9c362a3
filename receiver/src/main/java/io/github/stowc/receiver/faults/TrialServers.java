package io.github.stowc.receiver.faults;

import java.io.Closeable;
import java.io.IOException;

/** The receivers on which faults are tried. Safe to share between threads. */
public interface TrialServers {
    /** The URL of the receiver that shows the page, without a path. */
    String url();

    /** The kind of the receiver that shows the page. */
    ServerKind own();

    /**
     * Starts a receiver on a free port of 127.0.0.1, with an empty archive that goes when it is closed.
     *
     * @throws IOException if it cannot listen, or has no folder
     */
    Running start(ServerKind kind) throws IOException;

    /** A receiver that runs until it is closed. */
    interface Running extends Closeable {
        /** Its URL, without a path. */
        String url();
    }
}

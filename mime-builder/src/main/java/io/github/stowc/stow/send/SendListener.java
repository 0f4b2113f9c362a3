package io.github.stowc.stow.send;

import io.github.stowc.mime.ProgressListener;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;

/** Is told about requests, answers and retries; called from any thread. */
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

    /** A request begins; its header fields are those that the client does not make itself. */
    default void sending(HttpRequest request) {}

    /**
     * An answer came, perhaps cut off.
     *
     * @param body as it came: up to 16 MiB, and with its Content-Encoding
     */
    default void answered(int status, HttpHeaders headers, byte[] body) {}
}

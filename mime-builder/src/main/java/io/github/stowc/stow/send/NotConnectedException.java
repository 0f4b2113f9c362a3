package io.github.stowc.stow.send;

import java.io.IOException;

/** No connection came about, so nothing was sent. */
final class NotConnectedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean isWorthAnotherTry;

    NotConnectedException(String message, boolean isWorthAnotherTry, Throwable cause) {
        super(message, cause);
        this.isWorthAnotherTry = isWorthAnotherTry;
    }

    /** Whether the server may be there in a moment. */
    boolean isWorthAnotherTry() {
        return isWorthAnotherTry;
    }
}

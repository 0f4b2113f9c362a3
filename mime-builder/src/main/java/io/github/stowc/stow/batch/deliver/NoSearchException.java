package io.github.stowc.stow.batch.deliver;

import java.io.IOException;

/** A server answers a search with something else than what was searched for. */
final class NoSearchException extends IOException {
    private static final long serialVersionUID = 1L;

    NoSearchException(String message) {
        super(message);
    }
}

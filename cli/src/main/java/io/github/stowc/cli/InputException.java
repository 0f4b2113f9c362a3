package io.github.stowc.cli;

import java.io.IOException;

/** Input that can be read but is not what the command needs; the message names it. */
final class InputException extends IOException {
    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }
}

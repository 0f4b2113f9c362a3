package io.github.stowc.stow.send;

import io.github.stowc.wording.Sentence;
import java.io.IOException;

/** The server could not be reached, so nothing was sent. */
final class NotConnectedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean isWorthAnotherTry;

    private final transient Sentence sentence;

    NotConnectedException(Sentence sentence, boolean isWorthAnotherTry, Throwable cause) {
        super(sentence.toString(), cause);
        this.sentence = sentence;
        this.isWorthAnotherTry = isWorthAnotherTry;
    }

    Sentence sentence() {
        return sentence;
    }

    /** Whether the server may be reachable in a moment. */
    boolean isWorthAnotherTry() {
        return isWorthAnotherTry;
    }
}

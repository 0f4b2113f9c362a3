package io.github.stowc.stow.send;

import java.io.IOException;

/** There was no answer, or a broken one; the message says whether anything may have been stored. */
public final class NoAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean mayHaveBeenStored;

    NoAnswerException(String message, boolean mayHaveBeenStored, Throwable cause) {
        super(message + (mayHaveBeenStored ? MAYBE : NOTHING), cause);
        this.mayHaveBeenStored = mayHaveBeenStored;
    }

    private static final String MAYBE =
            "; all or part of the message may have been stored: look what is there before it is sent again";
    private static final String NOTHING = "; nothing was stored";

    /** Whether the server may have stored all or part of the message. */
    public boolean mayHaveBeenStored() {
        return mayHaveBeenStored;
    }
}

package io.github.stowc.stow.send;

import io.github.stowc.wording.Sentence;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** There is no answer or an incomplete one; the message says whether anything may have been stored. */
public final class NoAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean mayHaveBeenStored;

    private final transient Sentence sentence;

    NoAnswerException(Sentence reason, boolean mayHaveBeenStored, Throwable cause) {
        super(reason + (mayHaveBeenStored ? MAYBE : NOTHING), cause);
        this.sentence = Sentence.of(reason, mayHaveBeenStored ? MAYBE : NOTHING);
        this.mayHaveBeenStored = mayHaveBeenStored;
    }

    NoAnswerException(String reason, boolean mayHaveBeenStored, Throwable cause) {
        this(Sentence.of(reason), mayHaveBeenStored, cause);
    }

    /** For a look-up, which stores nothing. */
    NoAnswerException(Sentence reason, @Nullable Throwable cause) {
        super(reason.toString(), cause);
        this.sentence = reason;
        this.mayHaveBeenStored = false;
    }

    /** The message as a sentence, so that a program can name its choices. */
    public Sentence sentence() {
        return sentence;
    }

    private static final String MAYBE =
            "; all or part of the message may have been stored: check what is there before you send it again";
    private static final String NOTHING = "; nothing was stored";

    /** Whether the server may have stored all or part of the message. */
    public boolean mayHaveBeenStored() {
        return mayHaveBeenStored;
    }
}

package io.github.stowc.stow.send;

import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** There is no answer or an incomplete one; the message says whether anything may have been stored. */
public final class NoAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean mayHaveBeenStored;

    private final transient Sentence sentence;

    private final transient Sentence reason;

    private final int status;

    NoAnswerException(Sentence reason, boolean mayHaveBeenStored, Throwable cause) {
        super(reason + (mayHaveBeenStored ? MAYBE : NOTHING), cause);
        this.sentence = Sentence.of(reason, mayHaveBeenStored ? MAYBE : NOTHING);
        this.reason = reason;
        this.status = 0;
        this.mayHaveBeenStored = mayHaveBeenStored;
    }

    NoAnswerException(String reason, boolean mayHaveBeenStored, Throwable cause) {
        this(Sentence.of(reason), mayHaveBeenStored, cause);
    }

    /** For a look-up, which stores nothing. */
    NoAnswerException(Sentence reason, @Nullable Throwable cause) {
        this(reason, 0, cause);
    }

    /** For a look-up that was answered with another status than it should be. */
    NoAnswerException(Sentence reason, int status, @Nullable Throwable cause) {
        super(reason.toString(), cause);
        this.sentence = reason;
        this.reason = reason;
        this.status = status;
        this.mayHaveBeenStored = false;
    }

    /** The message as a sentence, so that a program can name its choices. */
    public Sentence sentence() {
        return sentence;
    }

    /** The message without what it means for what is stored. */
    public Sentence reason() {
        return reason;
    }

    /** The status of an answer to a look-up, if it has not what was asked for; empty if there is no answer. */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    private static final String MAYBE =
            "; all or part of the message may have been stored: check what is there before you send it again";
    private static final String NOTHING = "; nothing was stored";

    /** Whether the server may have stored all or part of the message. */
    public boolean mayHaveBeenStored() {
        return mayHaveBeenStored;
    }
}

package io.github.stowc.template.attach;

import io.github.stowc.wording.Sentence;
import java.io.IOException;

/** A file to which nothing can be attached; the message names the file, what is missing and the remedy. */
public final class AttachmentException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    AttachmentException(String file, String problem, Sentence remedy) {
        super(file + ": " + problem + "; " + remedy);
        this.sentence = Sentence.of(file + ": " + problem + "; ", remedy);
    }

    AttachmentException(String file, String problem, String remedy) {
        this(file, problem, Sentence.of(remedy));
    }

    /** The message, as a sentence whose choices each program may name in its own words. */
    public Sentence sentence() {
        return sentence;
    }
}

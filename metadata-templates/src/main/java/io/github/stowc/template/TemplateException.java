package io.github.stowc.template;

import io.github.stowc.wording.Sentence;

/** A template that cannot be read, or that makes a value which its VR does not take; the message names the place. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    TemplateException(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    TemplateException(String message) {
        this(Sentence.of(message));
    }

    TemplateException(String message, Throwable cause) {
        this(message);
        initCause(cause);
    }

    /** The message, as a sentence whose choices each program may name in its own words. */
    public Sentence sentence() {
        return sentence;
    }
}

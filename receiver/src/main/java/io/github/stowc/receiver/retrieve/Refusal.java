package io.github.stowc.receiver.retrieve;

import io.github.stowc.receiver.web.WebAnswer;

/** Thrown if there is nothing to give; it has the answer that says so. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    /** A refusal with a status and a sentence for people. */
    Refusal(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    static Refusal notAcceptable(String sentence) {
        return new Refusal(406, sentence);
    }

    WebAnswer answer() {
        return WebAnswer.text(status, String.valueOf(getMessage()));
    }
}

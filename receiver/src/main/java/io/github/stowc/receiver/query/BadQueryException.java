package io.github.stowc.receiver.query;

/** A supported parameter has an invalid value (PS3.18 8.3); the message names the parameter, never the value. */
final class BadQueryException extends Exception {
    private static final long serialVersionUID = 1;

    BadQueryException(String sentence) {
        super(sentence);
    }

    /** The sentence. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}

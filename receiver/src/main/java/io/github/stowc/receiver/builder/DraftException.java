package io.github.stowc.receiver.builder;

/** A request for a draft that cannot be answered as it was meant; the message is for people. */
final class DraftException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    DraftException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The status of the answer. */
    int status() {
        return status;
    }
}

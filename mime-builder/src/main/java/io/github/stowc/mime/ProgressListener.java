package io.github.stowc.mime;

/** Is told how much of a message has been written. */
@FunctionalInterface
public interface ProgressListener {
    /** Ignores it. */
    ProgressListener NONE = bytes -> {};

    /**
     * More bytes have been written; called from any thread, every few hundred kilobytes.
     *
     * @param bytes the number since the last call
     */
    void written(long bytes);
}

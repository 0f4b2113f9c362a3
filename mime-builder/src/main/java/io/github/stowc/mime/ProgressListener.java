package io.github.stowc.mime;

/** Hears how much of a message has been written. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener NONE = bytes -> {};

    /**
     * So many bytes more have been written; called from any thread, once for some hundred kilobytes.
     *
     * @param bytes the number since the last call
     */
    void written(long bytes);
}

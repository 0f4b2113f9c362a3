package io.github.stowc.stow.batch;

import io.github.stowc.wording.Sentence;
import java.time.Duration;
import java.util.UUID;

/** Hears how far a batch is; from several threads. */
public interface BatchListener {
    /** Hears nothing. */
    BatchListener NONE = new BatchListener() {};

    /** What a batch does. */
    enum Phase {
        /** Reading the table; the number of rows is not known. */
        READING,
        /** Making instances. */
        MAKING
    }

    /**
     * A run begins.
     *
     * @param isNew whether the namespace was made at random just now
     */
    default void namespace(UUID namespace, boolean isNew) {}

    /**
     * Some rows are through.
     *
     * @param rows how many in this phase
     * @param total how many there are; 0 if that is not known
     */
    default void progress(Phase phase, long rows, long total) {}

    /** Something is to be said of all rows. */
    default void remark(Sentence text) {}

    /** Something is to be said of a row. */
    default void note(BatchNote note) {}

    /** A server is busy or not reached, and is asked again after a pause. */
    default void waiting(String reason, Duration pause) {}

    /** A server answered no question for what it has, so that nobody knows what became of instances. */
    default void unknown(int portion, int instances) {}
}

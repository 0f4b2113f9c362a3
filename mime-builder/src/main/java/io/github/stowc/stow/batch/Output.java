package io.github.stowc.stow.batch;

import io.github.stowc.stow.batch.journal.OpenPortion;
import java.io.IOException;

/** Where portions go. Safe to share between threads if it takes several at once. */
interface Output {
    /**
     * Settles what an earlier run left behind, before anything is made.
     *
     * @throws IOException if the server cannot be asked, or the journal not be written
     */
    void settle(OpenPortion open) throws IOException;

    /**
     * Writes or sends a portion, and keeps the journal.
     *
     * @return how many instances are there now
     * @throws IOException if it cannot be written
     */
    long take(Portion portion) throws IOException;

    /** How many portions it takes at once. */
    int threads();
}

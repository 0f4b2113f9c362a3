package io.github.stowc.stow.batch.table;

import io.github.stowc.wording.Sentence;
import java.io.IOException;

/** A table that cannot be read on: nothing of it has been made. */
public final class TableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /** The sentence names the table, the line and the column, what was expected, what was found, and the remedy. */
    public TableException(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    /** What is wrong, for a person. */
    public Sentence sentence() {
        return sentence;
    }
}

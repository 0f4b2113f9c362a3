package io.github.stowc.stow.batch.row;

/** What became of a row. */
public sealed interface RowOutcome permits MadeRow, RowOutcome.Failed {
    /** A row that does not become an instance. */
    record Failed(RowProblem problem) implements RowOutcome {}
}

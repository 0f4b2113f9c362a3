package io.github.stowc.stow.batch.table;

import io.github.stowc.wording.Sentence;

/** The table as errors name it. */
record TableName(String name) {
    /** What is wrong at a character of a line, both from 1. */
    TableException at(long line, long character, Object... sentence) {
        return new TableException(Sentence.of(name + ":" + line + ":" + character + ": ", Sentence.of(sentence)));
    }

    /** What is wrong in a line. */
    TableException inLine(long line, Object... sentence) {
        return new TableException(Sentence.of(name + ":" + line + ": ", Sentence.of(sentence)));
    }

    /** What is wrong with the table as a whole. */
    TableException asWhole(Object... sentence) {
        return new TableException(Sentence.of(name + ": ", Sentence.of(sentence)));
    }
}

package io.github.stowc.stow.batch;

import io.github.stowc.stow.batch.journal.JournalRow;
import io.github.stowc.stow.batch.row.MadeRow;
import io.github.stowc.stow.batch.table.TableRow;

/**
 * A row that goes into a message. Immutable.
 *
 * @param rank its place in its series, from 1
 * @param key the digest of its key
 * @param content the digest of what decides about its instance
 * @param size the bytes of its file
 * @param modified when its file was last written to, in milliseconds
 */
record Prepared(TableRow row, int rank, String key, String content, long size, long modified, MadeRow made) {
    JournalRow journaled(int portion) {
        return new JournalRow(
                portion,
                key,
                content,
                made.sha256().substring(0, 16),
                size,
                modified,
                made.study(),
                made.series(),
                made.sopInstance());
    }
}

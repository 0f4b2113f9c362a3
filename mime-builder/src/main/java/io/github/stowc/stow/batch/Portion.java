package io.github.stowc.stow.batch;

import io.github.stowc.mime.Boundary;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.batch.journal.JournalRow;
import io.github.stowc.stow.batch.row.Identity;
import io.github.stowc.stow.batch.row.MadeRow;
import io.github.stowc.stow.batch.row.MessageParts;
import io.github.stowc.stow.options.CompilerOptions;
import java.io.IOException;
import java.util.List;

/**
 * The rows of one message. Immutable.
 *
 * @param number from 1
 */
record Portion(int number, List<Prepared> rows) {
    List<JournalRow> journaled() {
        return rows.stream().map(row -> row.journaled(number)).toList();
    }

    List<String> sopInstances() {
        return rows.stream().map(row -> row.made().sopInstance()).toList();
    }

    /** The message: its boundary is made of its instances, so that it has the same bytes whenever it is made. */
    StowMessage message(CompilerOptions options, Identity identity) throws IOException {
        List<MadeRow> made = rows.stream().map(Prepared::made).toList();
        Boundary boundary = Boundary.of(
                identity.other("boundary " + rows.size() + " " + made.get(0).sopInstance()));
        return StowMessage.of(
                MessageParts.message(options, boundary, made),
                options,
                made.get(0).encoding(),
                sopInstances());
    }
}

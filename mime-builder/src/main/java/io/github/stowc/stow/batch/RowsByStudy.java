package io.github.stowc.stow.batch;

import io.github.stowc.stow.batch.order.HashedInts;
import io.github.stowc.stow.batch.order.KeyHash;
import io.github.stowc.stow.batch.order.RowSorter;
import io.github.stowc.stow.batch.order.SortedRow;
import io.github.stowc.stow.batch.row.RowKeys;
import io.github.stowc.stow.batch.table.Columns;
import io.github.stowc.stow.batch.table.Manifest;
import io.github.stowc.stow.batch.table.RowException;
import io.github.stowc.stow.batch.table.TableRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The rows of a table, read once, in the order of their studies. For one thread. */
final class RowsByStudy implements Closeable {
    private static final int BUFFER = 16 << 20;
    private static final int STEP = 256;

    private final RowSorter sorter;
    private final KeyHash hash = new KeyHash("");
    private @Nullable HashedInts studies = new HashedInts();
    private @Nullable Patients patients = new Patients();
    private int count;
    private long rows;

    RowsByStudy(Path folder) {
        this.sorter = new RowSorter(folder, BUFFER);
    }

    /** Reads all rows. */
    void read(Manifest manifest, BatchListener listener) throws IOException {
        for (TableRow row = manifest.next(); row != null; row = manifest.next()) {
            sorter.add(placed(manifest.columns(), row));
            if (++rows % STEP == 0) {
                listener.progress(BatchListener.Phase.READING, rows, 0);
            }
        }
        studies = null;
        patients = null;
    }

    private SortedRow placed(Columns columns, TableRow row) {
        HashedInts known = studies;
        Patients people = patients;
        if (known == null || people == null) {
            throw new IllegalStateException("the rows were read before");
        }
        RowKeys keys;
        try {
            keys = RowKeys.of(columns, row);
        } catch (RowException e) {
            // Its problem is told when it would be made.
            return new SortedRow(count++, SortedRow.Doubt.NONE, row);
        }
        long key = hash.number(keys.study());
        int number = known.get(key);
        if (number == HashedInts.NONE) {
            number = count++;
            known.put(key, number);
        }
        return new SortedRow(number, people.doubt(number, keys.attributes()), row);
    }

    /** How many rows there are. */
    long rows() {
        return rows;
    }

    /** How many studies they make. */
    int studies() {
        return count;
    }

    /** The rows in order. */
    RowSorter.Rows sorted() throws IOException {
        return sorter.sorted();
    }

    @Override
    public void close() throws IOException {
        sorter.close();
    }
}

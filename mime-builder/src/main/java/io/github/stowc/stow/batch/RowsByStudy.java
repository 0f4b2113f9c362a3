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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a table, read once, in the order of their studies. For one thread. */
final class RowsByStudy implements Closeable {
    private static final int BUFFER = 16 << 20;
    private static final int STEP = 256;

    private final RowSorter sorter;
    private final KeyHash hash = new KeyHash("");
    private @Nullable HashedInts studies = new HashedInts();
    private @Nullable PatientNames names = new PatientNames();
    private int count;
    private long rows;

    RowsByStudy(Path folder) {
        this.sorter = new RowSorter(folder, BUFFER);
    }

    /** The name of each patient in the first row that has it. */
    private static final class PatientNames {
        private final HashedInts names = new HashedInts();

        /** Whether a row gives a patient another name than the first row did. */
        boolean isOther(Map<String, String> attributes, KeyHash hash) {
            String id = attributes.get("PatientID");
            String name = attributes.get("PatientName");
            if (id == null || name == null) {
                return false;
            }
            String patient = id + '\n' + attributes.getOrDefault("IssuerOfPatientID", "");
            int hashed = (int) hash.number(normal(name)) & Integer.MAX_VALUE;
            long key = hash.number(patient);
            int known = names.get(key);
            if (known == HashedInts.NONE) {
                names.put(key, hashed);
                return false;
            }
            return known != hashed;
        }

        /** Empty components at the end mean nothing (PS3.5 6.2). */
        private static String normal(String name) {
            int end = name.length();
            while (end > 0 && (name.charAt(end - 1) == '^' || name.charAt(end - 1) == ' ')) {
                end--;
            }
            return name.substring(0, end).strip();
        }
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
        names = null;
    }

    private SortedRow placed(Columns columns, TableRow row) {
        HashedInts known = studies;
        PatientNames patients = names;
        if (known == null || patients == null) {
            throw new IllegalStateException("the rows were read before");
        }
        RowKeys keys;
        try {
            keys = RowKeys.of(columns, row);
        } catch (RowException e) {
            // Its problem is told when it would be made.
            return new SortedRow(count++, false, row);
        }
        long key = hash.number(keys.study());
        int number = known.get(key);
        if (number == HashedInts.NONE) {
            number = count++;
            known.put(key, number);
        }
        return new SortedRow(number, patients.isOther(keys.attributes(), hash), row);
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

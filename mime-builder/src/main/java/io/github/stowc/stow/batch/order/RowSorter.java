package io.github.stowc.stow.batch.order;

import io.github.stowc.stow.batch.table.TableRow;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts rows by study, and within a study by their place in the table, with a buffer of fixed size: what does not fit goes
 * to a file in pieces that are sorted, and are merged while they are read. The file has no name as soon as the system
 * allows, so that nothing of it stays. For one thread.
 */
public final class RowSorter implements Closeable {
    private static final List<SortedRow.Doubt> DOUBTS = List.of(SortedRow.Doubt.values());
    private static final int READ_BUFFER = 32 * 1024;

    private final Path folder;
    private final int most;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final DataOutputStream out = new DataOutputStream(bytes);
    /** For each row in the buffer its study, its place among the rows, and where it begins. */
    private long[] order = new long[1024];

    private int[] starts = new int[1024];
    private int count;
    private boolean isSorted = true;
    private final List<long[]> pieces = new ArrayList<>();
    private @Nullable FileChannel file;

    /**
     * Sorts with a buffer.
     *
     * @param folder where the file is
     * @param most the bytes of the buffer, at least 1024
     */
    public RowSorter(Path folder, int most) {
        this.folder = folder;
        this.most = most;
    }

    /** Adds a row; the caller adds the rows in the order of the table. */
    public void add(SortedRow row) throws IOException {
        if (count == order.length) {
            order = Arrays.copyOf(order, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
        }
        // Rows of a study stay in their order, since the count within the buffer grows.
        order[count] = (long) row.study() << 32 | count;
        isSorted &= count == 0 || order[count] > order[count - 1];
        starts[count++] = bytes.size();
        write(row);
        if (bytes.size() + 12L * count >= most) {
            spill();
        }
    }

    private void write(SortedRow row) throws IOException {
        TableRow table = row.row();
        out.writeInt(row.study());
        out.writeByte(DOUBTS.indexOf(row.doubt()));
        out.writeLong(table.number());
        out.writeLong(table.line());
        out.writeInt(table.cells().size());
        for (String cell : table.cells()) {
            byte[] text = cell.getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
        }
    }

    private static @Nullable SortedRow read(DataInputStream in) throws IOException {
        int study;
        int first = in.read();
        if (first < 0) {
            return null;
        }
        study = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        SortedRow.Doubt doubt = DOUBTS.get(in.readByte());
        long number = in.readLong();
        long line = in.readLong();
        String[] cells = new String[in.readInt()];
        for (int i = 0; i < cells.length; i++) {
            byte[] text = in.readNBytes(in.readInt());
            cells[i] = new String(text, StandardCharsets.UTF_8);
        }
        return new SortedRow(study, doubt, new TableRow(number, line, List.of(cells)));
    }

    /** Writes the buffer to the file, sorted. */
    private void spill() throws IOException {
        FileChannel to = file;
        if (to == null) {
            to = create();
            file = to;
        }
        long from = to.size();
        to.position(from);
        byte[] all = bytes.toByteArray();
        BufferedOutputStream sorted = new BufferedOutputStream(Channels.newOutputStream(to), 1 << 16);
        sort();
        for (int i = 0; i < count; i++) {
            int index = (int) order[i];
            int end = index + 1 == count ? all.length : starts[index + 1];
            sorted.write(all, starts[index], end - starts[index]);
        }
        sorted.flush();
        pieces.add(new long[] {from, to.size()});
        bytes.reset();
        count = 0;
        isSorted = true;
    }

    private void sort() {
        if (!isSorted) {
            Arrays.sort(order, 0, count);
        }
    }

    private FileChannel create() throws IOException {
        Path path = Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? Files.createTempFile(
                        folder,
                        ".stowc-",
                        ".rows",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(folder, ".stowc-", ".rows");
        return FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** All rows in order; nothing can be added any more. */
    public Rows sorted() throws IOException {
        if (file == null) {
            sort();
            return new InMemory(bytes.toByteArray());
        }
        if (count > 0) {
            spill();
        }
        return new Merged(file, pieces);
    }

    /** Rows one after the other. */
    public interface Rows {
        /** The next one; null after the last. */
        @Nullable
        SortedRow next() throws IOException;
    }

    private final class InMemory implements Rows {
        private final byte[] all;
        private int next;

        InMemory(byte[] all) {
            this.all = all;
        }

        @Override
        public @Nullable SortedRow next() throws IOException {
            if (next == count) {
                return null;
            }
            int start = starts[(int) order[next++]];
            return read(new DataInputStream(new ByteArrayInputStream(all, start, all.length - start)));
        }
    }

    /** One sorted piece of the file. */
    private static final class Piece {
        final DataInputStream in;

        @Nullable
        SortedRow head;

        Piece(InputStream in) throws IOException {
            this.in = new DataInputStream(new BufferedInputStream(in, READ_BUFFER));
            this.head = read(this.in);
        }

        SortedRow row() {
            if (head == null) {
                throw new IllegalStateException("a piece without rows");
            }
            return head;
        }
    }

    private static final class Merged implements Rows {
        private final PriorityQueue<Piece> heads = new PriorityQueue<>(
                Comparator.comparingInt((Piece piece) -> piece.row().study())
                        .thenComparingLong(piece -> piece.row().row().number()));

        Merged(FileChannel file, List<long[]> pieces) throws IOException {
            for (long[] range : pieces) {
                Piece piece = new Piece(new RangeStream(file, range[0], range[1]));
                if (piece.head != null) {
                    heads.add(piece);
                }
            }
        }

        @Override
        public @Nullable SortedRow next() throws IOException {
            Piece first = heads.poll();
            if (first == null) {
                return null;
            }
            SortedRow row = first.row();
            first.head = read(first.in);
            if (first.head != null) {
                heads.add(first);
            }
            return row;
        }
    }

    /** A range of a file that others read too. */
    private static final class RangeStream extends InputStream {
        private final FileChannel file;
        private long next;
        private final long end;

        RangeStream(FileChannel file, long from, long end) {
            this.file = file;
            this.next = from;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int wanted = (int) Math.min(length, end - next);
            if (wanted <= 0) {
                return length == 0 ? 0 : -1;
            }
            int count = file.read(ByteBuffer.wrap(into, offset, wanted), next);
            next += Math.max(count, 0);
            return count;
        }
    }

    /** Removes the file. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}

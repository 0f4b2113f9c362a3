package io.github.stowc.dicom.part10;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A Part 10 file that is yet to be written: its bytes, in runs, and so its length. Immutable.
 *
 * @param name the file's name in errors
 * @param segments the runs in their order
 */
public record Part10Layout(String name, List<Segment> segments) {
    /** Copies the list. */
    public Part10Layout {
        segments = List.copyOf(segments);
    }

    /** Opens the sources that {@link Segment.Slice} counts. */
    @FunctionalInterface
    public interface Sources {
        /** Bytes of a source from an offset on; the stream may go on behind the length. It is closed after use. */
        InputStream open(int source, long offset, long length) throws IOException;
    }

    /** The number of bytes in the file. */
    public long length() {
        long sum = 0;
        for (Segment segment : segments) {
            sum += segment.length();
        }
        return sum;
    }

    /**
     * Writes the file; the stream is not closed.
     *
     * @throws Part10Exception if a source has fewer bytes than it was said to have
     * @throws IOException if a source cannot be read or the stream not written
     */
    public void writeTo(OutputStream out, Sources sources) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (Segment segment : segments) {
            if (segment instanceof Segment.Literal literal) {
                write(literal.bytes(), buffer, out);
            } else if (segment instanceof Segment.Slice slice) {
                try (InputStream in = sources.open(slice.source(), slice.offset(), slice.length())) {
                    copy(slice, in, buffer, out);
                }
            }
        }
    }

    private static void write(ByteBuffer bytes, byte[] buffer, OutputStream out) throws IOException {
        while (bytes.hasRemaining()) {
            int count = Math.min(buffer.length, bytes.remaining());
            bytes.get(buffer, 0, count);
            out.write(buffer, 0, count);
        }
    }

    private void copy(Segment.Slice slice, InputStream in, byte[] buffer, OutputStream out) throws IOException {
        long left = slice.length();
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new Part10Exception(
                        new Part10Exception.Place(name, false),
                        -1,
                        null,
                        slice.length() + " bytes of bulk data from source " + slice.source(),
                        slice.length() - left + " before its end",
                        "the source has changed since its length was taken: start again");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}

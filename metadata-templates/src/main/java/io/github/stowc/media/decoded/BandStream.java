package io.github.stowc.media.decoded;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.SourceChangedException;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.reading.PictureFaults;
import io.github.stowc.media.reading.RowStream;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a picture that ImageIO decodes, some at a time, so that memory does not grow with their number.
 *
 * @param <T> what some decoded rows are
 */
abstract class BandStream<T> extends RowStream {
    private final ByteWindow window;
    private final PictureFaults faults;
    private final String remedy;
    private final ImageReader reader;
    private @Nullable T band;
    private long next;
    private long start;
    private long end;

    /**
     * Some rows.
     *
     * @param head what the decoder sees in place of the first bytes of the source
     * @param tail what it sees after the last ones
     * @param region the part of what it sees
     * @param place an offset for errors
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Band(byte[] head, byte[] tail, Rectangle region, long place) {}

    /**
     * A stream.
     *
     * @param window the source, closed with the stream
     * @param format the name that ImageIO has for the format
     * @param maker how the name of the wanted reader's class begins; any other will do if it is missing
     * @param remedy what makes a file of it that is no problem
     */
    BandStream(
            ByteWindow window,
            PictureFaults faults,
            String remedy,
            String format,
            String maker,
            int rowLength,
            long rows)
            throws IOException {
        super(rowLength, rows);
        this.window = window;
        this.faults = faults;
        this.remedy = remedy;
        this.reader = reader(window, format, maker);
    }

    private static ImageReader reader(ByteWindow window, String format, String maker) throws IOException {
        ImageReader found = null;
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReader some = readers.next();
            if (found == null || some.getClass().getName().startsWith(maker)) {
                found = some;
            }
        }
        if (found == null) {
            window.close();
            throw new IOException(window.source().name() + ": this Java has no ImageIO reader for " + format
                    + "; put the library's dependencies on the class path");
        }
        return found;
    }

    /** What to decode for a row of the picture and those after it. */
    abstract Band bandAt(long row) throws IOException;

    /** Decodes a region. */
    abstract T decode(ImageReader decoder, ImageReadParam region) throws IOException;

    /** Converts a row of a band to native Pixel Data. */
    abstract void convert(T decoded, int row, byte[] into) throws IOException;

    PictureFaults faults() {
        return faults;
    }

    ByteWindow window() {
        return window;
    }

    @Override
    protected final void fill(byte[] into) throws IOException {
        T known = band;
        if (known == null || next == end) {
            // It must not be in the memory together with the next one.
            band = null;
            known = load(bandAt(next));
            band = known;
        }
        convert(known, (int) (next - start), into);
        next++;
    }

    private T load(Band wanted) throws IOException {
        OverlaidStream in = new OverlaidStream(window, wanted.head(), wanted.tail());
        try {
            reader.setInput(in, false, true);
            ImageReadParam region = reader.getDefaultReadParam();
            region.setSourceRegion(wanted.region());
            T decoded = decode(reader, region);
            start = next;
            end = next + wanted.region().height;
            return decoded;
        } catch (MediaException | SourceChangedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            IOException failure = in.failure();
            if (failure != null) {
                throw failure;
            }
            throw faults.malformed(wanted.place(), "picture data that can be decoded", reason(e));
        } catch (OutOfMemoryError e) {
            throw faults.unsupported(
                    wanted.place(),
                    "a picture that can be decoded in the memory of this program",
                    "one that takes more",
                    remedy);
        }
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        String text = message == null ? e.getClass().getSimpleName() : message;
        int line = text.indexOf('\n');
        return "others (" + (line < 0 ? text : text.substring(0, line)) + ")";
    }

    @Override
    public void close() throws IOException {
        band = null;
        reader.dispose();
        window.close();
    }
}

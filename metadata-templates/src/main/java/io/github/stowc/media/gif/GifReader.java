package io.github.stowc.media.gif;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Payload;
import io.github.stowc.bytes.Printable;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.gif.GifFrame.Disposal;
import io.github.stowc.media.reading.PictureFaults;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the blocks of a GIF (GIF89a): where each picture is, and how long it is shown. It skips the picture data; decoding
 * shows whether they are sound.
 */
public final class GifReader {
    private static final int HEADER = 6;
    private static final int SCREEN = 7;
    private static final int DESCRIPTOR = 10;

    private static final int EXTENSION = 0x21;
    private static final int PICTURE = 0x2c;
    private static final int TRAILER = 0x3b;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int PLAIN_TEXT = 0x01;

    /** The canvas takes three bytes a pixel, and a picture that is taken back one more: at most 48 MB. */
    private static final int LARGEST_CANVAS = 12_000_000;
    /** As many times of up to six digits as (0018,1065) holds in Explicit VR, with its 16-bit length (PS3.5 7.1.2). */
    private static final int MOST_FRAMES = 9_000;
    /** The time that browsers use if none is given, in ms. */
    private static final int TIME_UNLESS_GIVEN = 100;
    /** The longest run of pixels that one code can mean. */
    private static final int LONGEST_RUN = 4096;

    private static final String TO_VIDEO = "make a video of it: {RUN:COMPRESS}";

    private final ByteWindow in;
    private final PictureFaults faults;
    private final List<GifFrame> frames = new ArrayList<>();
    private final List<Integer> times = new ArrayList<>();
    private long at;
    private int columns;
    private int rows;
    private long globalTable;
    private int globalColours;
    private int transparent = -1;
    private Disposal disposal = Disposal.KEEP;
    private int time;
    private boolean overhanging;
    private long pixels;

    private GifReader(ByteWindow in) {
        this.in = in;
        this.faults = new PictureFaults(in.source(), "GIF", "write the GIF anew: {RUN:REWRITE_GIF}");
    }

    /** The facts in the blocks, and a payload that decodes the pictures. */
    public static Media.Raster read(ByteWindow in) throws IOException {
        GifReader reader = new GifReader(in);
        reader.screen();
        reader.blocks();
        return reader.raster();
    }

    private void screen() throws IOException {
        need(HEADER + SCREEN, "a logical screen descriptor of 7 bytes");
        columns = little(HEADER);
        rows = little(HEADER + 2);
        faults.checkSides(HEADER, columns, rows);
        if ((long) columns * rows > LARGEST_CANVAS) {
            throw faults.unsupported(
                    HEADER,
                    "a canvas of at most 12 megapixels",
                    columns + " by " + rows,
                    "send a single picture as PNG: {RUN:FIRST_OF_GIF}; of several, " + TO_VIDEO);
        }
        int packed = in.u8(HEADER + 4);
        at = HEADER + SCREEN;
        globalTable = at;
        globalColours = colours(packed);
        need(at + 3L * globalColours, "a global colour table");
        at += 3L * globalColours;
    }

    private static int colours(int packed) {
        return (packed & 0x80) == 0 ? 0 : 2 << (packed & 7);
    }

    private void blocks() throws IOException {
        while (true) {
            need(at + 1, "another block or the trailer, 3B");
            int block = in.u8(at);
            switch (block) {
                case TRAILER -> {
                    return;
                }
                case EXTENSION -> extension();
                case PICTURE -> picture();
                case 0 -> at++; // Some programs end a block twice; decoders skip that.
                default -> throw faults.malformed(at, "a block, which begins with 21, 2C or 3B", Printable.hex(block));
            }
        }
    }

    private void extension() throws IOException {
        need(at + 2, "the label of an extension");
        int label = in.u8(at + 1);
        at += 2;
        if (label == GRAPHIC_CONTROL) {
            need(at + 6, "a graphic control extension of 6 bytes");
            int packed = in.u8(at + 1);
            transparent = (packed & 1) == 0 ? -1 : in.u8(at + 4);
            disposal = Disposal.of(packed >> 2 & 7);
            time = 10 * little(at + 2);
        } else if (label == PLAIN_TEXT) {
            forgetControl();
        }
        passOverSubBlocks();
    }

    private void forgetControl() {
        transparent = -1;
        disposal = Disposal.KEEP;
        time = 0;
    }

    /**
     * Skips blocks that each begin with their length, and the empty one at their end; returns the number of bytes in them.
     */
    private long passOverSubBlocks() throws IOException {
        long bytes = 0;
        while (true) {
            need(at + 1, "the length of a sub-block");
            int length = in.u8(at);
            at += 1 + length;
            if (length == 0) {
                return bytes;
            }
            need(at, "a sub-block of " + length + " bytes");
            bytes += length;
        }
    }

    private void picture() throws IOException {
        long start = at;
        need(start + DESCRIPTOR, "an image descriptor of 10 bytes");
        int width = little(start + 5);
        int height = little(start + 7);
        faults.checkSides(start + 5, width, height);
        int packed = in.u8(start + 9);
        int local = colours(packed);
        long table = local == 0 ? globalTable : start + DESCRIPTOR;
        int known = local == 0 ? globalColours : local;
        if (known == 0) {
            throw faults.malformed(start + 9, "a colour table, global or the picture's own", "none");
        }
        long data = start + DESCRIPTOR + 3L * local;
        need(data + 1, "the code size of a picture");
        at = data + 1;
        checkData(data, passOverSubBlocks(), (long) width * height);
        add(new GifFrame(
                start,
                little(start + 1),
                little(start + 3),
                width,
                height,
                (packed & 0x40) != 0,
                table,
                known,
                data,
                transparent,
                disposal,
                time == 0 ? TIME_UNLESS_GIVEN : time));
        forgetControl();
    }

    private void checkData(long data, long bytes, long pixels) throws IOException {
        int codeSize = in.u8(data);
        if (codeSize < 1 || codeSize > GifCodes.LARGEST_CODE_SIZE) {
            throw faults.malformed(data, "a code size of 2 to 8 bits", codeSize);
        }
        long codes = 8 * bytes / (codeSize + 1);
        // Each code may mean one pixel more than the one before it, up to the longest run.
        boolean few = codes < LONGEST_RUN && codes * (codes + 1) / 2 < pixels;
        if (few || codes * LONGEST_RUN < pixels) {
            throw faults.malformed(
                    data,
                    "picture data for " + pixels + " pixels",
                    bytes + " bytes, which cannot hold them: the size is wrong, or data are missing");
        }
    }

    private void add(GifFrame frame) throws MediaException {
        if (frames.size() == MOST_FRAMES) {
            throw faults.unsupported(frame.start(), "at most " + MOST_FRAMES + " pictures in a GIF", "more", TO_VIDEO);
        }
        overhanging |= frame.x() + frame.columns() > columns || frame.y() + frame.rows() > rows;
        frames.add(frame);
        times.add(frame.time());
        faults.checkLength(HEADER, 3L * columns * rows * frames.size());
        // Pixels beyond the canvas cost time, though nobody sees them.
        pixels += (long) frame.columns() * frame.rows();
        faults.checkLength(frame.start(), 3 * pixels);
    }

    private Media.Raster raster() throws MediaException {
        if (frames.isEmpty()) {
            throw faults.malformed(at, "a picture before the trailer", "none");
        }
        ImagePixel pixel = ImagePixel.decoded(rows, columns, ImagePixel.RGB, 8);
        GifFile file = new GifFile(in.source(), columns, rows, List.copyOf(frames), faults);
        long length = pixel.frameLength() * frames.size();
        Payload payload = new Payload.Decoded(length, () -> new GifStream(file));
        return new Media.Raster(in.source(), pixel, frames.size() == 1 ? List.of(0) : times, payload, warnings());
    }

    private List<Sentence> warnings() {
        List<Sentence> warnings = new ArrayList<>();
        if (isTransparent()) {
            warnings.add(faults.warning("DICOM pixels have no transparency: its transparent pixels become white; for"
                    + " another colour {RUN:GIF_ON_BLACK}"));
        }
        if (overhanging) {
            warnings.add(faults.warning("a picture reaches beyond the canvas of " + columns + " by " + rows
                    + ", which cuts it off; to keep it, {RUN:WIDEN_GIF}"));
        }
        return warnings;
    }

    /** Whether the background may show below the pictures: later ones are transparent where nothing moves. */
    private boolean isTransparent() {
        GifFrame first = frames.get(0);
        boolean covered = first.x() == 0 && first.y() == 0 && first.columns() >= columns && first.rows() >= rows;
        boolean cleared = first.disposal() != Disposal.KEEP;
        for (GifFrame frame : frames) {
            cleared |= frame.disposal() == Disposal.CLEAR;
        }
        return !covered || first.transparent() >= 0 || (cleared && frames.size() > 1);
    }

    private int little(long offset) throws IOException {
        return in.u8(offset) | in.u8(offset + 1) << 8;
    }

    private void need(long end, String expected) throws MediaException {
        if (end > in.size()) {
            throw faults.cutOff(in.size(), expected);
        }
    }
}

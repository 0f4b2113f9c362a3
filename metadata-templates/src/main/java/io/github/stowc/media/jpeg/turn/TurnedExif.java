package io.github.stowc.media.jpeg.turn;

/**
 * EXIF of a picture that was turned (CIPA DC-008, TIFF 6.0), changed where it stands: Orientation 1, the sides exchanged, no
 * thumbnail. Broken parts stay as they are.
 */
final class TurnedExif {
    private static final int ENTRY = 12;
    private static final int SHORT = 3;
    private static final int ORIENTATION = 0x0112;
    private static final int DETAILS = 0x8769;
    private static final int THUMBNAIL = 0x0201;
    private static final int THUMBNAIL_LENGTH = 0x0202;

    /** Tags whose values belong to the two sides: resolutions, sizes in pixels, resolutions of the focal plane. */
    private static final int[][] SIDES = {{0x0100, 0x0101}, {0x011a, 0x011b}, {0xa002, 0xa003}, {0xa20e, 0xa20f}};

    private final byte[] bytes;
    private final int start;
    private final boolean transposed;
    private final boolean little;

    /**
     * For a segment.
     *
     * @param start where the TIFF structure begins
     */
    TurnedExif(byte[] bytes, int start, boolean transposed) {
        this.bytes = bytes;
        this.start = start;
        this.transposed = transposed;
        this.little = u8(0) == 'I';
    }

    /** Changes the bytes. */
    void turn() {
        long first = u32(4);
        int count = entries(first);
        if (u16(2) != 42 || count == 0) {
            return;
        }
        long details = 0;
        for (int i = 0; i < count; i++) {
            long entry = first + 2 + (long) i * ENTRY;
            if (u16(entry) == ORIENTATION && u16(entry + 2) == SHORT) {
                put16(entry + 8, 1);
            } else if (u16(entry) == DETAILS) {
                details = u32(entry + 8);
            }
        }
        exchange(first);
        exchange(details);
        long next = first + 2 + (long) count * ENTRY;
        thumbnail(u32(next));
        fill(next, 4);
    }

    private void exchange(long directory) {
        for (int[] pair : transposed ? SIDES : new int[0][]) {
            long one = find(directory, pair[0]);
            long other = find(directory, pair[1]);
            // The type, the count and the value or its place.
            for (int i = 2; i < ENTRY && one > 0 && other > 0; i++) {
                int value = u8(one + i);
                put(one + i, u8(other + i));
                put(other + i, value);
            }
        }
    }

    private long find(long directory, int tag) {
        int count = entries(directory);
        for (int i = 0; i < count; i++) {
            long entry = directory + 2 + (long) i * ENTRY;
            if (u16(entry) == tag) {
                return entry;
            }
        }
        return 0;
    }

    /** Blanks the thumbnail and the directory that describes it. */
    private void thumbnail(long directory) {
        int count = entries(directory);
        if (count == 0) {
            return;
        }
        long picture = find(directory, THUMBNAIL);
        long length = find(directory, THUMBNAIL_LENGTH);
        if (picture > 0 && length > 0) {
            fill(u32(picture + 8), u32(length + 8));
        }
        fill(directory, 2 + (long) count * ENTRY + 4);
    }

    /** The entries of a directory, all within the segment; 0 if they are not. */
    private int entries(long directory) {
        int count = u16(directory);
        return directory < 8 || directory + 2 + (long) count * ENTRY + 4 > bytes.length - start ? 0 : count;
    }

    private void fill(long from, long count) {
        for (long i = Math.max(8, from); i < Math.min(from + count, bytes.length - start); i++) {
            put(i, 0);
        }
    }

    private void put(long at, int value) {
        bytes[start + (int) at] = (byte) value;
    }

    private void put16(long at, int value) {
        put(at, little ? value : value >> 8);
        put(at + 1, little ? value >> 8 : value);
    }

    private int u8(long at) {
        return at < 0 || at >= bytes.length - start ? 0 : bytes[start + (int) at] & 0xff;
    }

    private int u16(long at) {
        return little ? u8(at) | u8(at + 1) << 8 : u8(at) << 8 | u8(at + 1);
    }

    private long u32(long at) {
        return little ? u16(at) | (long) u16(at + 2) << 16 : (long) u16(at) << 16 | u16(at + 2);
    }
}

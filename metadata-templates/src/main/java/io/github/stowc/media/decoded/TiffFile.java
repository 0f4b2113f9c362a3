package io.github.stowc.media.decoded;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.reading.PictureFaults;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers and directories of a TIFF or BigTIFF, in its byte order (TIFF 6.0 section 2). */
final class TiffFile {
    private static final int BIG_VERSION = 43;

    private final ByteWindow in;
    private final PictureFaults faults;
    private final boolean little;
    private final boolean big;

    TiffFile(ByteWindow in, PictureFaults faults) throws IOException {
        this.in = in;
        this.faults = faults;
        need(8, "a header of 8 bytes");
        this.little = in.u8(0) == 'I';
        this.big = u16(2) == BIG_VERSION;
        if (big) {
            need(16, "a header of 16 bytes");
        }
    }

    /**
     * The value of a tag.
     *
     * @param type as the file numbers it
     * @param count the number of values
     * @param at where the values are
     */
    record Entry(int tag, int type, long count, long at) {
        long length() {
            return count * size(type);
        }
    }

    /**
     * A directory.
     *
     * @param at where it begins
     * @param entries by their tags
     * @param next where the next one begins, 0 if there is none
     */
    record Directory(long at, Map<Integer, Entry> entries, long next) {}

    boolean isLittle() {
        return little;
    }

    /** Whether it has offsets of eight bytes. */
    boolean isBig() {
        return big;
    }

    ByteWindow window() {
        return in;
    }

    PictureFaults faults() {
        return faults;
    }

    long firstDirectory() throws IOException {
        return big ? u64(8) : u32(4);
    }

    Directory directory(long at) throws IOException {
        if (at < 8 || at + (big ? 8 : 2) > in.size()) {
            throw faults.cutOff(in.size(), "a directory at byte " + at);
        }
        long count = big ? u64(at) : u16(at);
        int length = big ? 20 : 12;
        long first = at + (big ? 8 : 2);
        if (count < 1 || count > 65_535) {
            throw faults.malformed(at, "1 to 65535 entries in a directory", count);
        }
        long end = first + count * length;
        need(end + (big ? 8 : 4), "a directory of " + count + " entries from byte " + at + " on");
        Map<Integer, Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Entry entry = entry(first + (long) i * length);
            entries.putIfAbsent(entry.tag(), entry);
        }
        return new Directory(at, entries, big ? u64(end) : u32(end));
    }

    private Entry entry(long at) throws IOException {
        int type = u16(at + 2);
        long count = big ? u64(at + 4) : u32(at + 4);
        long value = at + (big ? 12 : 8);
        boolean inline = count >= 0 && count <= 8 && count * size(type) <= (big ? 8 : 4);
        return new Entry(u16(at), type, count, inline ? value : big ? u64(value) : u32(value));
    }

    /** The bytes of a value of a type; 0 if there is no such type. */
    private static int size(int type) {
        return switch (type) {
            case 1, 2, 6, 7 -> 1;
            case 3, 8 -> 2;
            case 4, 9, 11, 13 -> 4;
            case 5, 10, 12, 16, 17, 18 -> 8;
            default -> 0;
        };
    }

    /** Checks that an entry's values are in the file. */
    void check(Entry entry) throws MediaException {
        long most = in.size() / Math.max(1, size(entry.type()));
        if (size(entry.type()) == 0 || entry.count() < 1 || entry.count() > most || entry.at() < 0) {
            throw faults.malformed(
                    Math.max(0, Math.min(entry.at(), in.size())),
                    "values of the tag " + entry.tag(),
                    entry.count() + " of the type " + entry.type());
        }
        need(entry.at() + entry.length(), entry.length() + " bytes of the tag " + entry.tag());
    }

    /** A whole number among an entry's values. */
    long number(Entry entry, long index) throws IOException {
        long at = entry.at() + index * size(entry.type());
        return switch (entry.type()) {
            case 1, 6, 7 -> in.u8(at);
            case 3 -> u16(at);
            case 4, 13 -> u32(at);
            case 16, 18 -> u64(at);
            default ->
                throw faults.malformed(at, "whole numbers for the tag " + entry.tag(), "the type " + entry.type());
        };
    }

    private void need(long end, String expected) throws MediaException {
        if (end < 0 || end > in.size()) {
            throw faults.cutOff(in.size(), expected);
        }
    }

    int u16(long at) throws IOException {
        return little ? in.u8(at) | in.u8(at + 1) << 8 : in.u16(at);
    }

    private long u32(long at) throws IOException {
        return little ? u16(at) | (long) u16(at + 2) << 16 : in.u32(at);
    }

    /** Beyond 63 bits nothing is in a file, so that a negative number is an offset outside. */
    private long u64(long at) throws IOException {
        return little ? u32(at) | u32(at + 4) << 32 : in.u32(at) << 32 | in.u32(at + 4);
    }
}

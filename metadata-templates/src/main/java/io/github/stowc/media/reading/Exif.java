package io.github.stowc.media.reading;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * The few facts of EXIF that matter when a picture is sent (CIPA DC-008, TIFF 6.0). Broken parts are skipped, as viewers do.
 */
public final class Exif {
    private static final int SHORT = 3;
    private static final int ENTRY = 12;
    private static final int INLINE = 4;
    /** Enough to see whether a text is blank. */
    private static final int LOOKED_AT = 256;

    private final byte[] tiff;
    private final boolean little;
    private int orientation = 1;
    private boolean gps;
    private boolean artist;
    private boolean owner;
    private boolean copyright;
    private boolean serialNumber;
    private String taken = "";
    private String fraction = "";

    private Exif(byte[] tiff) {
        this.tiff = tiff;
        this.little = u8(0) == 'I';
    }

    /** Reads a TIFF structure; anything else has no facts. */
    public static Exif read(byte[] tiff) {
        Exif exif = new Exif(tiff);
        boolean order = exif.u8(0) == exif.u8(1) && (exif.u8(0) == 'I' || exif.u8(0) == 'M');
        if (order && exif.u16(2) == 42) {
            exif.primary(exif.u32(4));
        }
        return exif;
    }

    public int orientation() {
        return orientation;
    }

    public boolean gps() {
        return gps;
    }

    public boolean artist() {
        return artist;
    }

    public boolean owner() {
        return owner;
    }

    public boolean copyright() {
        return copyright;
    }

    public boolean serialNumber() {
        return serialNumber;
    }

    /** When the picture was taken, DateTimeOriginal; empty if that is not told, or no day of the calendar. */
    public Optional<LocalDateTime> taken() {
        // YYYY:MM:DD HH:MM:SS; cameras whose clock was never set write zeros or spaces.
        boolean form = taken.length() == 19
                && taken.charAt(4) == ':'
                && taken.charAt(7) == ':'
                && taken.charAt(13) == ':'
                && taken.charAt(16) == ':';
        try {
            return form
                    ? Optional.of(LocalDateTime.of(
                            number(0, 4),
                            number(5, 7),
                            number(8, 10),
                            number(11, 13),
                            number(14, 16),
                            number(17, 19),
                            nanoseconds()))
                    : Optional.empty();
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private int number(int from, int to) {
        return Integer.parseUnsignedInt(taken, from, to, 10);
    }

    /** SubSecTimeOriginal: the digits after the point. */
    private int nanoseconds() {
        int length = 0;
        while (length < Math.min(fraction.length(), 9) && Character.isDigit(fraction.charAt(length))) {
            length++;
        }
        return length == 0 ? 0 : Integer.parseInt((fraction.substring(0, length) + "00000000").substring(0, 9));
    }

    /** The first directory. The next one describes the thumbnail; no chain is followed, so none can be endless. */
    private void primary(long directory) {
        long details = 0;
        long position = 0;
        int count = entries(directory);
        for (int i = 0; i < count; i++) {
            long entry = entry(directory, i);
            switch (u16(entry)) {
                case 0x0112 -> orientation(entry);
                case 0x013b, 0x9c9d -> artist |= hasText(entry);
                case 0x8298 -> copyright |= hasText(entry);
                case 0xc62f -> serialNumber |= hasText(entry);
                case 0x8769 -> details = u32(entry + 8);
                case 0x8825 -> position = u32(entry + 8);
                default -> {
                    // The other attributes describe the camera and the light.
                }
            }
        }
        // One of each, after the loop: a directory of pointers to itself must not cost the square of its length.
        details(details);
        position(position);
    }

    private void orientation(long entry) {
        int value = u16(entry + 8);
        if (u16(entry + 2) == SHORT && value >= 1 && value <= 8) {
            orientation = value;
        }
    }

    private void details(long directory) {
        int count = entries(directory);
        for (int i = 0; i < count; i++) {
            long entry = entry(directory, i);
            switch (u16(entry)) {
                case 0x9003 -> taken = text(entry);
                case 0x9291 -> fraction = text(entry);
                case 0xa430 -> owner |= hasText(entry);
                case 0xa431, 0xa435 -> serialNumber |= hasText(entry);
                default -> {
                    // The other attributes describe the exposure.
                }
            }
        }
    }

    /** Many cameras write an empty GPS directory: only a latitude or longitude is a position. */
    private void position(long directory) {
        int count = entries(directory);
        for (int i = 0; i < count; i++) {
            long entry = entry(directory, i);
            int tag = u16(entry);
            gps |= (tag == 2 || tag == 4) && u32(entry + 4) > 0;
        }
    }

    /** The entries of a directory that lie within the segment. */
    private int entries(long directory) {
        long room = (tiff.length - directory - 2) / ENTRY;
        return directory < 8 || room < 1 ? 0 : (int) Math.min(room, u16(directory));
    }

    private static long entry(long directory, int index) {
        return directory + 2 + (long) index * ENTRY;
    }

    private boolean hasText(long entry) {
        long count = u32(entry + 4);
        long at = count <= INLINE ? entry + 8 : u32(entry + 8);
        long end = Math.min(Math.min(at + count, at + LOOKED_AT), tiff.length);
        for (long i = at; i < end; i++) {
            if (u8(i) > ' ') {
                return true;
            }
        }
        return false;
    }

    /** A text in ASCII up to its zero. */
    private String text(long entry) {
        long count = u32(entry + 4);
        long at = count <= INLINE ? entry + 8 : u32(entry + 8);
        StringBuilder text = new StringBuilder();
        for (long i = at; i < at + Math.min(count, LOOKED_AT) && u8(i) > 0; i++) {
            text.append((char) u8(i));
        }
        return text.toString();
    }

    /** The byte at an offset; 0 outside, so that no offset can lead astray. */
    private int u8(long at) {
        return at < 0 || at >= tiff.length ? 0 : tiff[(int) at] & 0xff;
    }

    private int u16(long at) {
        return little ? u8(at) | u8(at + 1) << 8 : u8(at) << 8 | u8(at + 1);
    }

    private long u32(long at) {
        return little ? u16(at) | (long) u16(at + 2) << 16 : (long) u16(at) << 16 | u16(at + 2);
    }
}

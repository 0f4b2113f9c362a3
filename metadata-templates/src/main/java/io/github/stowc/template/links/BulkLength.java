package io.github.stowc.template.links;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import java.util.List;
import java.util.Optional;

/**
 * The length that an instance's other attributes give an uncompressed value (PS3.3 C.7.6.3, C.9.2, C.10.9, C.11).
 *
 * @param bytes without the byte that pads an odd length
 * @param alternative another length that is in use; as {@code bytes} if there is none
 * @param frames the number of frames that it is divided into; 1 if it has none
 * @param reason how it is computed, for people
 */
public record BulkLength(long bytes, long alternative, int frames, String reason) {
    /** What to do about a value of another length. */
    public static final String REMEDY = "link to the right file, or correct these attributes";

    private static final int ENTRIES_OF_ZERO = 65536;
    private static final long NONE = Long.MIN_VALUE;

    /** The length of an attribute's value; empty if its dataset does not tell. */
    public static Optional<BulkLength> of(Dataset dataset, Tag tag) {
        try {
            return switch (tag.value()) {
                case 0x7FE00010 -> pixels(dataset);
                case 0x7FE00008 -> floats(dataset, 32);
                case 0x7FE00009 -> floats(dataset, 64);
                case 0x00283006 -> table(dataset, 0x00283002);
                case 0x00281201, 0x00281202, 0x00281203, 0x00281204 -> table(dataset, tag.value() - 0x100);
                case 0x54001010 -> waveform(dataset);
                default -> isOverlay(tag) ? overlay(dataset, tag.group() << 16) : Optional.empty();
            };
        } catch (ArithmeticException e) {
            // No file has so many bytes; the checks of values report what is out of range.
            return Optional.empty();
        }
    }

    /** Whether a value may have that many bytes; an odd length may be padded (PS3.5 7.1.1). */
    public boolean fits(long length) {
        return length == bytes
                || length == alternative
                || (length % 2 == 0 && (length - 1 == bytes || length - 1 == alternative));
    }

    /** Whether that many files hold the frames, each padded to an even length. */
    public boolean fitsPadded(long length, int files) {
        return files == frames && frame() % 2 == 1 && length == (frame() + 1) * files;
    }

    /** What is wrong with a value of another length. */
    public String problem(String named, long found) {
        return "the metadata give " + bytes + (bytes == 1 ? " byte" : " bytes") + " (" + reason + "), " + named
                + " has " + found;
    }

    /** The bytes of one frame; 0 if frames do not begin at whole bytes. */
    public long frame() {
        return bytes % frames == 0 ? bytes / frames : 0;
    }

    private static Optional<BulkLength> pixels(Dataset dataset) {
        long rows = number(dataset, 0x00280010);
        long columns = number(dataset, 0x00280011);
        long bits = number(dataset, 0x00280100);
        long samples = number(dataset, 0x00280002);
        long frames = frames(dataset, 0x00280008);
        if (rows < 1 || columns < 1 || bits < 1 || samples < 1 || frames < 1) {
            return Optional.empty();
        }
        String photometric = dataset.text(new Tag(0x00280004)).orElse("").strip();
        boolean halved = photometric.equals("YBR_FULL_422") || photometric.equals("YBR_PARTIAL_422");
        long sampled = halved ? 2 : samples;
        String reason = "Rows " + rows + " x Columns " + columns + " x Samples per Pixel " + samples
                + (halved ? ", of which " + photometric + " keeps 2," : "") + " x Bits Allocated " + bits + " / 8"
                + times(frames);
        long pixels = Math.multiplyExact(Math.multiplyExact(rows * columns, bits), frames);
        return of(Math.multiplyExact(pixels, sampled), Math.multiplyExact(pixels, samples), frames, reason);
    }

    private static Optional<BulkLength> floats(Dataset dataset, int bits) {
        long rows = number(dataset, 0x00280010);
        long columns = number(dataset, 0x00280011);
        long frames = frames(dataset, 0x00280008);
        if (rows < 1 || columns < 1 || frames < 1) {
            return Optional.empty();
        }
        long all = Math.multiplyExact(Math.multiplyExact(rows * columns, bits), frames);
        return of(all, all, frames, "Rows " + rows + " x Columns " + columns + " x " + bits / 8 + times(frames));
    }

    private static Optional<BulkLength> overlay(Dataset dataset, int group) {
        long rows = number(dataset, group | 0x0010);
        long columns = number(dataset, group | 0x0011);
        long frames = frames(dataset, group | 0x0015);
        if (rows < 1 || columns < 1 || frames < 1) {
            return Optional.empty();
        }
        long bits = Math.multiplyExact(rows * columns, frames);
        String reason = "Overlay Rows " + rows + " x Overlay Columns " + columns + " / 8" + times(frames);
        return of(bits, bits, 1, reason);
    }

    /** Entries of 8 bits are packed, or have 16 bits each (PS3.3 C.7.9.2, C.11.1.1). */
    private static Optional<BulkLength> table(Dataset dataset, int descriptor) {
        Element element = dataset.get(new Tag(descriptor)).orElse(null);
        List<String> values = element instanceof Element.Text text ? text.texts() : List.of();
        if (values.size() != 3) {
            return Optional.empty();
        }
        // A signed VR shows more than 32,767 entries as a negative number.
        long entries = whole(values.get(0));
        long bits = whole(values.get(2));
        if (bits < 1 || bits > 16 || entries == NONE) {
            return Optional.empty();
        }
        long count = entries == 0 ? ENTRIES_OF_ZERO : Math.floorMod(entries, ENTRIES_OF_ZERO);
        return of(
                count * (bits > 8 ? 16 : 8),
                count * 16,
                1,
                count + " entries of " + bits + " bits, as the descriptor " + new Tag(descriptor) + " says");
    }

    private static Optional<BulkLength> waveform(Dataset dataset) {
        long channels = number(dataset, 0x003A0005);
        long samples = number(dataset, 0x003A0010);
        long bits = number(dataset, 0x54001004);
        if (channels < 1 || samples < 1 || bits < 1) {
            return Optional.empty();
        }
        long all = Math.multiplyExact(channels * samples, bits);
        return of(
                all,
                all,
                1,
                "Number of Waveform Channels " + channels + " x Number of Waveform Samples " + samples
                        + " x Waveform Bits Allocated " + bits + " / 8");
    }

    private static Optional<BulkLength> of(long bits, long otherBits, long frames, String reason) {
        return Optional.of(new BulkLength((bits + 7) / 8, (otherBits + 7) / 8, Math.toIntExact(frames), reason));
    }

    private static String times(long frames) {
        return frames == 1 ? "" : " x Number of Frames " + frames;
    }

    private static boolean isOverlay(Tag tag) {
        return tag.element() == 0x3000 && (tag.group() & 0xFF01) == 0x6000;
    }

    private static long frames(Dataset dataset, int tag) {
        return dataset.get(new Tag(tag)).isEmpty() ? 1 : number(dataset, tag);
    }

    /** A number; a negative one if there is none. */
    private static long number(Dataset dataset, int tag) {
        return dataset.text(new Tag(tag)).map(BulkLength::whole).orElse(NONE);
    }

    private static long whole(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return NONE;
        }
    }
}

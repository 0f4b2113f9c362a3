package io.github.stowc.media.video;

import io.github.stowc.media.reading.BitReader;
import org.jspecify.annotations.Nullable;

/** The pictures of an MPEG-1 or MPEG-2 video (ITU-T H.262 6.2). */
final class Mpeg2Pictures implements CodedPictures {
    private static final int PICTURE = 0x00;
    private static final int LAST_SLICE = 0xaf;
    private static final int SEQUENCE = 0xb3;
    private static final int EXTENSION = 0xb5;
    private static final int SEQUENCE_EXTENSION = 1;
    private static final int PICTURE_CODING_EXTENSION = 8;
    private static final int FRAME = 3;

    private byte @Nullable [] sequence;
    private @Nullable VideoHeader header;
    private boolean mpeg1;
    private boolean avc;
    private long fields;
    private int structure = FRAME;
    private int slice;

    @Override
    public int wanted(int first) {
        return switch (first) {
            case SEQUENCE -> 8;
            case EXTENSION -> 7;
            default -> 1;
        };
    }

    @Override
    public void unit(byte[] unit, int length) {
        int code = unit[0] & 0xff;
        if (code == PICTURE) {
            // An MPEG-1 stream has no extension between its sequence header and its first picture.
            mpeg1 |= sequence != null && header == null;
            fields += 2;
            structure = FRAME;
            slice = 0;
        } else if (code <= LAST_SLICE) {
            slice = Math.max(slice, code);
            // H.264 has such a byte, after its own start code, before a sequence parameter set.
            avc |= sequence == null && (code & 0x9f) == 0x07;
        } else if (code == SEQUENCE && length == 8 && sequence == null) {
            sequence = unit.clone();
        } else if (code == EXTENSION && length == 7) {
            extension(unit, length);
        }
    }

    private void extension(byte[] unit, int length) {
        int kind = (unit[1] & 0xff) >> 4;
        byte[] known = sequence;
        if (kind == SEQUENCE_EXTENSION && known != null && header == null && !mpeg1) {
            header = Mpeg2Sequence.read(BitReader.of(known, 1, 8), BitReader.of(unit, 1, length));
        } else if (kind == PICTURE_CODING_EXTENSION) {
            int found = unit[3] & 3;
            if (found != FRAME && structure == FRAME) {
                structure = found;
                fields--;
            }
        }
    }

    /** Whether it is MPEG-1: a sequence header without the extension of MPEG-2. */
    boolean isMpeg1() {
        return mpeg1;
    }

    /** Whether it may be H.264: it has no sequence header, but perhaps a parameter set. */
    boolean isAvc() {
        return avc && sequence == null;
    }

    @Override
    public long frames() {
        return (fields + 1) / 2;
    }

    @Override
    public @Nullable VideoHeader header() {
        return header;
    }

    /** Every row of macroblocks begins a slice (H.262 6.1.2.2): so a whole last picture has the last of them. */
    @Override
    public boolean isWhole() {
        VideoHeader known = header;
        if (known == null || known.rows() > 16 * LAST_SLICE) {
            return true;
        }
        int rows = structure == FRAME ? known.rows() : (known.rows() + 1) / 2;
        // The macroblocks of an interlaced sequence come in pairs, so their number of rows may be one more.
        return slice >= (rows + 15) / 16;
    }
}

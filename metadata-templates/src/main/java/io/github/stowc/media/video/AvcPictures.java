package io.github.stowc.media.video;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.reading.BitReader;
import org.jspecify.annotations.Nullable;

/** The pictures of an H.264 video (ITU-T H.264 7.3, annex B). */
final class AvcPictures implements CodedPictures {
    private static final int SLICE = 1;
    private static final int SLICE_A = 2;
    private static final int IDR = 5;
    private static final int SEQUENCE = 7;
    private static final int LONGEST_SLICE_START = 32;
    private static final int LONGEST_SEQUENCE = 4096;

    private final Source source;
    private @Nullable AvcSequence sequence;
    private long fields;

    AvcPictures(Source source) {
        this.source = source;
    }

    @Override
    public int wanted(int first) {
        return switch (first & 31) {
            case SLICE, SLICE_A, IDR -> LONGEST_SLICE_START;
            case SEQUENCE -> LONGEST_SEQUENCE;
            default -> 1;
        };
    }

    @Override
    public void unit(byte[] unit, int length) throws MediaException {
        switch (unit[0] & 31) {
            case SEQUENCE -> sequence(unit, length);
            case SLICE, SLICE_A, IDR -> slice(unit, length);
            default -> {
                // Not the beginning of a picture.
            }
        }
    }

    private void sequence(byte[] unit, int length) throws MediaException {
        AvcSequence found = AvcSequence.read(unit, 0, length);
        AvcSequence known = sequence;
        if (known == null) {
            sequence = found;
        } else if (found != null
                && (found.header().columns() != known.header().columns()
                        || found.header().rows() != known.header().rows())) {
            throw VideoRefusal.changes(source, known.header(), found.header());
        }
    }

    private void slice(byte[] unit, int length) {
        AvcSequence known = sequence;
        boolean firstOfPicture = length > 1 && (unit[1] & 0x80) != 0;
        if (known == null || !firstOfPicture) {
            return;
        }
        fields += known.frameMbsOnly() || !isField(known, unit, length) ? 2 : 1;
    }

    private static boolean isField(AvcSequence sequence, byte[] unit, int length) {
        BitReader in = BitReader.ofNal(unit, 1, length);
        in.ue();
        in.ue();
        in.ue();
        in.skip(sequence.separatePlanes() ? 2 : 0);
        in.skip(sequence.frameNumBits());
        return in.flag();
    }

    @Override
    public long frames() {
        return (fields + 1) / 2;
    }

    @Override
    public @Nullable VideoHeader header() {
        AvcSequence known = sequence;
        return known == null ? null : known.header();
    }
}

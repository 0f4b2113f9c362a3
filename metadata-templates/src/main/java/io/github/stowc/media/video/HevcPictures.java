package io.github.stowc.media.video;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.MediaException;
import org.jspecify.annotations.Nullable;

/** The pictures of an HEVC video (ITU-T H.265 7.3, annex B). */
final class HevcPictures implements CodedPictures {
    private static final int LAST_SLICE = 31;
    private static final int SEQUENCE = 33;
    private static final int LONGEST_SEQUENCE = 4096;

    private final Source source;
    private @Nullable VideoHeader header;
    private long frames;

    HevcPictures(Source source) {
        this.source = source;
    }

    @Override
    public int wanted(int first) {
        int type = first >> 1 & 63;
        if (type == SEQUENCE) {
            return LONGEST_SEQUENCE;
        }
        return type <= LAST_SLICE ? 3 : 1;
    }

    @Override
    public void unit(byte[] unit, int length) throws MediaException {
        int type = unit[0] >> 1 & 63;
        // Layers above the base hold a second view or a higher quality of the same picture.
        boolean base = length > 1 && (unit[0] & 1) == 0 && (unit[1] & 0xf8) == 0;
        if (!base) {
            return;
        }
        if (type == SEQUENCE) {
            sequence(unit, length);
        } else if (type <= LAST_SLICE && length > 2 && (unit[2] & 0x80) != 0 && header != null) {
            frames++;
        }
    }

    private void sequence(byte[] unit, int length) throws MediaException {
        VideoHeader found = HevcSequence.read(unit, 0, length);
        VideoHeader known = header;
        if (known == null) {
            header = found;
        } else if (found != null && (found.columns() != known.columns() || found.rows() != known.rows())) {
            throw VideoRefusal.changes(source, known, found);
        }
    }

    @Override
    public long frames() {
        return frames;
    }

    @Override
    public @Nullable VideoHeader header() {
        return header;
    }
}

package io.github.stowc.template.links;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Tells whether a file that is no picture, video or document is a value's bytes as they are (PS3.18 8.7.3). */
public final class RawValue {
    private static final int RLE_HEADER = 64;

    private RawValue() {}

    /** Whether a file can be raw if a person says so: it has bytes, and is not a broken file of a known kind. */
    public static boolean isPossible(MediaException refusal) {
        return switch (refusal.reason()) {
            case UNRECOGNISED, UNSUPPORTED, MISNAMED, NO_PREAMBLE -> true;
            case EMPTY, TRUNCATED, MALFORMED -> false;
        };
    }

    /**
     * Whether a file that an attribute links to is its raw value.
     *
     * <p>Bytes of no known kind are, and so is what only looks like another kind but has just the length that the
     * metadata give. Text is rarely pixels, and a document is never raw.
     *
     * @param refusal why the file is no picture, video or document
     * @param length the length that the metadata give; null if they give none
     * @throws IOException if the file cannot be read
     */
    public static boolean is(MediaException refusal, Source source, Tag tag, @Nullable BulkLength length)
            throws IOException {
        Reason reason = refusal.reason();
        if (reason == Reason.EMPTY || tag.equals(Tags.ENCAPSULATED_DOCUMENT)) {
            return false;
        }
        if (fits(length, source)) {
            return true;
        }
        boolean unnamed = reason == Reason.UNRECOGNISED && Kind.named(source.name()) == Kind.UNKNOWN;
        if (tag.equals(Tags.PIXEL_DATA)) {
            return unnamed && MediaReader.kind(source) == Kind.UNKNOWN;
        }
        return unnamed || reason == Reason.UNSUPPORTED || reason == Reason.NO_PREAMBLE;
    }

    /** Whether a file has the length that the metadata give; false if they give none. */
    public static boolean fits(@Nullable BulkLength length, Source source) {
        return length != null && length.fits(source.size());
    }

    /** Whether bytes begin with the header of a frame in RLE: a count and ascending offsets (PS3.5 G.5). */
    public static boolean isRle(Source source) throws IOException {
        try (InputStream in = source.open()) {
            byte[] head = in.readNBytes(RLE_HEADER);
            if (head.length < RLE_HEADER) {
                return false;
            }
            ByteBuffer numbers = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            int segments = numbers.getInt();
            boolean is = segments >= 1 && segments <= 15 && numbers.getInt(4) == RLE_HEADER;
            for (int i = 2; is && i <= 15; i++) {
                int offset = numbers.getInt(4 * i);
                is = i <= segments ? offset > numbers.getInt(4 * i - 4) && offset < source.size() : offset == 0;
            }
            return is;
        }
    }
}

package io.github.stowc.media.video;

import io.github.stowc.bytes.ByteWindow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a movie tells besides its pictures: where it was recorded, and how viewers turn it. Only the presence of a place is
 * kept, never the place.
 */
final class Mp4Metadata {
    private static final int LONGEST_KEYS = 65_536;
    private static final int ONE = 0x10000;

    private Mp4Metadata() {}

    static void warn(ByteWindow in, Mp4Box movie, Mp4Box track, VideoHeader header, List<String> warnings)
            throws IOException {
        int degrees = degrees(in, track);
        if (degrees != 0) {
            warnings.add(VideoWarning.turned(degrees, header));
        }
        if (hasPlace(in, movie)) {
            warnings.add(VideoWarning.PLACE);
        }
    }

    /** The matrix of a track header that turns pictures clockwise (ISO/IEC 14496-12 8.3.2). */
    private static int degrees(ByteWindow in, Mp4Box track) throws IOException {
        Mp4Box header = track.required(in, "tkhd");
        header.need(in, 24);
        long matrix = header.body() + (in.u8(header.body()) == 1 ? 52 : 40);
        if (matrix + 36 > header.end()) {
            return 0;
        }
        int a = (int) in.u32(matrix);
        int b = (int) in.u32(matrix + 4);
        if (a == 0 && b == ONE) {
            return 90;
        }
        if (a == 0 && b == -ONE) {
            return 270;
        }
        return a == -ONE ? 180 : 0;
    }

    private static boolean hasPlace(ByteWindow in, Mp4Box movie) throws IOException {
        Mp4Box user = movie.child(in, 0, "udta");
        if (user != null && (user.child(in, 0, "\u00a9xyz") != null || user.child(in, 0, "loci") != null)) {
            return true;
        }
        return hasPlaceKey(in, movie) || (user != null && hasPlaceKey(in, user));
    }

    private static boolean hasPlaceKey(ByteWindow in, Mp4Box around) throws IOException {
        Mp4Box meta = around.child(in, 0, "meta");
        if (meta == null || meta.length() < 8) {
            return false;
        }
        // In QuickTime the box has no version and flags before its first atom.
        int fields = in.u32(meta.body()) == 0 ? 4 : 0;
        Mp4Box keys = meta.child(in, fields, "keys");
        if (keys == null) {
            return false;
        }
        byte[] names = in.copy(keys.body(), (int) Math.min(LONGEST_KEYS, keys.length()));
        return new String(names, StandardCharsets.ISO_8859_1).contains("location");
    }
}

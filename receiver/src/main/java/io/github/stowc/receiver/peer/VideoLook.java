package io.github.stowc.receiver.peer;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Looks into a video for what dcm4chee-arc cannot use. */
final class VideoLook {
    private static final int MOST = 16 << 20;
    private static final int PACKET = 188;
    private static final int SYNC = 0x47;
    private static final int HIGH = 100;
    private static final int MAIN_10 = 2;
    private static final String UNSUPPORTED = "profile_idc/level_idc not supported";

    private VideoLook() {}

    /** Why it is refused; empty if it is not. */
    static String problem(StoredPart part) throws IOException {
        try (ByteWindow window = new ByteWindow(part.source(part.contentLocation()))) {
            if (window.size() > PACKET && window.u8(0) == SYNC && window.u8(PACKET) == SYNC) {
                return "a transport stream is not supported";
            }
            return part.contentType().equals("video/mp4") ? mp4(window) : "";
        }
    }

    /** The sample entries of a file of boxes (ISO/IEC 14496-12, 14496-15). */
    private static String mp4(ByteWindow window) throws IOException {
        if (!window.has(4, "ftyp")) {
            return "no MP4";
        }
        String movie = movie(window);
        int avc = movie.indexOf("avcC");
        int hevc = movie.indexOf("hvcC");
        boolean isTaken = (avc > 0 && avc + 5 < movie.length())
                ? movie.contains("avc1") && movie.charAt(avc + 5) == HIGH
                : hevc > 0
                        && hevc + 5 < movie.length()
                        && movie.contains("hvc1")
                        && (movie.charAt(hevc + 5) & 0x1F) <= MAIN_10;
        if (!isTaken) {
            return UNSUPPORTED;
        }
        return movie.contains("mvex") ? "a fragmented MP4 is not supported" : "";
    }

    private static String movie(ByteWindow window) throws IOException {
        long at = 0;
        while (at + 16 <= window.size()) {
            long length = window.u32(at);
            if (length == 1) {
                length = (window.u32(at + 8) << 32) | window.u32(at + 12);
            } else if (length == 0) {
                length = window.size() - at;
            }
            if (length < 8 || length > window.size() - at) {
                break;
            }
            if (window.has(at + 4, "moov")) {
                return new String(window.copy(at, (int) Math.min(length, MOST)), StandardCharsets.ISO_8859_1);
            }
            at += length;
        }
        return "";
    }
}

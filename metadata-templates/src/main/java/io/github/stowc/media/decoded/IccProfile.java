package io.github.stowc.media.decoded;

import java.nio.charset.StandardCharsets;

/** What the beginning of an ICC profile tells. */
final class IccProfile {
    private IccProfile() {}

    /** Whether its description has the name sRGB, in ASCII or UTF-16: then it says what is meant without it too. */
    static boolean isStandard(byte[] beginning) {
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        return text.contains("sRGB") || text.contains("s\0R\0G\0B");
    }
}

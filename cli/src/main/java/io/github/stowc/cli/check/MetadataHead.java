package io.github.stowc.cli.check;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells by the first bytes whether a file that was found in a folder is to be checked. */
final class MetadataHead {
    private static final int HEAD = 1 << 13;

    private MetadataHead() {}

    /**
     * Why a file is left out, as a clause; null if it is to be checked.
     *
     * @throws IOException if it cannot be read
     */
    static @Nullable String reasonToLeaveOut(Source source) throws IOException {
        Kind kind = MediaReader.kind(source);
        return switch (kind) {
            case PART10, DICOM_DATASET, MESSAGE -> null;
            case JSON -> mayBeDicomJson(head(source)) ? null : "JSON text of another kind";
            case XML -> isNamed(source.name()) && isNativeModel(head(source)) ? null : "XML text of another kind";
            case TEXT, UNKNOWN, HTML -> isNamed(source.name()) ? null : kind.label();
            default -> kind.label();
        };
    }

    /** Whether the name claims that it is metadata; what is inside then must be. */
    private static boolean isNamed(String name) {
        return switch (Kind.named(name)) {
            case JSON, XML, PART10 -> true;
            default -> name.endsWith(".mime");
        };
    }

    private static String head(Source source) throws IOException {
        try (InputStream in = source.open()) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean isNativeModel(String head) {
        return head.contains("NativeDicomModel") || head.contains("DicomAttribute");
    }

    /**
     * Whether the first member's name is a tag or a keyword, well or badly written. Without members, such as in an array of
     * numbers, the reader says what is wrong.
     */
    private static boolean mayBeDicomJson(String head) {
        int at = 0;
        while (at < head.length() && "[{ \t\r\n".indexOf(head.charAt(at)) >= 0) {
            at++;
        }
        int end = head.indexOf('"', at + 1);
        boolean isName = at > 0 && end > 0 && head.charAt(at) == '"' && head.lastIndexOf('{', at) >= 0;
        if (!isName) {
            return true;
        }
        String name = head.substring(at + 1, end);
        return digits(name) >= 7 || DataDictionary.standard().find(name).isPresent();
    }

    /** The hexadecimal digits of a name that has nothing else but what people put around them; 0 for another one. */
    private static int digits(String name) {
        int digits = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.digit(c, 16) >= 0) {
                digits++;
            } else if ("(), xX".indexOf(c) < 0) {
                return 0;
            }
        }
        return digits;
    }
}

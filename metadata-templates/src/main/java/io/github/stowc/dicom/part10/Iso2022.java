package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.VR;
import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.MalformedInputException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several repertoires in one text, changed by escape sequences (PS3.5 6.1.2.4 and 6.1.2.5).
 *
 * <p>The first value of Specific Character Set applies again after each line end, page end, tab and delimiter (6.1.2.5.3).
 *
 * @param left G0 at the beginning
 * @param right G1 at the beginning; null if there is none
 * @param all the repertoires to write with, the preferred first
 */
record Iso2022(Repertoire left, @Nullable Repertoire right, List<Repertoire> all) implements TextCodec {
    static final int ESCAPE = 0x1B;

    private static final char REPLACEMENT = '\uFFFD';
    private static final Repertoire[] KNOWN = Repertoire.values();

    Iso2022 {
        all = List.copyOf(all);
    }

    @Override
    public String decode(byte[] bytes, VR vr, boolean replacing) throws CharacterCodingException {
        StringBuilder text = new StringBuilder(bytes.length);
        Repertoire g0 = left;
        Repertoire g1 = right;
        int at = 0;
        while (at < bytes.length) {
            int b = bytes[at] & 0xFF;
            if (b == ESCAPE) {
                Repertoire designated = designatedAt(bytes, at + 1);
                if (designated == null) {
                    malformed(text, replacing);
                    at++;
                } else {
                    g0 = designated.isLeft() ? designated : g0;
                    g1 = designated.isLeft() ? g1 : designated;
                    at += 1 + designated.designationLength();
                }
            } else if (b <= ' ' || b == 0x7F || (b < 0x80 && g0.width() == 1 && isDelimiter(b, vr))) {
                text.append((char) b);
                at++;
                if (isReset(b, vr)) {
                    g0 = left;
                    g1 = right;
                }
            } else {
                Repertoire active = b < 0x80 ? g0 : g1;
                int end = active == null ? at : runEnd(bytes, at, active, vr);
                if (active == null || end == at) {
                    malformed(text, replacing);
                    at++;
                } else {
                    text.append(active.decode(bytes, at, end, replacing));
                    at = end;
                }
            }
        }
        return text.toString();
    }

    private static void malformed(StringBuilder text, boolean replacing) throws CharacterCodingException {
        if (!replacing) {
            throw new MalformedInputException(1);
        }
        text.append(REPLACEMENT);
    }

    private static @Nullable Repertoire designatedAt(byte[] bytes, int from) {
        for (Repertoire repertoire : KNOWN) {
            if (repertoire.isDesignatedAt(bytes, from)) {
                return repertoire;
            }
        }
        return null;
    }

    /** Where the characters of the active repertoire end; the beginning itself if the first one is not whole. */
    private static int runEnd(byte[] bytes, int from, Repertoire active, VR vr) {
        int end = from;
        while (end + active.width() <= bytes.length) {
            for (int i = end; i < end + active.width(); i++) {
                int b = bytes[i] & 0xFF;
                boolean graphic = active.isLeft() ? b > ' ' && b < 0x7F : b >= 0xA0;
                if (!graphic || (active.isLeft() && active.width() == 1 && isDelimiter(b, vr))) {
                    return end;
                }
            }
            end += active.width();
        }
        return end;
    }

    private static boolean isDelimiter(int b, VR vr) {
        return b == '\\' ? vr.isMultiple() : vr == VR.PN && (b == '^' || b == '=');
    }

    private static boolean isReset(int b, VR vr) {
        return b == '\t' || b == '\n' || b == '\f' || b == '\r' || isDelimiter(b, vr);
    }

    @Override
    public byte[] encode(String text, VR vr) throws CharacterCodingException {
        Writer writer = new Writer();
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            if (isReset(codePoint, vr)) {
                writer.reset();
                writer.out.write(codePoint);
            } else if ((codePoint < ' ' && codePoint != ESCAPE) || codePoint == 0x7F) {
                writer.out.write(codePoint);
            } else {
                writer.write(codePoint, vr);
            }
        }
        writer.reset();
        return writer.out.toByteArray();
    }

    /** The state of one encoding. */
    private final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final Map<Repertoire, CharsetEncoder> encoders = new EnumMap<>(Repertoire.class);
        private Repertoire g0 = left;
        private @Nullable Repertoire g1 = right;

        void reset() {
            if (g0 != left) {
                left.designate(out);
                g0 = left;
            }
            if (g1 != right && right != null) {
                right.designate(out);
            }
            g1 = right;
        }

        void write(int codePoint, VR vr) throws UnencodableException {
            String character = Character.toString(codePoint);
            if (tryWrite(g0, character, vr) || (g1 != null && tryWrite(g1, character, vr))) {
                return;
            }
            for (Repertoire repertoire : all) {
                if (repertoire != g0 && repertoire != g1 && tryWrite(repertoire, character, vr)) {
                    return;
                }
            }
            throw new UnencodableException(codePoint);
        }

        private boolean tryWrite(Repertoire repertoire, String character, VR vr) {
            byte[] bytes = repertoire.encode(
                    character,
                    encoders.computeIfAbsent(repertoire, r -> r.charset().newEncoder()));
            if (bytes == null || bytes[0] == ESCAPE || (bytes.length == 1 && isDelimiter(bytes[0], vr))) {
                return false;
            }
            if (repertoire.isLeft() && g0 != repertoire) {
                repertoire.designate(out);
                g0 = repertoire;
            } else if (!repertoire.isLeft() && g1 != repertoire) {
                repertoire.designate(out);
                g1 = repertoire;
            }
            out.write(bytes, 0, bytes.length);
            return true;
        }
    }
}

package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.VR;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the text of a dataset is encoded in bytes, by Specific Character Set (0008,0005) (PS3.3 C.12.1.1.2, PS3.5 6.1), with
 * code extensions by the escape sequences of ISO 2022.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class SpecificCharacterSet {
    /** The default repertoire, ISO-IR 6, which a dataset without the attribute has. */
    public static final SpecificCharacterSet DEFAULT =
            new SpecificCharacterSet(List.of(), new TextCodec.Plain(StandardCharsets.US_ASCII, false), false);

    /** Unicode in UTF-8, which has every character. */
    public static final SpecificCharacterSet UTF_8 =
            new SpecificCharacterSet(List.of("ISO_IR 192"), new TextCodec.Plain(StandardCharsets.UTF_8, false), false);

    private final List<String> terms;
    private final TextCodec codec;
    /** Whether bytes 5C and 7E mean other characters than in ASCII. */
    private final boolean romaji;

    private SpecificCharacterSet(List<String> terms, TextCodec codec, boolean romaji) {
        this.terms = terms;
        this.codec = codec;
        this.romaji = romaji;
    }

    /**
     * The character set of the attribute's values.
     *
     * @param terms the values in order; an empty first one means the default repertoire
     * @throws IllegalArgumentException with the reason, if one is not a defined term, or does not go with the others
     */
    public static SpecificCharacterSet of(List<String> terms) {
        if (terms.isEmpty() || (terms.size() == 1 && terms.get(0).isEmpty())) {
            return DEFAULT;
        }
        if (terms.size() == 1 && !terms.get(0).startsWith("ISO 2022 ")) {
            return plain(terms.get(0));
        }
        return extended(List.copyOf(terms));
    }

    /**
     * The defined term that is meant by a value in another spelling, such as {@code UTF-8}, {@code ISO-IR 100} or
     * {@code ISO_8859-1}; empty if the value is a defined term or means none.
     */
    public static Optional<String> meant(String value) {
        if (value.length() > 32 || isTerm(value)) {
            return Optional.empty();
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = Character.toUpperCase(value.charAt(i));
            if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
                plain.append(c);
            }
        }
        String term = term(plain.toString());
        return isTerm(term) ? Optional.of(term) : Optional.empty();
    }

    /** The character set that is meant by values of which some are in another spelling; empty if one means none. */
    static Optional<SpecificCharacterSet> meantBy(List<String> values) {
        List<String> terms = new ArrayList<>(values.size());
        for (String value : values) {
            terms.add(meant(value).orElse(value));
        }
        try {
            return Optional.of(of(terms));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isTerm(String value) {
        try {
            return !value.isEmpty() && !of(List.of(value)).terms().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The term for a name in letters and digits alone; empty if there is none. */
    private static String term(String plain) {
        if (plain.startsWith("ISO2022IR")) {
            return "ISO 2022 IR " + plain.substring(9);
        }
        if (plain.startsWith("ISOIR")) {
            String number = plain.substring(5);
            return isTerm("ISO_IR " + number) ? "ISO_IR " + number : "ISO 2022 IR " + number;
        }
        return switch (plain) {
            case "UTF8", "UNICODE", "UTF8MB4" -> "ISO_IR 192";
            case "ASCII", "USASCII", "ISO646" -> "ISO_IR 6";
            case "ISO88591", "LATIN1" -> "ISO_IR 100";
            case "ISO88592", "LATIN2" -> "ISO_IR 101";
            case "ISO88593", "LATIN3" -> "ISO_IR 109";
            case "ISO88594", "LATIN4" -> "ISO_IR 110";
            case "ISO88595" -> "ISO_IR 144";
            case "ISO88596" -> "ISO_IR 127";
            case "ISO88597" -> "ISO_IR 126";
            case "ISO88598" -> "ISO_IR 138";
            case "ISO88599", "LATIN5" -> "ISO_IR 148";
            case "ISO885915", "LATIN9" -> "ISO_IR 203";
            case "ISO885911", "TIS620" -> "ISO_IR 166";
            case "GB18030", "GBK" -> plain;
            default -> "";
        };
    }

    private static SpecificCharacterSet plain(String term) {
        String charset = switch (term) {
            case "ISO_IR 6" -> "US-ASCII";
            case "ISO_IR 192" -> "UTF-8";
            case "GB18030", "GBK" -> term;
            default -> {
                Repertoire repertoire = term.startsWith("ISO_IR ") ? repertoire(term.substring(7)) : null;
                if (repertoire == null || repertoire.width() != 1) {
                    throw new IllegalArgumentException(
                            "\"" + term + "\" is not a defined term of Specific Character Set (PS3.3 C.12.1.1.2)");
                }
                yield repertoire.charset().name();
            }
        };
        boolean romaji = term.equals("ISO_IR 13");
        return new SpecificCharacterSet(List.of(term), new TextCodec.Plain(Charset.forName(charset), romaji), romaji);
    }

    private static SpecificCharacterSet extended(List<String> terms) {
        List<Repertoire> named = new ArrayList<>();
        for (String term : terms) {
            String number = term;
            if (term.isEmpty()) {
                number = "6";
            } else if (term.startsWith("ISO 2022 IR ")) {
                number = term.substring(12);
            } else if (term.startsWith("ISO_IR ")) {
                number = term.substring(7);
            }
            Repertoire repertoire = repertoire(number);
            if (repertoire == null) {
                throw new IllegalArgumentException(
                        "\"" + term + "\" is not a defined term of Specific Character Set with"
                                + " code extensions (PS3.3 C.12.1.1.2)");
            }
            named.add(repertoire);
        }
        Repertoire first = named.get(0);
        Repertoire left = first == Repertoire.KATAKANA ? Repertoire.ROMAJI : Repertoire.ASCII;
        Set<Repertoire> all = EnumSet.noneOf(Repertoire.class);
        List<Repertoire> ordered = new ArrayList<>();
        for (Repertoire repertoire : named) {
            // ISO-IR 13 comes with ISO-IR 14, which has its letters.
            if (repertoire == Repertoire.KATAKANA && all.add(Repertoire.ROMAJI)) {
                ordered.add(Repertoire.ROMAJI);
            }
            if (all.add(repertoire)) {
                ordered.add(repertoire);
            }
        }
        if (all.add(Repertoire.ASCII)) {
            ordered.add(Repertoire.ASCII);
        }
        return new SpecificCharacterSet(
                terms, new Iso2022(left, first.isLeft() ? null : first, ordered), left == Repertoire.ROMAJI);
    }

    private static @Nullable Repertoire repertoire(String number) {
        return switch (number) {
            case "6" -> Repertoire.ASCII;
            case "13" -> Repertoire.KATAKANA;
            case "100" -> Repertoire.LATIN_1;
            case "101" -> Repertoire.LATIN_2;
            case "109" -> Repertoire.LATIN_3;
            case "110" -> Repertoire.LATIN_4;
            case "144" -> Repertoire.CYRILLIC;
            case "127" -> Repertoire.ARABIC;
            case "126" -> Repertoire.GREEK;
            case "138" -> Repertoire.HEBREW;
            case "148" -> Repertoire.LATIN_5;
            case "203" -> Repertoire.LATIN_9;
            case "166" -> Repertoire.THAI;
            case "87" -> Repertoire.KANJI;
            case "159" -> Repertoire.SUPPLEMENTARY_KANJI;
            case "149" -> Repertoire.HANGUL;
            case "58" -> Repertoire.HANZI;
            default -> null;
        };
    }

    /** The values of Specific Character Set; none for the default repertoire. */
    public List<String> terms() {
        return terms;
    }

    /**
     * The text of a value field, padding included. If the VR takes several values, each {@code \} in the text delimits two
     * of them: byte 5C inside a character of several bytes does not become one.
     *
     * @throws CharacterCodingException if the bytes are not text in this character set
     */
    public String decode(byte[] bytes, VR vr) throws CharacterCodingException {
        String ascii = ascii(bytes, vr);
        return ascii != null ? ascii : codec.decode(bytes, vr, false);
    }

    /** Like {@link #decode}, with U+FFFD for what is not text in this character set. */
    public String decodeReplacing(byte[] bytes, VR vr) {
        String ascii = ascii(bytes, vr);
        if (ascii != null) {
            return ascii;
        }
        try {
            return codec.decode(bytes, vr, true);
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("a replacing decoder does not fail", e);
        }
    }

    /** The text if it is ASCII, which needs no decoder and which nearly all text is; else null. */
    private @Nullable String ascii(byte[] bytes, VR vr) {
        boolean otherLetters = romaji && vr.usesCharacterSet();
        for (byte b : bytes) {
            if (b < 0 || b == Iso2022.ESCAPE || (otherLetters && (b == '\\' || b == '~'))) {
                return null;
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * The bytes of a text, not padded. If the VR takes several values, each {@code \} in the text delimits two of them.
     *
     * @throws CharacterCodingException naming a character of the text that the character set lacks
     */
    public byte[] encode(String text, VR vr) throws CharacterCodingException {
        boolean otherLetters = romaji && vr.usesCharacterSet();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || c == Iso2022.ESCAPE || (otherLetters && (c == '\\' || c == '~'))) {
                return codec.encode(text, vr);
            }
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return terms.isEmpty() ? "ISO_IR 6" : String.join("\\", terms);
    }
}

package io.github.stowc.dicom.json;

import io.github.stowc.bytes.Printable;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.syntax.DecodingReader;
import io.github.stowc.dicom.syntax.Limits;
import io.github.stowc.dicom.syntax.Problems;
import io.github.stowc.dicom.text.Positions;
import io.github.stowc.dicom.text.Problem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** Takes the text of the parser's current token, and reports what is wrong with its characters. */
final class Texts {
    private static final int LETTERS = 26;
    private static final VR[] BY_LETTERS = new VR[LETTERS * LETTERS];

    static {
        for (VR vr : VR.values()) {
            BY_LETTERS[(vr.name().charAt(0) - 'A') * LETTERS + vr.name().charAt(1) - 'A'] = vr;
        }
    }

    private final JsonParser parser;
    private final DecodingReader source;
    private final Problems problems;

    public Texts(JsonParser parser, DecodingReader source, Problems problems) {
        this.parser = parser;
        this.source = source;
        this.problems = problems;
    }

    /** The VR that the current string names; null if it names none. */
    @Nullable
    VR vr() {
        if (parser.getStringLength() != 2) {
            return null;
        }
        char[] chars = parser.getStringCharacters();
        int at = parser.getStringOffset();
        return vr(chars[at], chars[at + 1]);
    }

    static @Nullable VR vr(char first, char second) {
        boolean letters = first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z';
        return letters ? BY_LETTERS[(first - 'A') * LETTERS + second - 'A'] : null;
    }

    /** The text of the current string or number, cut if it is longer than the reader takes. */
    String text(Attribute attribute) throws IOException {
        int length = parser.getStringLength();
        if (length > Limits.TEXT) {
            tooLong(attribute, length + " characters");
            return "";
        }
        char[] chars = parser.getStringCharacters();
        int offset = parser.getStringOffset();
        int union = 0;
        for (int i = offset; i < offset + length; i++) {
            union |= chars[i];
        }
        if (union >= 0x80) {
            checkCharacters(attribute, chars, offset, length);
        }
        return new String(chars, offset, length);
    }

    void tooLong(Attribute attribute, String size) throws IOException {
        attribute.flaws |= Positions.FLAWED_VALUE;
        if (!attribute.isFirst(JsonRule.LIMIT)) {
            return;
        }
        attribute.quiet = true;
        problems.report(Problem.of(
                        JsonRule.LIMIT,
                        "the value has " + size + ", more than this program takes in metadata",
                        "keep it in a file of its own and link it with BulkDataURI")
                .at(attribute.line, attribute.column)
                .withTag(attribute.tag));
    }

    private void checkCharacters(Attribute attribute, char[] chars, int offset, int length) throws IOException {
        if (source.hasMalformed()) {
            checkEncoding(attribute);
        }
        for (int i = offset; i < offset + length; i++) {
            char c = chars[i];
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < offset + length && Character.isSurrogatePair(c, chars[i + 1]);
                if (!pair) {
                    unpaired(attribute, c);
                    return;
                }
                i++;
            }
        }
    }

    private void unpaired(Attribute attribute, char c) throws IOException {
        if (attribute.isFirst(JsonRule.ENCODING)) {
            attribute.flaws |= Positions.FLAWED_VALUE;
            TokenStreamLocation place = parser.currentTokenLocation();
            problems.report(Problem.of(
                            JsonRule.ENCODING,
                            "the escape \\u" + Integer.toHexString(c) + " is one half of a character without the other",
                            "write the character itself, or both halves")
                    .at(place.getLineNr(), place.getColumnNr())
                    .withTag(attribute.tag));
        }
    }

    /** Like {@link #checkEncoding(Tag, int, int)}; also marks the attribute as flawed. */
    void checkEncoding(Attribute attribute) throws IOException {
        if (checkEncoding(attribute.tag, attribute.line, attribute.column)) {
            attribute.flaws |= Positions.FLAWED_VALUE;
        }
    }

    /**
     * Reports the first malformed byte sequence read so far that was not reported yet.
     *
     * @param tag the attribute that it is in; null for none
     * @param line its place, used if the bytes are not in the current token
     * @return whether there was one
     */
    boolean checkEncoding(@Nullable Tag tag, int line, int column) throws IOException {
        long at = source.takeMalformed(parser.currentLocation().getCharOffset());
        if (at < 0) {
            return false;
        }
        TokenStreamLocation token = parser.currentTokenLocation();
        long behind = at - token.getCharOffset();
        boolean inToken = behind >= 0 && token.getLineNr() > 0;
        malformed(inToken ? token.getLineNr() : line, inToken ? (int) (token.getColumnNr() + behind) : column, tag);
        return true;
    }

    void malformed(int line, int column, @Nullable Tag tag) throws IOException {
        problems.report(Problem.of(
                        JsonRule.ENCODING,
                        "the byte 0x"
                                + Printable.hex(source.malformedByte())
                                + " does not belong to a character of " + source.charset(),
                        "save the file as UTF-8")
                .at(line, column)
                .withTag(tag));
    }
}

package io.github.stowc.dicom.xml;

import io.github.stowc.bytes.Printable;
import io.github.stowc.dicom.syntax.Limits;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Problem;
import java.util.Arrays;

/**
 * Follows the markup of a text that an XML parser is about to read, to bound what the parser holds in memory and to know
 * where each start tag begins.
 *
 * <p>It does not tell whether the text is well-formed: in a text that is not, what it takes for markup does not matter.
 */
final class Markup {
    private enum State {
        TEXT,
        OPEN,
        START_TAG,
        END_TAG,
        INSTRUCTION,
        DECLARATION,
        COMMENT,
        CDATA
    }

    private static final String CDATA_OPEN = "[CDATA[";

    private State state = State.TEXT;
    /** The quote that an attribute's value is in; 0 outside. */
    private char quote;

    private char previous;
    private char beforePrevious;
    private int line = 1;
    private int column = 1;
    private int openLine;
    private int openColumn;
    /** Characters of the markup so far. */
    private int length;

    /** Characters of a reference so far; 0 outside. */
    private int reference;

    private int depth;
    private boolean begun;
    /** Line and column of the start tags that the parser has not reached yet; a ring. */
    private int[] tags = new int[64];

    private int first;
    private int pending;

    /**
     * Follows the next characters.
     *
     * @throws DicomTextException at a character that XML does not allow, a document type declaration, or markup over a limit
     */
    void follow(char[] text, int offset, int count) throws DicomTextException {
        for (int i = offset; i < offset + count; i++) {
            char c = text[i];
            if (c < ' ' || c >= '\uFFFE') {
                checkCharacter(c);
            }
            if (state == State.TEXT) {
                text(c);
            } else {
                length++;
                follow(c);
            }
            count(c);
        }
    }

    /** Where the next character will be. */
    Place place() {
        return new Place(line, column);
    }

    /** The place of the first start tag not taken yet. */
    Place takeStartTag() {
        if (pending == 0) {
            return place();
        }
        Place place = new Place(tags[2 * first], tags[2 * first + 1]);
        first = (first + 1) % (tags.length / 2);
        pending--;
        return place;
    }

    private void checkCharacter(char c) throws DicomTextException {
        if (c != '\n' && c != '\r' && c != '\t') {
            throw new DicomTextException(Problem.of(
                            XmlRule.SYNTAX,
                            "XML cannot have the character " + Printable.code(c),
                            "remove it; DICOM JSON and DICOM files can have it")
                    .at(place()));
        }
    }

    private void checkBeginning(char c) throws DicomTextException {
        if (c > ' ') {
            throw new DicomTextException(Problem.of(
                            XmlRule.SYNTAX,
                            "XML begins with <, found " + Printable.character(c),
                            "write <NativeDicomModel> … </NativeDicomModel>")
                    .at(place()));
        }
    }

    private void count(char c) {
        if (c == '\n' && previous == '\r') {
            column = 1;
        } else if (c == '\n' || c == '\r') {
            line++;
            column = 1;
        } else {
            column++;
        }
        beforePrevious = previous;
        previous = c;
    }

    private void text(char c) throws DicomTextException {
        if (c == '<') {
            open();
        } else if (!begun) {
            checkBeginning(c);
        } else if (c == '&') {
            reference = 1;
        } else if (c == ';') {
            reference = 0;
        } else if (reference > 0 && ++reference > MarkupLimits.REFERENCE) {
            throw new DicomTextException(Problem.of(
                            XmlRule.SYNTAX, "the & before begins no reference", "write &amp; for an ampersand itself")
                    .at(place()));
        }
    }

    private void open() {
        reference = 0;
        begun = true;
        state = State.OPEN;
        openLine = line;
        openColumn = column;
        length = 1;
        quote = 0;
    }

    private void follow(char c) throws DicomTextException {
        switch (state) {
            case OPEN -> opened(c);
            case START_TAG -> startTag(c);
            case END_TAG -> {
                if (c == '>') {
                    depth--;
                    state = State.TEXT;
                }
                limit(MarkupLimits.TAG, "an end tag");
            }
            case INSTRUCTION -> {
                endAt(c == '>' && previous == '?');
                limit(MarkupLimits.TAG, "a processing instruction");
            }
            case DECLARATION -> declaration(c);
            case COMMENT -> {
                endAt(c == '>' && previous == '-' && beforePrevious == '-' && length > 6);
                limit(MarkupLimits.COMMENT, "a comment");
            }
            case CDATA -> endAt(c == '>' && previous == ']' && beforePrevious == ']');
            case TEXT -> {}
        }
    }

    private void endAt(boolean end) {
        state = end ? State.TEXT : state;
    }

    private void opened(char c) throws DicomTextException {
        state = switch (c) {
            case '/' -> State.END_TAG;
            case '?' -> State.INSTRUCTION;
            case '!' -> State.DECLARATION;
            default -> State.START_TAG;
        };
        if (state == State.START_TAG) {
            push();
            if (++depth > Limits.DEPTH) {
                throw limit("the XML is nested deeper than " + Limits.DEPTH + " levels");
            }
        }
    }

    private void push() {
        int capacity = tags.length / 2;
        if (pending == capacity) {
            int[] longer = Arrays.copyOf(tags, 2 * tags.length);
            // The part that had wrapped around goes after the rest.
            System.arraycopy(tags, 0, longer, tags.length, 2 * first);
            tags = longer;
            capacity *= 2;
        }
        int at = (first + pending++) % capacity;
        tags[2 * at] = openLine;
        tags[2 * at + 1] = openColumn;
    }

    private void startTag(char c) throws DicomTextException {
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            depth -= previous == '/' ? 1 : 0;
            state = State.TEXT;
        }
        limit(MarkupLimits.TAG, "a start tag");
    }

    private void declaration(char c) throws DicomTextException {
        if (length == 4 && c == '-' && previous == '-') {
            state = State.COMMENT;
        } else if (length >= 3 && length < 3 + CDATA_OPEN.length() && c == CDATA_OPEN.charAt(length - 3)) {
            state = length == 2 + CDATA_OPEN.length() ? State.CDATA : state;
        } else if (!(length == 3 && c == '-')) {
            throw new DicomTextException(Problem.of(
                            XmlRule.DOCTYPE,
                            "a document type declaration has no place here and is not followed",
                            "remove it")
                    .at(new Place(openLine, openColumn)));
        }
    }

    private void limit(int most, String what) throws DicomTextException {
        if (length > most) {
            throw limit(what + " is longer than " + most + " characters");
        }
    }

    private DicomTextException limit(String what) {
        return new DicomTextException(Problem.of(XmlRule.LIMIT, what + ", more than this program reads", "")
                .at(new Place(openLine, openColumn)));
    }
}

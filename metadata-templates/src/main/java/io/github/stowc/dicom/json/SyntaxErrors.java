package io.github.stowc.dicom.json;

import io.github.stowc.dicom.syntax.DecodingReader;
import io.github.stowc.dicom.syntax.Excerpt;
import io.github.stowc.dicom.syntax.Limits;
import io.github.stowc.dicom.syntax.Problems;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Problem;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Turns the parser's failure into a problem with a place. */
final class SyntaxErrors {
    private static final int LOOK_BACK = 2_000;
    private static final int SHOWN = 40;

    private final DecodingReader source;
    private final Texts texts;
    private final Problems problems;

    SyntaxErrors(DecodingReader source, Texts texts, Problems problems) {
        this.source = source;
        this.texts = texts;
        this.problems = problems;
    }

    /** Reports the parser's failure, or rethrows it if it came from the input. */
    void report(JacksonException e, boolean behindTheEnd, JsonParser parser) throws IOException {
        if (e instanceof JacksonIOException && e.getCause() instanceof IOException cause) {
            throw cause;
        }
        TokenStreamLocation given = e.getLocation();
        TokenStreamLocation place = given != null && given.getLineNr() > 0 ? given : parser.currentLocation();
        int line = Math.max(1, place.getLineNr());
        int column = Math.max(1, place.getColumnNr());
        if (e instanceof StreamConstraintsException) {
            problems.report(Problem.of(JsonRule.LIMIT, limit(e.getOriginalMessage()), "")
                    .at(line, column));
        } else if (source.takeMalformed(place.getCharOffset() + 1) >= 0) {
            texts.malformed(line, column, null);
        } else if (behindTheEnd) {
            reportTrailing(problems, line, column);
        } else if (e instanceof UnexpectedEndOfInputException) {
            problems.report(Problem.of(
                            JsonRule.SYNTAX,
                            "the file ends in the middle of a JSON value",
                            "look for a missing \", } or ], or get the file again if it was cut off")
                    .at(line, column));
        } else {
            reportSyntax(e.getOriginalMessage(), line, column, place.getCharOffset(), parser);
        }
    }

    private void reportSyntax(String complaint, int line, int column, long offset, JsonParser parser)
            throws IOException {
        SyntaxMessage text = SyntaxMessage.of(complaint);
        Place place = new Place(line, column);
        if (parser.currentToken() == null) {
            String start = source.recent(0, SHOWN);
            int end = start.indexOf('\n');
            String shown = Excerpt.of(end < 0 ? start : start.substring(0, end));
            text = new SyntaxMessage(
                    "this is not JSON: it begins with " + shown,
                    "give metadata, which begin with [, or the file itself");
        } else if (complaint.contains("expecting comma")) {
            place = endBefore(line, column, offset);
        }
        problems.report(
                Problem.of(JsonRule.SYNTAX, text.message(), text.remedy()).at(place));
    }

    /** The last character of the value before a place: what is missing there belongs after it. */
    private Place endBefore(int line, int column, long offset) {
        String before = source.recent(offset - Math.min(offset, LOOK_BACK), offset);
        int end = before.length();
        int lines = 0;
        while (end > 0 && before.charAt(end - 1) <= ' ') {
            lines += before.charAt(--end) == '\n' ? 1 : 0;
        }
        if (end == 0) {
            return new Place(line, column);
        }
        int start = before.lastIndexOf('\n', end - 1) + 1;
        boolean cut = start == 0 && before.length() < offset;
        if (lines == 0) {
            return new Place(line, Math.max(1, column - (before.length() - end) - 1));
        }
        return cut ? new Place(line, column) : new Place(line - lines, end - start);
    }

    static void reportTrailing(Problems problems, int line, int column) throws IOException {
        problems.report(Problem.of(
                        JsonRule.TRAILING_CONTENT,
                        "something follows the end of the JSON value",
                        "remove it; several instances go into one array")
                .at(line, column));
    }

    private static String limit(String message) {
        if (message.startsWith("Document nesting")) {
            return "the JSON is nested deeper than " + Limits.DEPTH + " levels, more than this program reads";
        }
        if (message.startsWith("String")) {
            return "a string, name or number is longer than " + JsonLimits.STRING
                    + " characters, more than this program reads";
        }
        if (message.startsWith("Number")) {
            return "a number is longer than " + JsonLimits.NUMBER + " characters, more than this program reads";
        }
        if (message.startsWith("Name")) {
            return "a name is longer than " + JsonLimits.NAME + " characters, more than this program reads";
        }
        return message;
    }
}

package io.github.stowc.dicom.json;

import io.github.stowc.dicom.syntax.DecodingReader;
import io.github.stowc.dicom.syntax.Limits;
import io.github.stowc.dicom.syntax.Problems;
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
            SyntaxMessage text = SyntaxMessage.of(e.getOriginalMessage());
            problems.report(
                    Problem.of(JsonRule.SYNTAX, text.message(), text.remedy()).at(line, column));
        }
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

package io.github.stowc.anatomy.report;

import io.github.stowc.anatomy.Span;
import java.util.Locale;

/** What is said of each kind of bytes. */
public final class SpanWords {
    private SpanWords() {}

    /** The word for it. */
    public static String word(Span.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** What the bytes of a kind are, in a sentence or two. */
    public static String meaning(Span.Kind kind) {
        return switch (kind) {
            case PREAMBLE -> "Text before the first delimiter; receivers skip it.";
            case DELIMITER ->
                "The line end before it, two dashes, the boundary, the line end after it. The line end before it is no"
                        + " part of the body above.";
            case PADDING -> "White space after a delimiter, with the line end; receivers skip it.";
            case HEADER -> "The fields of a part, a line each; of a raw request, its first line and fields.";
            case BLANK -> "The empty line that ends the fields.";
            case BODY -> "The content of a part: metadata, bulk data or a DICOM file.";
            case CLOSE -> "The delimiter with two dashes more: no part follows.";
            case EPILOGUE -> "What follows the last delimiter; receivers skip it.";
        };
    }

    /** The sections of RFCs and of DICOM that govern the bytes of a kind. */
    public static String section(Span.Kind kind) {
        return switch (kind) {
            case PREAMBLE, DELIMITER, PADDING, CLOSE, EPILOGUE -> "RFC 2046 5.1.1";
            case HEADER -> "RFC 2046 5.1, RFC 5322 2.2, PS3.18 8.6.1.2; request: RFC 9112 3 and 5";
            case BLANK -> "RFC 2046 5.1; request: RFC 9112 2.1";
            case BODY -> "RFC 2046 5.1, PS3.18 10.5.1";
        };
    }
}

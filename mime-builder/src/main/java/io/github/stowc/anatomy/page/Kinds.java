package io.github.stowc.anatomy.page;

import io.github.stowc.anatomy.Span;
import java.io.IOException;
import java.util.Locale;

/** What the page says of each kind of bytes. */
final class Kinds {
    private Kinds() {}

    /** The word for it, which is its style too. */
    static String word(Span.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** What a heading calls a span. */
    static String title(Span span) {
        return switch (span.kind()) {
            case PREAMBLE -> "Preamble";
            case DELIMITER -> "Delimiter";
            case PADDING -> "Padding after the delimiter";
            case HEADER -> span.part() < 0 ? "Request line and fields" : "Fields";
            case BLANK -> "Empty line";
            case BODY -> "Body";
            case CLOSE -> "Last delimiter";
            case EPILOGUE -> "Epilogue";
        };
    }

    private static String meaning(Span.Kind kind) {
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

    private static String section(Span.Kind kind) {
        return switch (kind) {
            case PREAMBLE, DELIMITER, PADDING, CLOSE, EPILOGUE -> "RFC 2046 5.1.1";
            case HEADER -> "RFC 2046 5.1, RFC 5322 2.2, PS3.18 8.6.1.2; request: RFC 9112 3 and 5";
            case BLANK -> "RFC 2046 5.1; request: RFC 9112 2.1";
            case BODY -> "RFC 2046 5.1, PS3.18 10.5.1";
        };
    }

    /** Writes the legend. */
    static void legend(Html out) throws IOException {
        out.raw("<section aria-labelledby=legend>\n<h2 id=legend>Legend</h2>\n<table>\n")
                .raw("<thead><tr><th scope=col>Bytes</th><th scope=col>What they are</th>")
                .raw("<th scope=col>Section</th></tr></thead>\n<tbody>\n");
        for (Span.Kind kind : Span.Kind.values()) {
            out.raw("<tr><th scope=row><span class=\"key k-" + word(kind) + "\">" + word(kind) + "</span></th><td>")
                    .text(meaning(kind))
                    .raw("</td><td>")
                    .text(section(kind))
                    .raw("</td></tr>\n");
        }
        out.raw("</tbody>\n</table>\n<p>")
                .text("Lines of the framing end with CR LF (RFC 2046 5.1.1, RFC 9112 2.2). ")
                .raw("<b class=mark>CR</b> is byte 13, <b class=mark>LF</b> 10, <b class=mark>·</b> a space at the"
                        + " end of a line, <b class=mark>TAB</b> 9, <b class=mark>\\xE9</b> any other byte. "
                        + "The width of a band grows with the logarithm of its length. "
                        + "Offsets count from 0, parts, instances and items from 1.</p>\n</section>\n");
    }
}

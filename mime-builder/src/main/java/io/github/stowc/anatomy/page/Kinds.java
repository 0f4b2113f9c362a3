package io.github.stowc.anatomy.page;

import io.github.stowc.anatomy.Span;
import io.github.stowc.anatomy.report.SpanWords;
import java.io.IOException;

/** What the page says of each kind of bytes. */
final class Kinds {
    private Kinds() {}

    /** The word for it, which is its style too. */
    static String word(Span.Kind kind) {
        return SpanWords.word(kind);
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

    /** Writes the legend. */
    static void legend(Html out) throws IOException {
        out.raw("<section aria-labelledby=legend>\n<h2 id=legend>Legend</h2>\n<table>\n")
                .raw("<thead><tr><th scope=col>Bytes</th><th scope=col>What they are</th>")
                .raw("<th scope=col>Section</th></tr></thead>\n<tbody>\n");
        for (Span.Kind kind : Span.Kind.values()) {
            out.raw("<tr><th scope=row><span class=\"key k-" + word(kind) + "\">" + word(kind) + "</span></th><td>")
                    .text(SpanWords.meaning(kind))
                    .raw("</td><td>")
                    .text(SpanWords.section(kind))
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

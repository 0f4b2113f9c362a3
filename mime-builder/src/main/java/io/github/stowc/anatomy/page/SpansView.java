package io.github.stowc.anatomy.page;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.Anatomy.Part;
import io.github.stowc.anatomy.Inspection;
import io.github.stowc.anatomy.LineEnd;
import io.github.stowc.anatomy.PartContent;
import io.github.stowc.anatomy.Span;
import java.io.IOException;
import java.util.List;

/** Shows all spans: as bands, then each with its bytes, the parts beyond a limit with a line each. */
final class SpansView {
    private static final PartContent UNKNOWN = new PartContent("", "", List.of(), List.of());

    private final Anatomy anatomy;
    private final List<PartContent> contents;
    private final Links links;
    private final BytesView bytes;
    private final Html out;

    SpansView(Inspection inspection, Links links, BytesView bytes, Html out) {
        this.anatomy = inspection.anatomy();
        this.contents = inspection.contents();
        this.links = links;
        this.bytes = bytes;
        this.out = out;
    }

    /** Writes a band for each span of the parts that are shown in full. */
    void bands() throws IOException {
        List<Span> spans = anatomy.spans();
        out.raw("<section aria-labelledby=bands>\n<h2 id=bands>Bands</h2>\n<ol class=bands>\n");
        for (int i = 0; i < spans.size(); i++) {
            if (spans.get(i).part() < HtmlPage.MAX_PARTS) {
                band(i, spans.get(i));
            }
        }
        out.raw("</ol>\n");
        if (anatomy.parts().size() > HtmlPage.MAX_PARTS) {
            out.raw("<p class=cut>The spans of parts " + (HtmlPage.MAX_PARTS + 1) + " to ")
                    .raw(anatomy.parts().size())
                    .raw(" are in the ")
                    .link("more", "table of further parts")
                    .raw(".</p>\n");
        }
        out.raw("</section>\n");
    }

    private void band(int index, Span span) throws IOException {
        int scale = 64 - Long.numberOfLeadingZeros(span.length());
        String word = Kinds.word(span.kind());
        String flag = severityOf(index);
        out.raw("<li class=g" + Math.min(scale, 40) + "><a class=\"k-" + word + "\" href=\"#" + Links.span(index)
                        + "\"><span>")
                .raw(word + (flag.isEmpty() ? "" : " <b class=" + flag + ">!</b>"))
                .raw("</span> <small>" + span.length() + "</small><span class=hidden> bytes at " + span.offset())
                .raw(", line end " + span.lineEnd().word() + partOf(span) + (flag.isEmpty() ? "" : ", " + flag))
                .raw("</span></a></li>\n");
    }

    private String severityOf(int index) {
        String own = links.severity(Links.span(index));
        Span span = anatomy.spans().get(index);
        return own.isEmpty() && span.kind() == Span.Kind.BODY ? links.severity(Links.part(span.part())) : own;
    }

    private static String partOf(Span span) {
        return span.part() < 0 ? "" : ", part " + (span.part() + 1);
    }

    /** Writes each span with its bytes, and each part with its facts. */
    void all() throws IOException {
        List<Span> spans = anatomy.spans();
        out.raw("<section aria-labelledby=bytes>\n<h2 id=bytes>Byte by byte</h2>\n");
        int i = 0;
        boolean inHead = anatomy.head().isPresent();
        while (i < spans.size()) {
            int part = spans.get(i).part();
            if (part >= HtmlPage.MAX_PARTS) {
                i = further(i);
            } else if (part >= 0) {
                i = part(i);
            } else if (inHead) {
                inHead = false;
                i = head(i);
            } else {
                out.raw("<article class=single>\n");
                span(i++, "h3");
                out.raw("</article>\n");
            }
        }
        if (spans.isEmpty()) {
            out.raw("<p>The file is empty.</p>\n");
        }
        out.raw("</section>\n");
    }

    private int head(int start) throws IOException {
        Anatomy.Head head = anatomy.head().orElseThrow();
        out.raw("<article>\n<h3>Head of the request</h3>\n");
        PartView.fields(head.fields(), out);
        int i = start;
        while (i < anatomy.spans().size() && anatomy.spans().get(i).end() <= head.length()) {
            span(i++, "h4");
        }
        out.raw("</article>\n");
        return i;
    }

    private int part(int start) throws IOException {
        int index = anatomy.spans().get(start).part();
        Part part = anatomy.parts().get(index);
        PartContent content = content(index);
        out.raw("<article id=" + Links.part(index) + ">\n<h3>Part " + (index + 1) + " <small>")
                .foreign(part.fields().mediaType())
                .raw("</small></h3>\n");
        links.findingsAt(Links.part(index), out);
        PartView view = new PartView(out, links);
        view.facts(part, content);
        PartView.fields(part.fields(), out);
        int i = start;
        while (i < anatomy.spans().size() && anatomy.spans().get(i).part() == index) {
            span(i++, "h4");
        }
        view.metadata(content);
        out.raw("</article>\n");
        return i;
    }

    private PartContent content(int part) {
        return part < contents.size() ? contents.get(part) : UNKNOWN;
    }

    private void span(int index, String heading) throws IOException {
        Span span = anatomy.spans().get(index);
        out.raw("<div class=\"span k-" + Kinds.word(span.kind()) + "\" id=" + Links.span(index) + " tabindex=-1>\n<"
                        + heading)
                .raw(">")
                .raw(Kinds.title(span))
                .raw(" <small>offset " + span.offset() + " · " + Html.counted(span.length(), "byte"))
                .raw(" · line end " + lineEnd(span) + "</small></" + heading + ">\n");
        links.findingsAt(Links.span(index), out);
        bytes.show(span);
        out.raw("</div>\n");
    }

    private static String lineEnd(Span span) {
        LineEnd end = span.lineEnd();
        return end == LineEnd.CRLF || end == LineEnd.NONE
                ? end.word()
                : "<strong class=error>" + end.label() + "</strong>";
    }

    /** Writes the parts beyond the limit as a table; the first span after them. */
    private int further(int start) throws IOException {
        out.raw("<article>\n<h3 id=more>Further parts</h3>\n<p class=cut>")
                .raw("Parts beyond the first " + HtmlPage.MAX_PARTS + " are shown without bytes and metadata.</p>\n")
                .raw("<div class=wide tabindex=0 role=region aria-label=\"Further parts\">\n<table>\n<thead><tr>")
                .raw("<th scope=col>Part</th><th scope=col>Said</th><th scope=col>Found</th><th scope=col>Spans")
                .raw("</th><th scope=col>SHA-256</th></tr></thead>\n<tbody>\n");
        int i = start;
        while (i < anatomy.spans().size() && anatomy.spans().get(i).part() >= 0) {
            i = row(i);
        }
        out.raw("</tbody>\n</table>\n</div>\n</article>\n");
        return i;
    }

    private int row(int start) throws IOException {
        int part = anatomy.spans().get(start).part();
        PartContent content = content(part);
        out.raw("<tr id=" + Links.part(part) + "><th scope=row>" + (part + 1) + "</th><td>")
                .foreign(anatomy.parts().get(part).fields().mediaType())
                .raw("</td><td>")
                .foreign(content.found())
                .raw("</td><td>");
        int i = start;
        while (i < anatomy.spans().size() && anatomy.spans().get(i).part() == part) {
            Span span = anatomy.spans().get(i);
            out.raw("<span id=" + Links.span(i) + ">" + Kinds.word(span.kind()) + " " + span.offset() + "+")
                    .raw(span.length() + " " + span.lineEnd().word() + "</span> ");
            links.findingsAt(Links.span(i), out);
            i++;
        }
        links.findingsAt(Links.part(part), out);
        out.raw("</td><td>").foreign(content.sha256()).raw("</td></tr>\n");
        return i;
    }
}

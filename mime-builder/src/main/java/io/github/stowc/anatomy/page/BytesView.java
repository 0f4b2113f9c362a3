package io.github.stowc.anatomy.page;

import io.github.stowc.anatomy.Span;
import io.github.stowc.bytes.Printable;
import java.io.IOException;
import java.util.Locale;

/** Shows the bytes of a span: framing as text, content as hexadecimal numbers and text. */
final class BytesView {
    /** The first bytes of a body that are shown. */
    private static final int FIRST = 256;

    /** The last bytes of a body that are shown. */
    private static final int LAST = 64;

    /** The bytes of framing and fields that are shown. */
    private static final int MAX_TEXT = 16 * 1024;

    private static final int ROW = 16;

    private final MessageBytes in;
    private final Html out;

    BytesView(MessageBytes in, Html out) {
        this.in = in;
        this.out = out;
    }

    void show(Span span) throws IOException {
        switch (span.kind()) {
            case BODY, PREAMBLE, EPILOGUE -> content(span);
            default -> framing(span);
        }
    }

    private void framing(Span span) throws IOException {
        byte[] bytes = in.read(span.offset(), (int) Math.min(span.length(), MAX_TEXT));
        out.raw("<pre class=text tabindex=0>").raw(marked(bytes)).raw("</pre>\n");
        cut(span.length() - bytes.length);
    }

    /** Bytes as ASCII text with marks for what one does not see; lines break after LF, and after CR alone. */
    static String marked(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 2);
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xFF;
            int next = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : '\r';
            if (b == '\r') {
                text.append(mark("CR")).append(next == '\n' || i + 1 == bytes.length ? "" : "\n");
            } else if (b == '\n') {
                text.append(mark("LF")).append(i + 1 == bytes.length ? "" : "\n");
            } else if (b == '\t') {
                text.append(mark("TAB"));
            } else if (b == ' ') {
                text.append(endsLine(bytes, i) ? mark("·") : " ");
            } else if (b < ' ' || b >= 0x7F) {
                text.append(mark("\\x" + Printable.hex(b)));
            } else {
                text.append(Html.escaped(String.valueOf((char) b)));
            }
        }
        return text.toString();
    }

    private static boolean endsLine(byte[] bytes, int at) {
        int i = at;
        while (i < bytes.length && (bytes[i] == ' ' || bytes[i] == '\t')) {
            i++;
        }
        return i == bytes.length || bytes[i] == '\r' || bytes[i] == '\n';
    }

    private static String mark(String sign) {
        return "<b class=mark>" + sign + "</b>";
    }

    private void content(Span span) throws IOException {
        boolean isWhole = span.length() <= FIRST + LAST;
        int first = isWhole ? (int) span.length() : FIRST;
        out.raw("<details" + (isWhole ? " open" : "") + "><summary>")
                .raw(isWhole ? "all bytes" : "first " + FIRST + " and last " + LAST + " bytes")
                .raw("</summary>\n<pre class=hex tabindex=0>");
        dump(span.offset(), in.read(span.offset(), first));
        if (!isWhole) {
            out.raw("<em class=cut>… ")
                    .raw(Html.counted(span.length() - FIRST - LAST, "byte"))
                    .raw(" not shown …</em>\n");
            dump(span.end() - LAST, in.read(span.end() - LAST, LAST));
        }
        out.raw("</pre>\n</details>\n");
    }

    private void dump(long offset, byte[] bytes) throws IOException {
        for (int start = 0; start < bytes.length; start += ROW) {
            StringBuilder line =
                    new StringBuilder("<b class=off>" + String.format(Locale.ROOT, "%10d", offset + start) + "</b>  ");
            StringBuilder text = new StringBuilder();
            for (int i = start; i < start + ROW; i++) {
                line.append(i == start + ROW / 2 ? " " : "");
                line.append(i < bytes.length ? Printable.hex(bytes[i]) + " " : "   ");
                if (i < bytes.length) {
                    text.append(bytes[i] >= ' ' && bytes[i] < 0x7F ? (char) bytes[i] : '.');
                }
            }
            out.raw(line.append(" ").toString()).text(text.toString()).raw("\n");
        }
    }

    private void cut(long missing) throws IOException {
        if (missing > 0) {
            out.raw("<p class=cut>" + Html.counted(missing, "byte") + " more are not shown.</p>\n");
        }
    }
}

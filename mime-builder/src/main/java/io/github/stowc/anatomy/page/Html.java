package io.github.stowc.anatomy.page;

import io.github.stowc.bytes.Printable;
import java.io.IOException;
import java.util.Locale;

/** Writes HTML: markup as it is given, foreign text so that it stays text. Not for several threads. */
final class Html {
    private static final int MAX_CHARACTERS = 1024;

    private final Appendable out;

    Html(Appendable out) {
        this.out = out;
    }

    /** Appends markup, which must not hold anything of the message. */
    Html raw(String markup) throws IOException {
        out.append(markup);
        return this;
    }

    Html raw(long number) throws IOException {
        return raw(Long.toString(number));
    }

    /** Appends a text of this program, in which markup would be shown as text. */
    Html text(String words) throws IOException {
        return raw(escaped(words));
    }

    /** Appends a text of the message, apart from the direction of the text around it; a long one is cut, and it says so. */
    Html foreign(String words) throws IOException {
        int count = words.codePointCount(0, words.length());
        if (count <= MAX_CHARACTERS) {
            return raw("<bdi>").text(words).raw("</bdi>");
        }
        String start = words.substring(0, words.offsetByCodePoints(0, MAX_CHARACTERS));
        return raw("<bdi>")
                .text(start)
                .raw("…</bdi> <em class=cut>cut: it has " + counted(count, "character") + "</em>");
    }

    /** Appends a link within the page. */
    Html link(String id, String words) throws IOException {
        return raw("<a href=\"#" + id + "\">").text(words).raw("</a>");
    }

    /** Appends a row of a list of names and values; the value is markup. */
    Html fact(String name, String markup) throws IOException {
        return raw("<div><dt>").text(name).raw("</dt><dd>").raw(markup).raw("</dd></div>\n");
    }

    /** Appends a row of a list of names and values; the value is a text of the message. */
    Html foreignFact(String name, String words) throws IOException {
        return raw("<div><dt>").text(name).raw("</dt><dd>").foreign(words).raw("</dd></div>\n");
    }

    /** A number with its noun. */
    static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d ", count) + noun + (count == 1 ? "" : "s");
    }

    /**
     * A text in which no character has a meaning in HTML; characters that control, that turn the direction, or that nobody
     * sees are shown as their code points.
     */
    static String escaped(String words) {
        StringBuilder shown = new StringBuilder(words.length() + 16);
        words.codePoints().forEach(c -> append(c, shown));
        return shown.toString();
    }

    private static void append(int c, StringBuilder shown) {
        switch (c) {
            case '<' -> shown.append("&lt;");
            case '>' -> shown.append("&gt;");
            case '&' -> shown.append("&amp;");
            case '"' -> shown.append("&quot;");
            case '\'' -> shown.append("&#39;");
            default -> {
                if (isSeen(c)) {
                    shown.appendCodePoint(c);
                } else {
                    shown.append('{').append(Printable.code(c)).append('}');
                }
            }
        }
    }

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}

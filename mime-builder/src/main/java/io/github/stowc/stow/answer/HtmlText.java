package io.github.stowc.stow.answer;

import java.util.Locale;
import java.util.Map;

/** The text of a web page as a reader of the page sees it: no tags, scripts, styles or comments. */
final class HtmlText {
    private static final Map<String, String> ENTITIES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "copy", "\u00A9", "mdash",
            "\u2014", "ndash", "\u2013", "hellip", "\u2026");
    private static final int MAX_ENTITY = 10;

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private HtmlText(String html) {
        this.html = html;
    }

    /** The text, a block of the page to a line. */
    static String of(String html) {
        HtmlText page = new HtmlText(html);
        page.read();
        return page.text.toString();
    }

    private void read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                tag();
            } else if (c == '&') {
                entity();
            } else {
                // Line ends in the source mean nothing on the page.
                text.append(c == '\n' || c == '\r' ? ' ' : c);
                at++;
            }
        }
    }

    private void tag() {
        if (html.startsWith("<!--", at)) {
            at = behind("-->", at + 4);
            return;
        }
        int end = at + 1;
        if (end < html.length() && html.charAt(end) == '/') {
            end++;
        }
        int start = end;
        while (end < html.length() && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        String name = html.substring(start, end).toLowerCase(Locale.ROOT);
        boolean opens = html.charAt(start - 1) == '<';
        at = behind(">", end);
        if (opens && (name.equals("script") || name.equals("style"))) {
            skipTo("</" + name);
        } else if (!isInline(name)) {
            text.append('\n');
        }
    }

    private static boolean isInline(String name) {
        return switch (name) {
            case "a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "tt", "u" -> true;
            default -> false;
        };
    }

    private void skipTo(String tag) {
        while (at < html.length() && !html.regionMatches(true, at, tag, 0, tag.length())) {
            at++;
        }
    }

    private int behind(String mark, int from) {
        int found = html.indexOf(mark, from);
        return found < 0 ? html.length() : found + mark.length();
    }

    private void entity() {
        int end = html.indexOf(';', at);
        if (end > at && end - at <= MAX_ENTITY) {
            String shown = meaning(html.substring(at + 1, end));
            if (!shown.isEmpty()) {
                text.append(shown);
                at = end + 1;
                return;
            }
        }
        text.append('&');
        at++;
    }

    /** What an entity or a character reference stands for; empty where it is not known. */
    private static String meaning(String name) {
        if (!name.startsWith("#")) {
            return ENTITIES.getOrDefault(name, "");
        }
        boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
        try {
            int code = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
            return Character.isValidCodePoint(code) ? Character.toString(code) : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }
}

package io.github.stowc.stow.answer;

import java.util.ArrayList;
import java.util.List;

/**
 * A Warning field of an answer (RFC 7234 5.5): {@code 299 agent "text" "date"}, or several of these. Some servers do not
 * escape the quotes inside the text.
 */
final class WarningField {
    private static final String QUOTE = "\"";
    /** How many warnings of one field are read. */
    private static final int MOST = 12;

    private WarningField() {}

    /** Its text without code, agent and date; the whole field if it has another form. */
    static String text(String field) {
        List<String> texts = new ArrayList<>();
        int quote = field.indexOf('"');
        while (quote >= 0 && texts.size() < MOST) {
            StringBuilder text = new StringBuilder();
            int end = close(field, quote + 1, text);
            if (!text.isEmpty()) {
                texts.add(text.toString());
            }
            // The next text is that of another warning, not this one's date.
            int comma = nextWarning(field, end);
            quote = comma < 0 ? -1 : field.indexOf('"', comma);
        }
        return AnswerText.oneLine(texts.isEmpty() ? field : String.join("; ", texts));
    }

    /** Appends the text up to the quote that closes it, the last one if need be, and returns the position after it. */
    private static int close(String field, int from, StringBuilder text) {
        int last = field.lastIndexOf('"');
        for (int i = from; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && i + 1 < field.length()) {
                i++;
                c = field.charAt(i);
            } else if (c == '"' && (i == last || isEnd(field, i + 1))) {
                return i + 1;
            }
            text.append(c);
        }
        return field.length();
    }

    /** Whether what follows a quote can follow a text: nothing, a date in quotes, or another warning. */
    private static boolean isEnd(String field, int at) {
        String rest = field.substring(at, Math.min(field.length(), at + 60)).stripLeading();
        return rest.isEmpty() || dateEnd(rest) > 0 || nextWarning(rest, 0) >= 0;
    }

    /** The position after a date in quotes (RFC 9110 5.6.7); negative if the text does not begin with one. */
    private static int dateEnd(String text) {
        boolean isDay = text.startsWith(QUOTE) && text.length() > 4 && text.charAt(4) == ',';
        int end = isDay ? text.indexOf(" GMT\"") : -1;
        return end < 0 ? -1 : end + 5;
    }

    /** The position after the comma, if a warning's code follows it, perhaps after a date; otherwise negative. */
    private static int nextWarning(String field, int at) {
        String rest = field.substring(at);
        String text = rest.stripLeading();
        if (text.startsWith(QUOTE)) {
            int dateEnd = dateEnd(text);
            text = dateEnd < 0 ? "" : text.substring(dateEnd).stripLeading();
        }
        if (!text.startsWith(",")) {
            return -1;
        }
        int comma = field.length() - text.length() + 1;
        String code = text.substring(1).stripLeading();
        boolean isCode = code.length() > 3 && code.charAt(3) == ' ';
        for (int i = 0; isCode && i < 3; i++) {
            isCode = code.charAt(i) >= '0' && code.charAt(i) <= '9';
        }
        return isCode ? comma : -1;
    }
}

package io.github.stowc.stow.answer;

/** A Warning field of an answer (RFC 7234 5.5): {@code 299 agent "text"}. */
final class WarningField {
    private WarningField() {}

    /** Its text without code and agent; the whole field if it has another form. */
    static String text(String field) {
        int quote = field.indexOf('"');
        if (quote < 0) {
            return AnswerText.oneLine(field);
        }
        StringBuilder text = new StringBuilder();
        for (int i = quote + 1; i < field.length() && field.charAt(i) != '"'; i++) {
            if (field.charAt(i) == '\\' && i + 1 < field.length()) {
                i++;
            }
            text.append(field.charAt(i));
        }
        return AnswerText.oneLine(text.isEmpty() ? field : text.toString());
    }
}

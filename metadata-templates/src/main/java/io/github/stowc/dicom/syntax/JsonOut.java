package io.github.stowc.dicom.syntax;

import org.jspecify.annotations.Nullable;

/** Builds JSON in a reused buffer. */
public final class JsonOut {
    private static final int KEPT = 64;

    private final StringBuilder text = new StringBuilder(512);
    private boolean isFirst = true;
    /** Texts met before, with their quoted forms: similar instances share their texts as objects. */
    private final @Nullable String[] keptTexts = new String[KEPT];

    private final String[] keptQuotes = new String[KEPT];

    /** Begins anew. */
    public JsonOut clear() {
        text.setLength(0);
        isFirst = true;
        return this;
    }

    public StringBuilder text() {
        return text;
    }

    /** Starts an object, as a member's value or an array's element. */
    public JsonOut object() {
        return open('{');
    }

    public JsonOut array() {
        return open('[');
    }

    private JsonOut open(char bracket) {
        separate();
        text.append(bracket);
        isFirst = true;
        return this;
    }

    public JsonOut end(char bracket) {
        text.append(bracket);
        isFirst = false;
        return this;
    }

    /** The name of a member; its value follows. */
    public JsonOut name(String name) {
        separate();
        quote(name);
        text.append(':');
        isFirst = true;
        return this;
    }

    JsonOut value(String value) {
        separate();
        quote(value);
        return this;
    }

    JsonOut value(long value) {
        separate();
        text.append(value);
        return this;
    }

    /** A member with a text. */
    public JsonOut member(String name, String value) {
        return name(name).value(value);
    }

    /** A member with a number. */
    public JsonOut member(String name, long value) {
        return name(name).value(value);
    }

    /** A member with a text, left out if that is empty. */
    public JsonOut optional(String name, String value) {
        return value.isEmpty() ? this : member(name, value);
    }

    private void separate() {
        if (!isFirst) {
            text.append(',');
        }
        isFirst = false;
    }

    /** Quotes a text that is likely to come again. */
    public JsonOut repeated(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        name(name);
        isFirst = false;
        int slot = value.hashCode() & (KEPT - 1);
        if (!value.equals(keptTexts[slot])) {
            int start = text.length();
            quote(value);
            keptTexts[slot] = value;
            keptQuotes[slot] = text.substring(start);
        } else {
            text.append(keptQuotes[slot]);
        }
        return this;
    }

    private void quote(String value) {
        if (isPlain(value)) {
            text.append('"').append(value).append('"');
        } else {
            JsonText.quote(value, text);
        }
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c >= 0x7F || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}

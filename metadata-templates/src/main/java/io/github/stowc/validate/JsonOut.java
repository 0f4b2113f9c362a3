package io.github.stowc.validate;

/** Builds JSON in a buffer. */
final class JsonOut {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder(512);
    private boolean isFirst = true;

    StringBuilder text() {
        return text;
    }

    /** Starts an object, as a member or an element. */
    JsonOut object() {
        return open('{');
    }

    JsonOut array() {
        return open('[');
    }

    private JsonOut open(char bracket) {
        separate();
        text.append(bracket);
        isFirst = true;
        return this;
    }

    JsonOut end(char bracket) {
        text.append(bracket);
        isFirst = false;
        return this;
    }

    /** The name of a member, whose value is to follow. */
    JsonOut name(String name) {
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
    JsonOut member(String name, String value) {
        return name(name).value(value);
    }

    /** A member with a number. */
    JsonOut member(String name, long value) {
        return name(name).value(value);
    }

    /** A member with a text, left out where that is empty. */
    JsonOut optional(String name, String value) {
        return value.isEmpty() ? this : member(name, value);
    }

    private void separate() {
        if (!isFirst) {
            text.append(',');
        }
        isFirst = false;
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c == 0x7F || isLoneSurrogate(value, i)) {
                text.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    text.append(HEX.charAt(c >> shift & 15));
                }
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private static boolean isLoneSurrogate(String value, int at) {
        char c = value.charAt(at);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        return Character.isHighSurrogate(c)
                ? at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(value.charAt(at - 1));
    }
}

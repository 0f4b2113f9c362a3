package io.github.stowc.anatomy.fault;

/** Finds attributes in JSON metadata without reading their values. Immutable. */
final class JsonText {
    private final String text;
    private final long offset;
    private final Subject subject;

    /**
     * Metadata.
     *
     * @param text a character for each byte
     * @param offset where it begins in the message
     */
    JsonText(String text, long offset, Subject subject) {
        this.text = text;
        this.offset = offset;
        this.subject = subject;
    }

    /**
     * A member of an object.
     *
     * @param key its first byte in the message, a quotation mark
     * @param keyEnd the first byte after the name
     * @param value the first byte of the value
     * @param end the first byte after it
     * @param text the value
     */
    record Member(long key, long keyEnd, long value, long end, String text) {}

    String text() {
        return text;
    }

    long offset() {
        return offset;
    }

    long end() {
        return offset + text.length();
    }

    /** The offset of the brace that begins an instance, by its number from 0. */
    long instance(int index) throws FaultMisfitException {
        int at = blank(0);
        boolean isList = at < text.length() && text.charAt(at) == '[';
        at = isList ? blank(at + 1) : at;
        for (int left = index; at < text.length() && text.charAt(at) == '{'; left--) {
            if (left == 0) {
                return offset + at;
            }
            at = blank(end(at));
            at = at < text.length() && text.charAt(at) == ',' ? blank(at + 1) : text.length();
        }
        throw subject.misfit("instance number " + (index + 1));
    }

    /** The attribute of an instance. */
    Member attribute(int instance, String tag) throws FaultMisfitException {
        return member(instance(instance), tag);
    }

    /** The member of an object at an offset. */
    Member member(long object, String name) throws FaultMisfitException {
        int at = blank((int) (object - offset) + 1);
        while (at < text.length() && text.charAt(at) == '"') {
            int keyEnd = end(at);
            int value = blank(blank(keyEnd) + 1);
            int end = end(value);
            if (text.substring(at, keyEnd).equals('"' + name + '"')) {
                return new Member(
                        offset + at, offset + keyEnd, offset + value, offset + end, text.substring(value, end));
            }
            at = blank(end);
            at = at < text.length() && text.charAt(at) == ',' ? blank(at + 1) : text.length();
        }
        throw subject.misfit(name);
    }

    private int blank(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    /** The end of the value at a place. */
    private int end(int from) {
        int depth = 0;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at = endOfString(at);
            } else if (c == '{' || c == '[') {
                depth++;
                at++;
            } else if (depth == 0 && (c == ',' || c == '}' || c == ']' || c <= ' ')) {
                return at;
            } else {
                depth -= c == '}' || c == ']' ? 1 : 0;
                at++;
                if (depth > 0 || (c != '}' && c != ']')) {
                    continue;
                }
            }
            if (depth == 0) {
                return at;
            }
        }
        return at;
    }

    private int endOfString(int from) {
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }
}

package io.github.stowc.receiver.query;

/** Compares texts with a pattern: an asterisk is any number of characters, a question mark is one (PS3.4 C.2.2.2.4). */
final class Wildcard {
    private final int[] pattern;

    Wildcard(String pattern) {
        this.pattern = pattern.codePoints().toArray();
    }

    /** Whether a text has one of the two characters. */
    static boolean isIn(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** Whether the whole text fits; takes at most the product of both lengths. */
    boolean matches(String text) {
        int[] characters = text.codePoints().toArray();
        int at = 0;
        int next = 0;
        int star = -1;
        int from = 0;
        while (at < characters.length) {
            if (next < pattern.length && pattern[next] == '*') {
                star = next++;
                from = at;
            } else if (next < pattern.length && (pattern[next] == '?' || pattern[next] == characters[at])) {
                next++;
                at++;
            } else if (star >= 0) {
                next = star + 1;
                at = ++from;
            } else {
                return false;
            }
        }
        while (next < pattern.length && pattern[next] == '*') {
            next++;
        }
        return next == pattern.length;
    }
}

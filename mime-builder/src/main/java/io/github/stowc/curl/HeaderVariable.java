package io.github.stowc.curl;

import io.github.stowc.wording.UsageException;

/**
 * A header field of the request whose value is a secret in an environment variable.
 *
 * @param name letters, digits, dashes and underscores
 * @param variable the variable's name
 */
public record HeaderVariable(String name, String variable) {
    /**
     * Checks both names.
     *
     * @throws IllegalArgumentException if the name has other characters, or one of the three shells does not take the other as
     *     a variable's name
     */
    public HeaderVariable {
        if (name.isEmpty() || !name.chars().allMatch(HeaderVariable::isPlain)) {
            throw new UsageException(Quoting.shown(name) + ": expected a header name of letters, digits, - and _");
        }
        if (!isVariable(variable)) {
            // It may be the secret itself, so the error must not show it.
            throw new UsageException("the header " + name + ": expected the name of an environment variable that holds"
                    + " its value, such as API_KEY, found other characters than letters, digits and _");
        }
    }

    /** Of the marks that RFC 9110 5.6.2 allows, shells give many a meaning. */
    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    static boolean isVariable(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= 100;
    }
}

package io.github.stowc.curl;

import io.github.stowc.wording.UsageException;

/**
 * A header field of the request whose value is a secret in an environment variable.
 *
 * @param name a token (RFC 9110 5.1)
 * @param variable the variable's name
 */
public record HeaderVariable(String name, String variable) {
    /**
     * Checks both names.
     *
     * @throws IllegalArgumentException if the name is not a token, or one of the three shells does not take the other as
     *     a variable's name
     */
    public HeaderVariable {
        new RequestHeader(name, "");
        if (!isVariable(variable)) {
            // It may be the secret itself, so the error must not show it.
            throw new UsageException("the header " + name + ": expected the name of an environment variable that holds"
                    + " its value, such as API_KEY, found other characters than letters, digits and _");
        }
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

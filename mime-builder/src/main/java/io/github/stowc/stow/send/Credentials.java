package io.github.stowc.stow.send;

import io.github.stowc.wording.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The value of the Authorization field, which tells the server who is asking. Immutable; texts never show it. */
public sealed interface Credentials {

    /** The value of the Authorization field. */
    String authorization();

    /**
     * A user's name and password (RFC 7617), as UTF-8.
     *
     * @throws IllegalArgumentException if the name has a colon, or one of them has control characters
     */
    static Credentials basic(String user, String password) {
        return new Basic(user, password);
    }

    /**
     * A bearer token (RFC 6750).
     *
     * @throws IllegalArgumentException if it is empty or has other characters than visible ASCII
     */
    static Credentials bearer(String token) {
        return new Bearer(token);
    }

    /** A user's name and password. */
    final class Basic implements Credentials {
        private final String value;

        private Basic(String user, String password) {
            if (user.indexOf(':') >= 0) {
                throw new UsageException("a user's name cannot have a colon (RFC 7617 2)");
            }
            if ((user + password).chars().anyMatch(Character::isISOControl)) {
                throw new UsageException("the user's name or password has a control character; remove it");
            }
            byte[] bytes = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
            this.value = "Basic " + Base64.getEncoder().encodeToString(bytes);
        }

        @Override
        public String authorization() {
            return value;
        }
    }

    /** A bearer token. */
    final class Bearer implements Credentials {
        private final String value;

        private Bearer(String token) {
            if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                throw new UsageException("expected a bearer token of visible ASCII characters, found "
                        + (token.isEmpty() ? "nothing" : "other characters; remove white space and line ends"));
            }
            this.value = "Bearer " + token;
        }

        @Override
        public String authorization() {
            return value;
        }
    }
}

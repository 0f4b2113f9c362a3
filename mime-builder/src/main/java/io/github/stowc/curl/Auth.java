package io.github.stowc.curl;

import io.github.stowc.wording.UsageException;
import java.util.Optional;

/**
 * How a request proves who sends it: where the script finds the secret when it is run.
 *
 * <p>No secret is part of it, and none comes to stand in a script or on a command line.
 */
public sealed interface Auth {
    /** Nothing is proved. */
    Auth NONE = new None();

    /** The environment variable from which scripts take the password for {@link User}. */
    String PASSWORD_VARIABLE = "STOW_PASSWORD";

    /** Nothing is proved, or the caller of the script gives curl what does. */
    record None() implements Auth {}

    /** What the user's {@code .netrc}, or the file that {@code NETRC} names, has for the host. */
    record Netrc() implements Auth {}

    /**
     * A user's name with a password (RFC 7617), which is in the environment variable {@code STOW_PASSWORD} or asked for.
     *
     * @param name without a colon
     */
    record User(String name) implements Auth {
        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException if it is empty or has a colon or a control character
         */
        public User {
            if (name.indexOf(':') >= 0) {
                throw new UsageException(
                        "a user's name has no colon; a password does not belong on a command line: let "
                                + PASSWORD_VARIABLE + " be it in the environment, or be asked for it");
            }
            Quoting.requireText(name);
            if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
                throw new UsageException("expected a user's name, found " + Quoting.shown(name));
            }
        }
    }

    /**
     * A bearer token (RFC 6750) in an environment variable.
     *
     * @param variable the variable's name
     */
    record Bearer(String variable) implements Auth {
        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException if it is no name that all three shells take for a variable
         */
        public Bearer {
            if (!isVariable(variable)) {
                // It may be the token itself, which is not to be shown.
                throw new UsageException("expected the name of an environment variable that holds the token,"
                        + " such as STOW_TOKEN, found other characters than letters, digits and _");
            }
        }

        private static boolean isVariable(String name) {
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

    /** The bearer token that {@code gcloud auth print-access-token} prints. */
    record Gcloud() implements Auth {}

    /**
     * AWS Signature Version 4, with the keys that {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY} and
     * {@code AWS_SESSION_TOKEN} hold.
     *
     * @param region such as {@code us-east-1}; empty where the URL or else {@code AWS_REGION} says it
     * @param service such as {@code medical-imaging}
     */
    record AwsSigV4(Optional<String> region, String service) implements Auth {
        /**
         * Checks the words.
         *
         * @throws IllegalArgumentException if one has other characters than lower-case letters, digits and dashes
         */
        public AwsSigV4 {
            requireWord("an AWS region", "us-east-1", region.orElse("x"));
            requireWord("an AWS service", "medical-imaging", service);
        }

        private static void requireWord(String what, String example, String word) {
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                    throw new UsageException(
                            "expected " + what + " such as " + example + ", found " + Quoting.shown(word));
                }
            }
            if (word.isEmpty()) {
                throw new UsageException("expected " + what + " such as " + example + ", found nothing");
            }
        }

        /**
         * Refuses what curl signs in another way than AWS, depending on its version: percent-encoded paths, queries, and
         * headers without a value.
         */
        static void requireSignable(CurlRequest request) {
            request.url().filter(url -> !url.isPlain()).ifPresent(url -> {
                throw new UsageException(url.value()
                        + ": curl signs such a URL wrongly; expected a path of letters, digits and -._~ without a query, as"
                        + " https://dicom-medical-imaging.REGION.amazonaws.com/datastore/DATASTORE/studies has it");
            });
            for (RequestHeader header : request.headers()) {
                if (header.value().isEmpty()) {
                    throw new UsageException(
                            "the header " + header.name() + " has no value, which curl signs wrongly; leave it out");
                }
            }
        }

        /** The region given, or the one that the URL of an endpoint of AWS names. */
        public Optional<String> regionFor(Optional<TargetUrl> url) {
            return region.or(() -> url.flatMap(AwsSigV4::regionOf));
        }

        private static Optional<String> regionOf(TargetUrl url) {
            String host = url.host();
            int end = host.indexOf(".amazonaws.com");
            int start = end < 0 ? -1 : host.lastIndexOf('.', end - 1);
            return start < 0 ? Optional.empty() : Optional.of(host.substring(start + 1, end));
        }
    }
}

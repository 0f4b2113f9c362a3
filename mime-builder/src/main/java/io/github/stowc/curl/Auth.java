package io.github.stowc.curl;

import io.github.stowc.wording.UsageException;
import java.util.Optional;

/**
 * How a request is authenticated: from where the script takes the secret when it runs.
 *
 * <p>It holds no secret, and writes none into a script or onto a command line.
 */
public sealed interface Auth {
    /** No authentication. */
    Auth NONE = new None();

    /** The environment variable from which scripts take the password for {@link User}. */
    String PASSWORD_VARIABLE = "STOW_PASSWORD";

    /** No authentication, unless the caller of the script gives curl arguments for it. */
    record None() implements Auth {}

    /** The entry for the host in the user's {@code .netrc}, or in the file that {@code NETRC} names. */
    record Netrc() implements Auth {}

    /**
     * A user's name and password (RFC 7617); the script reads {@code STOW_PASSWORD} or asks for the password.
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
                        "a user's name cannot have a colon; keep the password off the command line: set "
                                + PASSWORD_VARIABLE + " in the environment, or type it when asked");
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
         * @throws IllegalArgumentException if one of the three shells does not take it as a variable's name
         */
        public Bearer {
            if (!HeaderVariable.isVariable(variable)) {
                // It may be the token itself, so the error must not show it.
                throw new UsageException("expected the name of an environment variable that holds the token,"
                        + " such as STOW_TOKEN, found other characters than letters, digits and _");
            }
        }
    }

    /** The bearer token that {@code gcloud auth print-access-token} prints. */
    record Gcloud() implements Auth {}

    /**
     * AWS Signature Version 4, with the keys in {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY} and
     * {@code AWS_SESSION_TOKEN}.
     *
     * @param region such as {@code us-east-1}; if empty, it comes from the URL or else from {@code AWS_REGION}
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
         * Refuses what some versions of curl sign differently from AWS: percent-encoded paths, queries, and
         * headers without a value.
         */
        static void requireSignable(CurlRequest request) {
            request.url().filter(url -> !url.isPlain()).ifPresent(url -> {
                throw new UsageException(url.value()
                        + ": curl signs this URL wrongly; expected a path of letters, digits and -._~ without query, such as"
                        + " https://dicom-medical-imaging.REGION.amazonaws.com/datastore/DATASTORE/studies");
            });
            for (RequestHeader header : request.headers()) {
                if (header.value().isEmpty()) {
                    throw new UsageException(
                            "the header " + header.name() + " has no value, which curl signs wrongly; leave it out");
                }
            }
        }

        /** The region given, or the one in the URL of an AWS endpoint. */
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

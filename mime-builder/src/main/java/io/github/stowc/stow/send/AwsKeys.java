package io.github.stowc.stow.send;

import io.github.stowc.wording.UsageException;
import java.util.Optional;

/** The keys that sign requests to AWS, with region and service. Immutable; texts never show the secrets. */
public final class AwsKeys {
    private final String id;
    private final String secret;
    private final Optional<String> sessionToken;
    private final String region;
    private final String service;

    /**
     * Checks the keys.
     *
     * @param id the access key's name
     * @param secret the access key
     * @param sessionToken the token for temporary keys; empty for others
     * @param region such as {@code us-east-1}
     * @param service such as {@code medical-imaging}
     * @throws IllegalArgumentException if one is empty or has other characters than visible ASCII
     */
    public AwsKeys(String id, String secret, Optional<String> sessionToken, String region, String service) {
        this.id = checked("the access key's name", id);
        this.secret = checked("the secret access key", secret);
        this.sessionToken = sessionToken.map(token -> checked("the session token", token));
        this.region = checked("the region", region);
        this.service = checked("the service", service);
    }

    private static String checked(String what, String value) {
        if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new UsageException(what + " is empty or has other characters than visible ASCII;"
                    + " remove white space and line ends");
        }
        return value;
    }

    String id() {
        return id;
    }

    String secret() {
        return secret;
    }

    Optional<String> sessionToken() {
        return sessionToken;
    }

    String region() {
        return region;
    }

    String service() {
        return service;
    }
}

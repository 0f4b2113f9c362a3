package io.github.stowc.cli.options;

import io.github.stowc.curl.TargetUrl;
import io.github.stowc.wording.UsageException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The server in a URL (RFC 6454 4). */
final class Origin {
    private Origin() {}

    /** Scheme, host and port. */
    static String of(TargetUrl url) {
        String text = url.value();
        return text.substring(0, text.indexOf('/', text.indexOf("://") + 3));
    }

    /** The host as the URL has it: of an address in brackets, with them. */
    static String hostOf(TargetUrl url) {
        String origin = of(url);
        String authority = origin.substring(origin.indexOf("://") + 3);
        int colon = authority.indexOf(':', Math.max(authority.indexOf(']'), 0));
        return colon < 0 ? authority : authority.substring(0, colon);
    }

    /** The host as Java reads it; null if there is none. */
    static @Nullable String host(TargetUrl url) {
        try {
            return URI.create(of(url)).getHost();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }
}

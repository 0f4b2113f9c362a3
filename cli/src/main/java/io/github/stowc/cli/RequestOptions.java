package io.github.stowc.cli;

import io.github.stowc.curl.Auth;
import io.github.stowc.curl.RequestHeader;
import io.github.stowc.stow.options.Target;
import io.github.stowc.wording.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options that say what a request has besides the message: header fields, and what proves who sends it. */
final class RequestOptions {
    private static final String HEALTH_IMAGING = "medical-imaging";
    private static final Set<String> OURS = Set.of("content-type", "content-length", "transfer-encoding", "expect");

    private RequestOptions() {}

    /** Adds the options to a command. */
    static void addTo(CommandSpec spec) {
        Options.text(
                spec,
                "USER",
                "The account, for Basic authentication; its password comes from $STOW_PASSWORD, or is asked for.",
                "--user");
        Options.flag(spec, "Take account and password from ~/.netrc, or the file that $NETRC names.", "--netrc");
        Options.text(spec, "VARIABLE", "The variable of the environment that has a bearer token.", "--bearer-env");
        Options.flag(
                spec, "Ask gcloud auth print-access-token for a bearer token; as for --target google.", "--gcloud");
        Options.text(
                spec,
                "REGION",
                "Sign for AWS in this region with $AWS_ACCESS_KEY_ID, $AWS_SECRET_ACCESS_KEY, $AWS_SESSION_TOKEN;"
                        + " for --target aws the URL or $AWS_REGION says it.",
                "--aws-region");
        Options.flag(spec, "Prove nothing, whatever the target is used to.", "--no-auth");
        Options.list(spec, "NAME: VALUE", "A header field of the request; repeatable.", "-H", "--header");
    }

    /**
     * How the request proves who sends it: as the options say, or else as the target is used to.
     *
     * @throws UsageException if two ways are given, or one is wrong
     */
    static Auth auth(ParseResult arguments, Target target) {
        return given(arguments).orElse(target.auth());
    }

    /** What the options other than those for accounts and tokens say; empty where none does. */
    static Optional<Auth> gcloudOrAwsOrNone(ParseResult arguments) {
        return given(arguments, null, false, null);
    }

    private static Optional<Auth> given(ParseResult arguments) {
        return given(
                arguments,
                Options.text(arguments, "--user"),
                Options.flag(arguments, "--netrc"),
                Options.text(arguments, "--bearer-env"));
    }

    private static Optional<Auth> given(
            ParseResult arguments, @Nullable String user, boolean netrc, @Nullable String variable) {
        List<String> options = new ArrayList<>();
        @Nullable Auth auth = null;
        if (user != null) {
            options.add("--user");
            auth = new Auth.User(user);
        }
        if (netrc) {
            options.add("--netrc");
            auth = new Auth.Netrc();
        }
        if (variable != null) {
            options.add("--bearer-env");
            auth = new Auth.Bearer(variable);
        }
        if (Options.flag(arguments, "--gcloud")) {
            options.add("--gcloud");
            auth = new Auth.Gcloud();
        }
        String region = Options.text(arguments, "--aws-region");
        if (region != null) {
            options.add("--aws-region");
            auth = new Auth.AwsSigV4(Optional.of(region), HEALTH_IMAGING);
        }
        if (Options.flag(arguments, "--no-auth")) {
            options.add("--no-auth");
            auth = Auth.NONE;
        }
        if (options.size() > 1) {
            throw new UsageException(String.join(" and ", options) + " exclude each other; give one of them");
        }
        return Optional.ofNullable(auth);
    }

    /**
     * The header fields that are given.
     *
     * @throws UsageException if one is none, or is one that stowc or curl makes
     */
    static List<RequestHeader> headers(ParseResult arguments) {
        List<RequestHeader> headers = new ArrayList<>();
        for (String text : Options.list(arguments, "-H")) {
            int colon = text.indexOf(':');
            if (colon < 0) {
                throw new UsageException("-H: expected NAME: VALUE, found no colon; write it in quotes");
            }
            RequestHeader header = new RequestHeader(
                    text.substring(0, colon), text.substring(colon + 1).strip());
            if (OURS.contains(header.name().toLowerCase(Locale.ROOT))) {
                throw new UsageException("-H " + header.name() + ": the message alone says what it is; leave it out");
            }
            headers.add(header);
        }
        return headers;
    }

    /**
     * Refuses a header field that would put a secret into a script.
     *
     * @throws UsageException if one would
     */
    static void requireNoSecret(List<RequestHeader> headers) {
        for (RequestHeader header : headers) {
            if (header.name().equalsIgnoreCase("Authorization")) {
                throw new UsageException("-H Authorization would stand in the script for all to read;"
                        + " give --bearer-env VARIABLE, --user USER or --netrc");
            }
        }
    }
}

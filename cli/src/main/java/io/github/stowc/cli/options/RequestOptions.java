package io.github.stowc.cli.options;

import io.github.stowc.cli.command.Option;
import io.github.stowc.cli.command.Options;
import io.github.stowc.curl.Auth;
import io.github.stowc.curl.HeaderVariable;
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

/** The options that say what a request has in addition to the message: header fields and credentials. */
public final class RequestOptions {
    private static final String HEALTH_IMAGING = "medical-imaging";
    private static final Set<String> OURS = Set.of("content-type", "content-length", "transfer-encoding", "expect");

    private static final Set<String> SECRETS =
            Set.of("authorization", "cookie", "set-cookie", "proxy-authorization", "x-api-key");

    static final Option<String> USER = new Option.Text(
            "USER",
            "The account, for Basic authentication; its password comes from $STOW_PASSWORD, or is asked for.",
            "--user");
    static final Option.Flag NETRC =
            new Option.Flag("Take account and password from ~/.netrc, or the file that $NETRC names.", "--netrc");
    static final Option<String> BEARER_ENV =
            new Option.Text("VARIABLE", "The variable of the environment that has a bearer token.", "--bearer-env");
    static final Option.Flag GCLOUD = new Option.Flag(
            "Ask gcloud auth print-access-token for a bearer token; the default of --target google.", "--gcloud");
    static final Option<String> AWS_REGION = new Option.Text(
            "REGION",
            "Sign for AWS in this region with $AWS_ACCESS_KEY_ID, $AWS_SECRET_ACCESS_KEY, $AWS_SESSION_TOKEN;"
                    + " for --target aws the URL or $AWS_REGION says it.",
            "--aws-region");
    static final Option.Flag NO_AUTH =
            new Option.Flag("Send no credentials, even if the target usually gets some.", "--no-auth");
    static final Option.Texts HEADER =
            new Option.Texts("NAME: VALUE", "A header field of the request; repeatable.", "-H", "--header");

    static final Option.Texts HEADER_ENV = new Option.Texts(
            "NAME=VARIABLE",
            "A header field whose value, a secret, is in a variable of the environment; repeatable.",
            "--header-env");

    private RequestOptions() {}

    /** Adds the options to a command. */
    public static void addTo(CommandSpec spec) {
        Option.addTo(spec, USER, NETRC, BEARER_ENV, GCLOUD, AWS_REGION, NO_AUTH, HEADER, HEADER_ENV);
    }

    /**
     * How the request proves who sends it: as the options say, or else in the target's usual way.
     *
     * @throws UsageException if two ways are given, or one is wrong
     */
    public static Auth auth(Options options, Target target) {
        return given(options, options.get(USER), options.get(NETRC), options.get(BEARER_ENV))
                .orElse(target.auth());
    }

    /** What the options other than those for accounts and tokens say; empty if none of them is given. */
    static Optional<Auth> gcloudOrAwsOrNone(Options options) {
        return given(options, null, false, null);
    }

    private static Optional<Auth> given(
            Options options, @Nullable String user, boolean netrc, @Nullable String variable) {
        List<String> names = new ArrayList<>();
        @Nullable Auth auth = null;
        if (user != null) {
            names.add(USER.name());
            auth = new Auth.User(user);
        }
        if (netrc) {
            names.add(NETRC.name());
            auth = new Auth.Netrc();
        }
        if (variable != null) {
            names.add(BEARER_ENV.name());
            auth = new Auth.Bearer(variable);
        }
        if (options.get(GCLOUD)) {
            names.add(GCLOUD.name());
            auth = new Auth.Gcloud();
        }
        String region = options.get(AWS_REGION);
        if (region != null) {
            names.add(AWS_REGION.name());
            auth = new Auth.AwsSigV4(Optional.of(region), HEALTH_IMAGING);
        }
        if (options.get(NO_AUTH)) {
            names.add(NO_AUTH.name());
            auth = Auth.NONE;
        }
        if (names.size() > 1) {
            throw new UsageException(String.join(" and ", names) + " exclude each other; give one of them");
        }
        return Optional.ofNullable(auth);
    }

    /**
     * The header fields that are given.
     *
     * @throws UsageException if a text is not a header field, or a field that stowc or curl makes
     */
    public static List<RequestHeader> headers(Options options) {
        List<RequestHeader> headers = new ArrayList<>();
        for (String text : options.get(HEADER)) {
            int colon = text.indexOf(':');
            if (colon < 0) {
                throw new UsageException("-H: expected NAME: VALUE, found no colon; write it in quotes");
            }
            RequestHeader header = new RequestHeader(
                    text.substring(0, colon), text.substring(colon + 1).strip());
            if (OURS.contains(header.name().toLowerCase(Locale.ROOT))) {
                throw new UsageException("-H " + header.name() + ": stowc sets this field itself; leave it out");
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
    public static void requireNoSecret(List<RequestHeader> headers) {
        for (RequestHeader header : headers) {
            if (header.name().equalsIgnoreCase("Authorization")) {
                throw new UsageException("-H Authorization would be in the script for all to read;"
                        + " give --bearer-env VARIABLE, --user USER or --netrc");
            }
            if (isSecret(header.name())) {
                throw new UsageException("-H " + header.name() + " would be in the script for all to read;"
                        + " give --header-env " + header.name() + "=VARIABLE, which the script reads");
            }
        }
    }

    /** Whether the value of a header field with that name is a secret. */
    public static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRETS.contains(lower)
                || lower.endsWith("-key")
                || lower.endsWith("-token")
                || lower.endsWith("-secret");
    }

    /**
     * The header fields whose values are in the environment.
     *
     * @throws UsageException if a text is not such a field, or a field that stowc or curl makes
     */
    public static List<HeaderVariable> headerVariables(Options options) {
        List<HeaderVariable> headers = new ArrayList<>();
        for (String text : options.get(HEADER_ENV)) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw new UsageException(
                        "--header-env: expected NAME=VARIABLE, such as X-Api-Key=API_KEY, found no equals sign");
            }
            HeaderVariable header = new HeaderVariable(text.substring(0, equals), text.substring(equals + 1));
            if (OURS.contains(header.name().toLowerCase(Locale.ROOT))) {
                throw new UsageException(
                        "--header-env " + header.name() + ": stowc sets this field itself; leave it out");
            }
            if (header.name().equalsIgnoreCase("Authorization")) {
                throw new UsageException(
                        "--header-env Authorization: give --bearer-env VARIABLE, --user USER or --netrc");
            }
            headers.add(header);
        }
        return headers;
    }
}

package io.github.stowc.cli;

import io.github.stowc.curl.Auth;
import io.github.stowc.curl.RequestHeader;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.send.AwsKeys;
import io.github.stowc.stow.send.Credentials;
import io.github.stowc.stow.send.Sender;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say how a message is sent, and the sender that they ask for. */
final class SendOptions {
    static final Option<Path> CACERT = new Option.File(
            "FILE", "Trust only the certificates in this file (PEM), and those issued by them.", "--cacert");
    static final Option.Flag INSECURE =
            new Option.Flag("Trust every server, whatever its certificate: for tests.", "--insecure");
    static final Option<Duration> TIMEOUT = new Option.Seconds(
            "How long the server may neither take nor send a byte; 300 unless given, 0 for no limit.", "--timeout");
    static final Option<Duration> MAX_TIME = new Option.Seconds(
            "How long one message may take, with its answer and its repetitions; any time unless given.", "--max-time");
    static final Option<Duration> CONNECT_TIMEOUT =
            new Option.Seconds("How long connecting may take; 30 unless given.", "--connect-timeout");
    static final Option<Long> RETRIES = new Option.Whole(
            0,
            100,
            "How often to send again if nothing was stored (refused connection, status 429, 503 with"
                    + " Retry-After); 2 unless given.",
            "--retries");

    private final Options options;
    private final Terminal terminal;
    private final Messages messages;

    SendOptions(Options options, Terminal terminal, Messages messages) {
        this.options = options;
        this.terminal = terminal;
        this.messages = messages;
    }

    /** Adds the options to a command. */
    static void addTo(CommandSpec spec) {
        RequestOptions.addTo(spec);
        Option.addTo(spec, CACERT, INSECURE, TIMEOUT, MAX_TIME, CONNECT_TIMEOUT, RETRIES);
    }

    /** Where the messages go: the option, or the environment. */
    static TargetUrl url(Options options, Terminal terminal) {
        TargetUrl given = options.get(CompileOptions.URL);
        if (given != null) {
            return given;
        }
        String url = terminal.variable("STOW_URL");
        if (url.isEmpty()) {
            throw new UsageException(
                    "nowhere to send to: give -u URL, or set STOW_URL, such as http://localhost:8042/dicom-web/studies");
        }
        return TargetUrl.parse(url);
    }

    /**
     * The sender that the options ask for.
     *
     * @throws UsageException if an option is wrong
     * @throws IOException if a file that an option names cannot be read
     */
    Sender sender(TargetUrl url) throws IOException {
        Sender.Builder builder = Sender.builder(url);
        headers(builder);
        Optional<Auth> other = other();
        Credentials credentials = other.isPresent() ? credentials(other.get()) : credentials(host(url));
        if (other.orElse(Auth.NONE) instanceof Auth.AwsSigV4 aws) {
            builder.awsKeys(awsKeys(aws, url));
        }
        if (credentials != null) {
            builder.credentials(credentials);
            warnOfOpenWay(url);
        }
        trust(builder);
        Duration timeout = options.get(TIMEOUT);
        if (timeout != null) {
            builder.timeout(timeout);
        }
        Duration maxTime = options.get(MAX_TIME);
        if (maxTime != null) {
            builder.maxTime(maxTime);
        }
        Duration connectTimeout = options.get(CONNECT_TIMEOUT);
        if (connectTimeout != null) {
            builder.connectTimeout(connectTimeout);
        }
        return builder.retries(options.get(RETRIES, 2L).intValue()).build();
    }

    /** Scheme, host and port. */
    private static String origin(TargetUrl url) {
        String text = url.value();
        return text.substring(0, text.indexOf('/', text.indexOf("://") + 3));
    }

    private static @Nullable String host(TargetUrl url) {
        try {
            return URI.create(origin(url)).getHost();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    private void headers(Sender.Builder builder) {
        for (RequestHeader header : RequestOptions.headers(options)) {
            builder.header(header.name(), header.value());
            if (header.name().equalsIgnoreCase("Authorization")) {
                warnOfSecret("-H Authorization", "--bearer-env VARIABLE, or --user USER");
            }
        }
    }

    private @Nullable Credentials credentials(@Nullable String host) throws IOException {
        String variable = options.get(RequestOptions.BEARER_ENV);
        String user = options.get(RequestOptions.USER);
        boolean netrc = options.get(RequestOptions.NETRC);
        if (variable != null) {
            if (user != null || netrc) {
                throw new UsageException("--bearer-env and an account exclude each other; leave one out");
            }
            return bearer(variable);
        }
        if (user == null) {
            return netrc ? account(String.valueOf(host), null) : null;
        }
        int colon = user.indexOf(':');
        if (colon >= 0) {
            if (netrc) {
                throw new UsageException("--user with a password and --netrc exclude each other");
            }
            warnOfSecret("--user", "--user " + user.substring(0, colon) + " alone, $STOW_PASSWORD or --netrc");
            return Credentials.basic(user.substring(0, colon), user.substring(colon + 1));
        }
        if (netrc) {
            return account(String.valueOf(host), user);
        }
        return Credentials.basic(user, password(user, host));
    }

    /** Credentials other than an account or a token that the options name. */
    private Optional<Auth> other() {
        boolean named = options.has(RequestOptions.BEARER_ENV)
                || options.has(RequestOptions.USER)
                || options.get(RequestOptions.NETRC);
        boolean header = RequestOptions.headers(options).stream()
                .anyMatch(field -> field.name().equalsIgnoreCase("Authorization"));
        Optional<Auth> asked = RequestOptions.gcloudOrAwsOrNone(options);
        if (asked.isPresent() && named) {
            throw new UsageException(
                    "--gcloud, --aws-region and --no-auth exclude an account or token of your own; leave one out");
        }
        if (asked.isPresent() || named || header) {
            return asked;
        }
        return Optional.of(CompileOptions.target(options).auth());
    }

    private @Nullable Credentials credentials(Auth auth) throws IOException {
        if (auth instanceof Auth.Bearer bearer) {
            return bearer(bearer.variable());
        }
        if (auth instanceof Auth.Gcloud) {
            return Credentials.bearer(Gcloud.accessToken());
        }
        return null;
    }

    private AwsKeys awsKeys(Auth.AwsSigV4 aws, TargetUrl url) {
        String region = aws.regionFor(Optional.of(url)).orElse(terminal.variable("AWS_REGION"));
        if (region.isEmpty()) {
            region = terminal.variable("AWS_DEFAULT_REGION");
        }
        if (region.isEmpty()) {
            throw new UsageException("no region to sign for: give --aws-region, such as us-east-1, or set AWS_REGION");
        }
        String id = terminal.variable("AWS_ACCESS_KEY_ID");
        String secret = terminal.variable("AWS_SECRET_ACCESS_KEY");
        if (id.isEmpty() || secret.isEmpty()) {
            throw new UsageException("no keys to sign with: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
                    + " and AWS_SESSION_TOKEN if they are temporary");
        }
        String token = terminal.variable("AWS_SESSION_TOKEN");
        return new AwsKeys(id, secret, Optional.of(token).filter(text -> !text.isEmpty()), region, aws.service());
    }

    private Credentials bearer(String variable) {
        String token = terminal.variable(variable).strip();
        if (token.isEmpty()) {
            throw new UsageException("--bearer-env: the variable " + variable + " is not set or is empty");
        }
        try {
            return Credentials.bearer(token);
        } catch (UsageException e) {
            throw new UsageException("--bearer-env: " + variable + ": " + e.getMessage(), e);
        }
    }

    private String password(String user, @Nullable String host) {
        String password = terminal.variable("STOW_PASSWORD");
        if (!password.isEmpty()) {
            return password;
        }
        String typed = terminal.readPassword("Password of " + user + " at " + host + ": ");
        if (typed == null) {
            throw new UsageException(
                    "no password for " + user + " and no terminal to ask on; set STOW_PASSWORD, or give --netrc");
        }
        return typed;
    }

    private Credentials account(String host, @Nullable String user) throws IOException {
        Path file = Netrc.file(terminal);
        Netrc.Entry entry = Netrc.read(file)
                .find(host, user)
                .orElseThrow(() -> new UsageException(
                        "--netrc: " + file + " has no account for " + host + (user == null ? "" : " and " + user)
                                + "; add: machine " + host + " login USER password ..."));
        return Credentials.basic(entry.login(), entry.password());
    }

    private void trust(Sender.Builder builder) throws IOException {
        Path file = options.get(CACERT);
        boolean all = options.get(INSECURE);
        if (file != null && all) {
            throw new UsageException("--cacert and --insecure exclude each other; leave one out");
        }
        if (file != null) {
            builder.trust(file);
        }
        if (all) {
            builder.trustAll();
        }
    }

    private void warnOfSecret(String option, String instead) {
        messages.warning(
                "the secret in " + option + " can be seen by others in the list of processes; better: " + instead);
    }

    private void warnOfOpenWay(TargetUrl url) {
        String origin = origin(url).toLowerCase(Locale.ROOT);
        boolean here = List.of("http://localhost", "http://127.", "http://[::1]").stream()
                .anyMatch(origin::startsWith);
        if (origin.startsWith("http:") && !here) {
            messages.warning("the password or token goes over the network unencrypted (http://); better: https://");
        }
    }
}

package io.github.stowc.cli.options;

import io.github.stowc.cli.command.Option;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.curl.Auth;
import io.github.stowc.curl.HeaderVariable;
import io.github.stowc.curl.RequestHeader;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.send.AwsKeys;
import io.github.stowc.stow.send.Credentials;
import io.github.stowc.stow.send.Sender;
import io.github.stowc.stow.send.ServerTrust;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say how a message is sent, and the sender that they ask for. */
public final class SendOptions {
    static final Option<Path> CACERT = new Option.File(
            "FILE", "Trust only the certificates in this file (PEM), and those issued by them.", "--cacert");
    static final Option.Flag INSECURE =
            new Option.Flag("Trust every server, whatever its certificate: for tests.", "--insecure");
    static final Option<String> PROXY = new Option.Text(
            "URL",
            "The proxy, http://[USER:PASSWORD@]HOST[:PORT]; unless given, https_proxy, http_proxy and no_proxy say it, as"
                    + " for curl.",
            "--proxy");
    static final Option<Path> CERT = new Option.File(
            "FILE",
            "The client's certificate: PEM, or PKCS#12 with its key; $STOW_KEY_PASSWORD opens an encrypted key.",
            "--cert");
    static final Option<Path> KEY =
            new Option.File("FILE", "The key of --cert, in PEM (PKCS#8), if it is in a file of its own.", "--key");
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

    private static final String TUNNELING = "jdk.http.auth.tunneling.disabledSchemes";

    private final Options options;
    private final Terminal terminal;
    private final Messages messages;

    public SendOptions(Options options, Terminal terminal, Messages messages) {
        this.options = options;
        this.terminal = terminal;
        this.messages = messages;
    }

    /** Adds the options to a command. */
    public static void addTo(CommandSpec spec) {
        addTo(spec, RETRIES);
    }

    /** Adds the options, with one of the command's own for {@code --retries}. */
    public static void addTo(CommandSpec spec, Option<Long> retries) {
        RequestOptions.addTo(spec);
        Option.addTo(spec, CACERT, INSECURE, CERT, KEY, PROXY, TIMEOUT, MAX_TIME, CONNECT_TIMEOUT, retries);
    }

    /** Adds those options that say which servers are trusted. */
    public static void addTrustTo(CommandSpec spec) {
        Option.addTo(spec, CACERT, INSECURE);
    }

    /** Whether an option says which servers are trusted. */
    public static boolean hasTrust(Options options) {
        return options.has(CACERT) || options.get(INSECURE);
    }

    /**
     * Which servers the options trust.
     *
     * @throws IOException if the file with certificates cannot be read or holds none
     */
    public static ServerTrust trust(Options options) throws IOException {
        requireOneTrust(options);
        Path file = options.get(CACERT);
        if (file != null) {
            return ServerTrust.in(file);
        }
        return options.get(INSECURE) ? ServerTrust.all() : ServerTrust.ofJava();
    }

    private static void requireOneTrust(Options options) {
        if (options.has(CACERT) && options.get(INSECURE)) {
            throw new UsageException("--cacert and --insecure exclude each other; leave one out");
        }
    }

    /** Where the messages go: the option, or the environment. */
    public static TargetUrl url(Options options, Terminal terminal) {
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
    public Sender sender(TargetUrl url) throws IOException {
        return builder(url).retries(options.get(RETRIES, 2L).intValue()).build();
    }

    /** As {@link #sender}, but for {@code --retries}. */
    public Sender.Builder builder(TargetUrl url) throws IOException {
        Sender.Builder builder = Sender.builder(url);
        headers(builder);
        authenticate(builder, url);
        connect(builder, url);
        return builder;
    }

    /**
     * The bytes at a URL of a server, such as those of a study.
     *
     * @param own where the messages go: that server alone gets the credentials and header fields; null if unknown
     * @throws UsageException if an option is wrong
     * @throws IOException if there is no answer, or a file that an option names cannot be read
     */
    byte[] lookUp(TargetUrl url, @Nullable TargetUrl own) throws IOException {
        Sender.Builder builder = Sender.builder(url);
        if (own != null && Origin.of(own).equalsIgnoreCase(Origin.of(url))) {
            headers(builder);
            authenticate(builder, url);
        }
        connect(builder, url);
        return builder.build().lookUp();
    }

    private void authenticate(Sender.Builder builder, TargetUrl url) throws IOException {
        Optional<Auth> other = other();
        Credentials credentials = other.isPresent() ? credentials(other.get()) : credentials(Origin.host(url));
        if (other.orElse(Auth.NONE) instanceof Auth.AwsSigV4 aws) {
            builder.awsKeys(awsKeys(aws, url));
        }
        if (credentials != null) {
            builder.credentials(credentials);
            warnOfOpenWay(url);
        }
    }

    private void connect(Sender.Builder builder, TargetUrl url) throws IOException {
        // To look something up, compile needs a connection too, but not all its options.
        boolean all = options.isDeclared(PROXY);
        proxy(builder, url, all ? options.get(PROXY) : null);
        if (!all) {
            return;
        }
        trust(builder);
        clientKey(builder);
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
    }

    private void clientKey(Sender.Builder builder) throws IOException {
        Path certificate = options.get(CERT);
        Path key = options.get(KEY);
        if (certificate == null) {
            if (key != null) {
                throw new UsageException("--key: expected --cert FILE too, the certificate that belongs to the key");
            }
            return;
        }
        String password = terminal.variable("STOW_KEY_PASSWORD");
        try {
            builder.clientKey(certificate, key, password.toCharArray());
        } catch (UsageException e) {
            throw new UsageException(e.getMessage() + ": set STOW_KEY_PASSWORD", e);
        }
    }

    private void proxy(Sender.Builder builder, TargetUrl url, @Nullable String given) {
        ProxyVariables variables = new ProxyVariables(terminal);
        String scheme = url.value().substring(0, url.value().indexOf(':'));
        String name = given == null ? variables.nameFor(scheme) : PROXY.name();
        String proxy = given == null && name != null ? terminal.variable(name) : given;
        if (proxy == null || proxy.isEmpty() || variables.excludes(Origin.hostOf(url))) {
            return;
        }
        boolean account = proxy.indexOf('@') >= 0;
        if (account && System.getProperty(TUNNELING) == null) {
            // Else Java keeps the account of a proxy on the way to https:// for itself.
            System.setProperty(TUNNELING, "");
        }
        if (account && given != null) {
            warnOfSecret(PROXY.name(), "https_proxy or http_proxy in the environment");
        }
        try {
            builder.proxy(proxy);
        } catch (UsageException e) {
            throw new UsageException(name + ": " + e.getMessage(), e);
        }
    }

    private void headers(Sender.Builder builder) {
        for (RequestHeader header : RequestOptions.headers(options)) {
            builder.header(header.name(), header.value());
            if (header.name().equalsIgnoreCase("Authorization")) {
                warnOfSecret("-H Authorization", "--bearer-env VARIABLE, or --user USER");
            } else if (RequestOptions.isSecret(header.name())) {
                warnOfSecret("-H " + header.name(), "--header-env " + header.name() + "=VARIABLE");
            }
        }
        for (HeaderVariable header : RequestOptions.headerVariables(options)) {
            String value = terminal.variable(header.variable()).strip();
            if (value.isEmpty()) {
                throw new UsageException("--header-env: the variable " + header.variable() + " is not set or is empty");
            }
            builder.header(header.name(), value);
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
        requireOneTrust(options);
        Path file = options.get(CACERT);
        boolean all = options.get(INSECURE);
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
        String origin = Origin.of(url).toLowerCase(Locale.ROOT);
        boolean here = List.of("http://localhost", "http://127.", "http://[::1]").stream()
                .anyMatch(origin::startsWith);
        if (origin.startsWith("http:") && !here) {
            messages.warning("the password or token goes over the network unencrypted (http://); better: https://");
        }
    }
}

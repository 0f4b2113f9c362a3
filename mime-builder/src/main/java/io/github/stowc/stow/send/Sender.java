package io.github.stowc.stow.send;

import io.github.stowc.curl.RequestHeader;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.answer.StoreResponse;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages to a STOW-RS server (PS3.18 10.5), straight from their sources in buffers of a fixed size.
 *
 * <p>A message is sent again only if the server has certainly stored nothing of it: it could not be reached, or the
 * status is 429, or 503 with Retry-After (a {@linkplain Builder#backOff patient} one needs none). Redirects are not followed. Immutable, and safe to share between threads.
 */
public final class Sender {
    private final TargetUrl url;
    private final HttpClient client;
    private final HttpRequest template;
    private final Duration patience;
    private final Duration maxTime;
    private final Persistence persistence;
    private final Clock clock;
    private final Pause pause;
    private final @Nullable AwsSignature signature;
    private final @Nullable ProxyServer proxy;

    /** Waits; replaced in tests. */
    interface Pause {
        void of(Duration duration) throws InterruptedException;

        /** Waits for a while before a request is made again. */
        default void rest(Duration wait) throws InterruptedIOException {
            try {
                of(wait);
            } catch (InterruptedException e) {
                throw Exchange.interrupted(e);
            }
        }
    }

    private Sender(Builder builder, HttpClient client) {
        this.url = builder.url;
        this.client = client;
        this.template = builder.template();
        this.patience = builder.timeout;
        this.maxTime = builder.maxTime;
        this.persistence = builder.persistence;
        this.clock = builder.clock;
        this.pause = builder.pause;
        this.proxy = builder.connection.proxy();
        this.signature = builder.awsKeys == null ? null : new AwsSignature(builder.awsKeys, builder.clock);
    }

    /** Starts to choose options for a sender to a server. */
    public static Builder builder(TargetUrl url) {
        return new Builder(url);
    }

    /**
     * Sends one message.
     *
     * @return the answer, whatever its status
     * @throws NoAnswerException if there is none or an incomplete one
     * @throws IOException if the message cannot be read; the request is then aborted
     */
    public StoreResponse send(StowMessage message) throws IOException {
        return send(message, SendListener.NONE);
    }

    /** Like {@link #send(StowMessage)}, and tells a listener. */
    public StoreResponse send(StowMessage message, SendListener listener) throws IOException {
        Duration backOff = persistence.first();
        Patience within = new Patience(patience, maxTime, System.nanoTime());
        String hash = signature == null ? "" : AwsSignature.hash(message);
        for (int left = persistence.retries(); ; left--) {
            Exchange exchange = new Exchange(client, request(message, hash), message, within, proxy, listener);
            String reason;
            Duration wait;
            try {
                StoreResponse answer = exchange.run();
                // The missing part of the answer may have said what was stored.
                boolean again = left > 0 && exchange.isAnsweredWhole();
                Optional<Duration> asked = again ? persistence.pauseBefore(answer, backOff, clock) : Optional.empty();
                if (asked.isEmpty() || within.isOverAfter(asked.get())) {
                    return answer;
                }
                reason = "the server is busy (status " + answer.status() + ")";
                wait = asked.get();
            } catch (NotConnectedException e) {
                if (left == 0 || !e.isWorthAnotherTry() || within.isOverAfter(backOff)) {
                    throw new NoAnswerException(e.sentence(), false, e);
                }
                reason = String.valueOf(e.getMessage());
                wait = backOff;
            } catch (NoAnswerException e) {
                // A server that starts anew resets connections; a patient sender waits for it.
                boolean again = left > 0 && persistence.isUnavailableEnough() && !e.mayHaveBeenStored();
                if (!again || within.isOverAfter(backOff)) {
                    throw e;
                }
                reason = e.reason().toString();
                wait = backOff;
            }
            // The bytes counted as sent are sent again.
            listener.written(-exchange.sent());
            listener.waiting(reason, wait);
            pause.rest(wait);
            backOff = persistence.after(backOff);
        }
    }

    /**
     * The request for a message, without its body: its URL, and the header fields that the client does not make itself.
     *
     * @throws IOException if the message, which is signed, cannot be read
     */
    public HttpRequest request(StowMessage message) throws IOException {
        return HttpRequest.newBuilder(
                        request(message, signature == null ? "" : AwsSignature.hash(message)), (name, value) -> true)
                .setHeader("Content-Type", message.contentType())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
    }

    /**
     * Asks the server for what is at the URL, such as a study or a worklist item, in DICOM JSON.
     *
     * @return the body of the answer, at most 16 MiB; an empty JSON array if nothing matches
     * @throws NoAnswerException if there is no answer, or another status than 200 and 204
     * @throws UsageException if requests are signed for AWS, which is for messages only
     */
    public byte[] lookUp() throws IOException {
        requireUnsigned();
        return new LookUp(client, template, proxy, patience).run();
    }

    /**
     * Asks the server for something else, with the same account, and again after a pause if it is busy or the connection
     * broke: a question changes nothing.
     *
     * @param place a resource of the server that the sender sends to
     * @return as {@link #lookUp()}
     * @throws NoAnswerException as {@link #lookUp()}
     * @throws UsageException as {@link #lookUp()}, or if it is a resource of another server
     */
    public byte[] lookUp(TargetUrl place) throws IOException {
        requireUnsigned();
        if (!place.isOfServer(url)) {
            throw new UsageException(
                    "expected a resource of the server that messages are sent to, found one of another");
        }
        HttpRequest request = HttpRequest.newBuilder(template, (name, value) -> true)
                .uri(RequestUri.of(place))
                .build();
        return new LookUp(client, request, proxy, patience).run(persistence, clock, pause);
    }

    private void requireUnsigned() {
        if (signature != null) {
            throw new UsageException("a look-up cannot be signed for AWS; get the answer in another way");
        }
    }

    private HttpRequest request(StowMessage message, String hash) {
        return signature == null ? template : signature.signed(template, message.contentType(), hash);
    }

    /** Sends messages in order, up to the first that is refused, even in part, or gets no answer. */
    public Delivery send(List<StowMessage> messages, SendListener listener) {
        List<StoreResponse> answers = new ArrayList<>();
        for (StowMessage message : messages) {
            try {
                answers.add(send(message, listener));
            } catch (IOException e) {
                return new Delivery(answers, messages.size() - answers.size() - 1, Optional.of(e));
            }
            if (answers.get(answers.size() - 1).isRefused()) {
                break;
            }
        }
        return new Delivery(answers, messages.size() - answers.size(), Optional.empty());
    }

    /** The destination. */
    public TargetUrl url() {
        return url;
    }

    /** Options for a sender, each with a default. Not safe to share between threads. */
    public static final class Builder {
        private final TargetUrl url;
        private final List<RequestHeader> headers = new ArrayList<>();
        private @Nullable Credentials credentials;
        private @Nullable AwsKeys awsKeys;
        private @Nullable String proxyAuthorization;
        private final Connection connection = new Connection();
        private Duration timeout = Duration.ofMinutes(5);
        private Duration maxTime = Duration.ZERO;
        private Persistence persistence = Persistence.USUAL;
        private Clock clock = Clock.systemUTC();
        private Pause pause = duration -> Thread.sleep(duration.toMillis());

        private Builder(TargetUrl url) {
            this.url = url;
        }

        /** The credentials; by default none. */
        public Builder credentials(Credentials value) {
            credentials = value;
            return this;
        }

        /** Keys for signing requests to AWS, which reads each message once more; by default none. */
        public Builder awsKeys(AwsKeys value) {
            awsKeys = value;
            return this;
        }

        /**
         * A header field for each request, which replaces the sender's own of that name.
         *
         * @throws UsageException if the message or the client sets that field, or it cannot be sent
         */
        public Builder header(String name, String value) {
            RequestHeader header = new RequestHeader(name, value);
            if (name.equalsIgnoreCase("Content-Type")) {
                throw new UsageException("the message sets the header Content-Type; leave it out");
            }
            if (!value.chars().allMatch(c -> c < 0x7F)) {
                throw new UsageException(
                        "the header " + name + " has characters outside ASCII in its value (RFC 9110 5.5)");
            }
            headers.add(header);
            return this;
        }

        /**
         * Trusts only servers whose certificate is in a file or issued by one in it.
         *
         * @param file certificates in PEM or DER
         * @throws IOException if the file cannot be read or holds no certificate
         */
        public Builder trust(Path file) throws IOException {
            connection.trust(Trust.in(file));
            return this;
        }

        /** Trusts every server, whatever its certificate: only for tests. */
        public Builder trustAll() {
            connection.trust(Trust.all());
            return this;
        }

        /**
         * The client's own certificate and key, for servers that want them.
         *
         * @param certificate PEM, with the issuers that the server does not know; or PKCS#12 with the key
         * @param key PEM in the form PKCS#8; null if it is in the certificate's file
         * @param password of an encrypted key; empty if it is not encrypted
         * @throws IOException if a file cannot be read, has another form or another password
         * @throws UsageException if a password is missing
         */
        public Builder clientKey(Path certificate, @Nullable Path key, char[] password) throws IOException {
            connection.key(ClientKey.read(certificate, key, password));
            return this;
        }

        /**
         * The proxy to send through, {@code http://[USER:PASSWORD@]HOST[:PORT]}; its port is 1080 if none is given, as for
         * curl. By default Java's own settings decide.
         *
         * <p>For an account at a proxy on the way to an https:// server, Java wants the system property
         * {@code jdk.http.auth.tunneling.disabledSchemes} to be empty before it makes its first client.
         *
         * @throws UsageException if it is another URL or another kind of proxy, such as SOCKS
         */
        public Builder proxy(String proxyUrl) {
            ProxyServer proxy = ProxyServer.parse(proxyUrl);
            connection.proxy(proxy);
            proxyAuthorization = proxy.authorization();
            return this;
        }

        /**
         * A client of the caller's own, with its trust, key, proxy, time for connecting and executor; by default one is
         * made. It must not follow redirects of requests with credentials.
         */
        public Builder client(HttpClient value) {
            connection.given(value);
            return this;
        }

        /** How long connecting may take; by default 30 seconds, zero for any time. */
        public Builder connectTimeout(Duration value) {
            connection.timeout(value);
            return this;
        }

        /** How long the server may accept and send nothing; by default 5 minutes, zero for any time. */
        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        /** How long one message may take, with its answer and its repetitions; by default zero, for any time. */
        public Builder maxTime(Duration value) {
            maxTime = value;
            return this;
        }

        /** How often a message is sent again if nothing was stored; by default twice. */
        public Builder retries(int value) {
            persistence = persistence.withRetries(value);
            return this;
        }

        /**
         * For long runs that nobody watches: waits longer for a server that is busy, and takes status 503 without
         * Retry-After for such a one too; by default it does neither.
         *
         * @param first the pause before the first repetition if the server names none, by default 1 second; then twice as long
         * @param longest the longest of those pauses, by default 2 minutes
         * @param longestAsked the longest pause that a server may ask for before the message counts as refused, by
         *     default 2 minutes
         */
        public Builder backOff(Duration first, Duration longest, Duration longestAsked) {
            persistence = new Persistence(persistence.retries(), first, longest, longestAsked, true);
            return this;
        }

        Builder clock(Clock value) {
            clock = value;
            return this;
        }

        Builder pause(Pause value) {
            pause = value;
            return this;
        }

        /**
         * Builds the sender.
         *
         * @throws UsageException if the client sets a header field itself, two options authenticate, the caller's own
         *     client is not alone, or Java's client cannot send to the URL
         */
        public Sender build() {
            boolean secure = url.value().regionMatches(true, 0, "https:", 0, 6);
            return new Sender(this, connection.client(secure));
        }

        private boolean has(String name) {
            return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
        }

        private HttpRequest template() {
            HttpRequest.Builder request = HttpRequest.newBuilder(RequestUri.of(url));
            try {
                headers.forEach(header -> request.header(header.name(), header.value()));
            } catch (IllegalArgumentException e) {
                // Java's client sets it itself.
                throw new UsageException(String.valueOf(e.getMessage()), e);
            }
            if (!has("Accept")) {
                request.header("Accept", "application/dicom+json");
            }
            if (!has("User-Agent")) {
                request.header("User-Agent", "stowc");
            }
            if (awsKeys != null && (credentials != null || has("Authorization"))) {
                throw new UsageException(
                        "AWS keys cannot be combined with an account or the header Authorization; leave one out");
            }
            if (credentials != null) {
                if (has("Authorization")) {
                    throw new UsageException(
                            "the header Authorization cannot be combined with an account; leave one out");
                }
                request.header("Authorization", credentials.authorization());
            }
            if (proxyAuthorization != null) {
                // Java's client shows it to the proxy alone.
                request.header("Proxy-Authorization", proxyAuthorization);
            }
            return request.build();
        }
    }
}

package io.github.stowc.stow.send;

import io.github.stowc.stow.answer.AnswerText;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Explains why a request got no answer.
 *
 * @param proxy the one that the client goes through; null if none is known
 */
record Unanswered(
        HttpRequest request, HttpClient client, @Nullable ProxyServer proxy) {

    /** The server's host, with its port if the URL has one. */
    private String host() {
        return request.uri().getHost()
                + (request.uri().getPort() < 0 ? "" : ":" + request.uri().getPort());
    }

    /** Who was to be connected to. */
    private String peer() {
        return proxy == null ? host() : "the proxy " + proxy;
    }

    /** The exception if nothing was sent, since there was no connection; empty if there may have been one. */
    Optional<NotConnectedException> notConnected(Throwable thrown) {
        if (find(thrown, HttpConnectTimeoutException.class) != null) {
            String within = client.connectTimeout()
                    .map(time -> " within " + Exchange.seconds(time))
                    .orElse("");
            Sentence late = Sentence.of("could not connect to " + peer() + within + " (", Choice.CONNECT_TIMEOUT, ")");
            return Optional.of(new NotConnectedException(late, false, thrown));
        }
        if (find(thrown, UnresolvedAddressException.class) != null) {
            return proxy == null
                    ? unconnected("there is no host " + request.uri().getHost() + "; check the URL", false, thrown)
                    : unconnected("there is no host " + proxy.host() + ", which should be the proxy", false, thrown);
        }
        if (find(thrown, ConnectException.class) != null) {
            String question = proxy == null ? "is the server running, and is the port right?" : "is it running?";
            return unconnected("could not connect to " + peer() + ": refused; " + question, true, thrown);
        }
        SSLException insecure = find(thrown, SSLException.class);
        if (insecure != null) {
            return Optional.of(new NotConnectedException(TlsTrouble.text(host(), insecure), false, thrown));
        }
        String said = said(thrown);
        if (proxy != null && said.startsWith("Tunnel failed")) {
            return unconnected(
                    "the proxy " + proxy + " makes no connection to " + host() + " (" + said + ")", false, thrown);
        }
        return Optional.empty();
    }

    /** Whether an answer is the proxy's, which wants an account. */
    boolean isOfProxy(int status) {
        return proxy != null && status == 407;
    }

    /** The exception for such an answer. */
    NotConnectedException noAccount() {
        Sentence text =
                Sentence.of("the proxy " + proxy + " wants a user and password, or others (status 407); write it"
                        + " as http://USER:PASSWORD@HOST:PORT");
        return new NotConnectedException(text, false, new IOException("status 407"));
    }

    private static Optional<NotConnectedException> unconnected(String text, boolean again, Throwable thrown) {
        return Optional.of(new NotConnectedException(Sentence.of(text), again, thrown));
    }

    /**
     * The exception for a connection that ended without an answer.
     *
     * @param progress how much was sent, in words
     * @param isPartSent whether anything was sent
     */
    IOException brokenOff(Throwable thrown, String progress, boolean isPartSent) {
        SSLException insecure = find(thrown, SSLException.class);
        if (insecure != null && TlsTrouble.wantsCertificate(insecure)) {
            // With TLS 1.3 the server says it after the handshake, when the client may be sending already.
            return new NoAnswerException(TlsTrouble.text(host(), insecure), false, thrown);
        }
        ProtocolException garbage = find(thrown, ProtocolException.class);
        String message = garbage != null || isParsing(thrown)
                ? "the answer of " + host() + " is not HTTP (" + said(garbage != null ? garbage : thrown) + ")"
                : "the connection to " + host() + " broke off, " + progress + " and no answer (" + said(thrown) + ")";
        return new NoAnswerException(message, isPartSent, thrown);
    }

    private static boolean isParsing(Throwable thrown) {
        return thrown instanceof NumberFormatException || thrown instanceof IllegalArgumentException;
    }

    private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }

    static String said(Throwable thrown) {
        String message = thrown.getMessage();
        return AnswerText.oneLine(message == null ? thrown.getClass().getSimpleName() : message);
    }
}

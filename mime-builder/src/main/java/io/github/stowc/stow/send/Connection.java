package io.github.stowc.stow.send;

import io.github.stowc.wording.UsageException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** How a server is reached: trust, the client's key, proxy, time for connecting. Not safe to share between threads. */
final class Connection {
    private TrustManager @Nullable [] trust;
    private KeyManager @Nullable [] key;
    private @Nullable ProxyServer proxy;
    private @Nullable HttpClient given;
    private Duration timeout = Duration.ofSeconds(30);

    void trust(TrustManager[] value) {
        trust = value;
    }

    void key(KeyManager[] value) {
        key = value;
    }

    void proxy(ProxyServer value) {
        proxy = value;
    }

    void given(HttpClient value) {
        given = value;
    }

    void timeout(Duration value) {
        timeout = value;
    }

    /** The proxy; null if none was given. */
    @Nullable
    ProxyServer proxy() {
        return proxy;
    }

    /**
     * The client.
     *
     * @param secure whether the server speaks TLS
     * @throws UsageException if the caller's own client excludes another choice
     */
    HttpClient client(boolean secure) {
        HttpClient own = given;
        if (own != null) {
            if (trust != null || key != null || proxy != null) {
                throw new UsageException("a client of your own has its trust, key and proxy already; set them there");
            }
            return own;
        }
        HttpClient.Builder client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER);
        // Without TLS, HTTP/2 begins with an upgrade request, which some servers cannot handle.
        client.version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
        if (!timeout.isZero()) {
            client.connectTimeout(timeout);
        }
        if (trust != null || key != null) {
            client.sslContext(context(key, trust));
        } else if (!secure) {
            // Java would read all certificates that it trusts, which takes longer than everything else.
            client.sslContext(context(null, Trust.nobody()));
        }
        ProxyServer server = proxy;
        if (server != null) {
            client.proxy(ProxySelector.of(InetSocketAddress.createUnresolved(server.host(), server.port())));
        }
        return client.build();
    }

    private static SSLContext context(KeyManager @Nullable [] key, TrustManager @Nullable [] trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(key, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

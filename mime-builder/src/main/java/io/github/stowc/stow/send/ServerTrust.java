package io.github.stowc.stow.send;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Which servers a connection of the caller's own trusts, as {@link Sender} does. Immutable. */
public final class ServerTrust {
    private final TrustManager @Nullable [] managers;

    private ServerTrust(TrustManager @Nullable [] managers) {
        this.managers = managers;
    }

    /** Servers that Java trusts. */
    public static ServerTrust ofJava() {
        return new ServerTrust(null);
    }

    /**
     * Only servers whose certificate is in a file or issued by one in it.
     *
     * @param file certificates in PEM or DER
     * @throws IOException if the file cannot be read or holds no certificate
     */
    public static ServerTrust in(Path file) throws IOException {
        return new ServerTrust(Trust.in(file));
    }

    /** Every server, whatever its certificate and its name. */
    public static ServerTrust all() {
        return new ServerTrust(Trust.all());
    }

    /**
     * Makes a connection secure by TLS (RFC 9110 4.2.2), before a byte of the caller is sent.
     *
     * @param plain connected to the server; closed with the result
     * @param host the server's name, which its certificate must have
     * @throws NoAnswerException if the server is not trusted, or does not speak TLS
     * @throws IOException if the connection breaks off
     */
    public Socket secure(Socket plain, String host) throws IOException {
        String place = host + ":" + plain.getPort();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers, null);
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, plain.getPort(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (SSLException e) {
            throw new NoAnswerException(TlsTrouble.text(place, e), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }
}

package io.github.stowc.stow.send;

import io.github.stowc.bytes.SideFile;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Decides which servers to trust. */
final class Trust {
    /** What the certificates of all authorities of the world need several times over: 8 MiB. */
    private static final int MAX_SIZE = 8 << 20;

    private Trust() {}

    /**
     * Trusts only servers whose certificate is in a file or issued by one in it.
     *
     * @param file certificates in PEM or DER
     * @throws IOException if the file cannot be read or holds no certificate
     */
    static TrustManager[] in(Path file) throws IOException {
        byte[] bytes = SideFile.read(file, "certificates in PEM", MAX_SIZE);
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int index = 0;
            for (Certificate certificate : Certificates.in(bytes)) {
                store.setCertificateEntry("ca" + index++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Timely.of(factory.getTrustManagers());
        } catch (CertificateException e) {
            IOException unreadable = noCertificates(file);
            unreadable.initCause(e);
            throw unreadable;
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static IOException noCertificates(Path file) {
        return new FileSystemException(
                file.toString(), null, "expected certificates in PEM (-----BEGIN CERTIFICATE-----), found none");
    }

    /** Trusts no server: for a client without TLS. */
    static TrustManager[] nobody() {
        return new TrustManager[0];
    }

    /** Trusts every server, whatever its certificate and its name. */
    static TrustManager[] all() {
        return new TrustManager[] {new Anyone()};
    }

    /** An extended manager, since Java would otherwise check the name in the certificate. */
    private static final class Anyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

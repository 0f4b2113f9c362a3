package io.github.stowc.stow.send;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;

/** Reads certificates, in PEM (RFC 7468) or DER. */
final class Certificates {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private Certificates() {}

    /** Whether bytes begin with a sequence of a long length (X.690 8.1.3.5), as those of a certificate in DER do. */
    static boolean isDer(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 0x30 && (bytes[1] & 0x80) != 0;
    }

    /**
     * All certificates; in PEM also those between keys and remarks.
     *
     * @throws CertificateException if there is none, or one is broken
     */
    static Collection<? extends Certificate> in(byte[] bytes) throws CertificateException {
        Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(isDer(bytes) ? bytes : certificates(bytes)));
        if (found.isEmpty()) {
            throw new CertificateException("no certificate");
        }
        return found;
    }

    /** Only the certificates: Java's reader stumbles over keys. */
    private static byte[] certificates(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        StringBuilder only = new StringBuilder();
        for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at)) {
            int end = text.indexOf(END, at);
            int stop = end < 0 ? text.length() : end + END.length();
            only.append(text, at, stop).append('\n');
            at = stop;
        }
        return only.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}

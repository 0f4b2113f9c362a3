package io.github.stowc.stow.send;

import io.github.stowc.stow.answer.AnswerText;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Says why no secure connection came about, and what to do. */
final class TlsTrouble {
    private TlsTrouble() {}

    static String text(String host, SSLException thrown) {
        String said = AnswerText.oneLine(String.valueOf(thrown.getMessage()));
        if (said.contains("Unsupported or unrecognized SSL message") || said.contains("plaintext connection")) {
            return host + " does not speak TLS there; is its URL http://, or its port another?";
        }
        if (said.contains("No subject alternative") || said.contains("No name matching")) {
            return "the certificate of " + host + " is for another name (" + said + "); write the URL with that name";
        }
        if (said.contains("PKIX") || thrown.getCause() instanceof CertificateException) {
            return "the certificate of " + host + " is not trusted (" + said
                    + "); give its issuer's with --cacert FILE, or for a test --insecure";
        }
        return "no secure connection to " + host + " (" + said + ")";
    }
}

package io.github.stowc.stow.send;

import io.github.stowc.stow.answer.AnswerText;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Says why no secure connection came about, and what to do. */
final class TlsTrouble {
    private TlsTrouble() {}

    static Sentence text(String host, SSLException thrown) {
        String said = AnswerText.oneLine(String.valueOf(thrown.getMessage()));
        if (said.contains("Unsupported or unrecognized SSL message") || said.contains("plaintext connection")) {
            return Sentence.of(host + " does not speak TLS there; is its URL http://, or its port another?");
        }
        if (said.contains("No subject alternative") || said.contains("No name matching")) {
            return Sentence.of(
                    "the certificate of " + host + " is for another name (" + said + "); write the URL with that name");
        }
        if (said.contains("PKIX") || thrown.getCause() instanceof CertificateException) {
            return Sentence.of(
                    "the certificate of " + host + " is not trusted (" + said + "); give its issuer's with ",
                    Choice.TRUST,
                    ", or for a test ",
                    Choice.TRUST_ALL);
        }
        return Sentence.of("no secure connection to " + host + " (" + said + ")");
    }
}

package io.github.stowc.stow.send;

import io.github.stowc.stow.answer.AnswerText;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Explains why a secure connection failed, and what to do. */
final class TlsTrouble {
    private TlsTrouble() {}

    static Sentence text(String host, SSLException thrown) {
        String said = AnswerText.oneLine(String.valueOf(thrown.getMessage()));
        if (said.contains("Unsupported or unrecognized SSL message") || said.contains("plaintext connection")) {
            return Sentence.of(
                    host + " does not speak TLS at that port; is its URL http://, or does it use another port?");
        }
        if (said.contains("No subject alternative") || said.contains("No name matching")) {
            return Sentence.of(
                    "the certificate of " + host + " is for another name (" + said + "); use that name in the URL");
        }
        if (said.contains("PKIX") || thrown.getCause() instanceof CertificateException) {
            return Sentence.of(
                    "the certificate of " + host + " is not trusted (" + said
                            + "); give the certificate of its issuer with ",
                    Choice.TRUST,
                    ", or in a test use ",
                    Choice.TRUST_ALL);
        }
        return Sentence.of("could not make a secure connection to " + host + " (" + said + ")");
    }
}

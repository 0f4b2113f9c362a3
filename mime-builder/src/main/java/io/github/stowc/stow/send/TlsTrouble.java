package io.github.stowc.stow.send;

import io.github.stowc.stow.answer.AnswerText;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

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
        Throwable untimely = untimely(thrown);
        if (untimely != null) {
            boolean past = untimely instanceof CertificateExpiredException;
            return Sentence.of(
                    "the certificate of " + host + (past ? " has expired (" : " is not valid yet (")
                            + AnswerText.oneLine(String.valueOf(untimely.getMessage()))
                            + "); the server needs a new one, or this computer's clock is wrong; in a test use ",
                    Choice.TRUST_ALL);
        }
        if (wantsCertificate(thrown)) {
            return Sentence.of(
                    host + " wants a certificate of the client, or another one (" + said + "); give it with ",
                    Choice.CLIENT_KEY);
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

    /** Whether the server refuses, since it does not know the client (RFC 8446 6.2). */
    static boolean wantsCertificate(SSLException thrown) {
        String said = String.valueOf(thrown.getMessage());
        return said.contains("certificate_required")
                || said.contains("bad_certificate")
                || said.contains("alert: unknown_ca")
                || said.contains("alert: certificate_unknown")
                || said.contains("alert: certificate_expired");
    }

    private static @Nullable Throwable untimely(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return cause;
            }
            cause = cause.getCause();
        }
        return null;
    }
}

package io.github.stowc.cli.options;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Asks Google's command line for a token; its own messages go to standard error. */
final class Gcloud {
    private static final int SECONDS = 60;
    private static final String REMEDY = "install it and log in (gcloud auth login), or give --bearer-env VARIABLE";

    private Gcloud() {}

    /**
     * A token for the account that is logged in.
     *
     * @throws IOException if gcloud gives no token
     */
    static String accessToken() throws IOException {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        Process process;
        try {
            process = new ProcessBuilder(windows ? "gcloud.cmd" : "gcloud", "auth", "print-access-token")
                    .redirectError(Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new IOException("gcloud could not be started; " + REMEDY, e);
        }
        try (InputStream out = process.getInputStream()) {
            process.getOutputStream().close();
            // A token is short enough for any pipe, so that gcloud can end before it is read.
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            String token = ended ? new String(out.readNBytes(1 << 16), StandardCharsets.US_ASCII).strip() : "";
            if (token.isEmpty() || process.exitValue() != 0) {
                throw new IOException("gcloud gave no access token; " + REMEDY);
            }
            return token;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while asking gcloud for a token");
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}

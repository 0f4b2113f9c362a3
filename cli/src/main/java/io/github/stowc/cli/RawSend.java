package io.github.stowc.cli;

import io.github.stowc.anatomy.fault.BrokenMessage;
import io.github.stowc.bytes.Printable;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.stow.send.ServerTrust;
import io.github.stowc.wording.UsageException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends a request through a socket as its bytes stand, which HTTP clients would mend, and prints the answer. */
final class RawSend {
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int PORT = 80;
    private static final int SECURE_PORT = 443;
    /** More than any answer to a store request has that a person reads, in bytes. */
    private static final int MAX_ANSWER = 1 << 20;

    private final String host;
    private final int port;
    private final String path;
    private final @Nullable ServerTrust trust;

    private RawSend(String host, int port, String path, @Nullable ServerTrust trust) {
        this.host = host;
        this.port = port;
        this.path = path;
        this.trust = trust;
    }

    /**
     * A place to send to.
     *
     * @param trust which servers to trust if it is an https URL
     * @throws UsageException if it is no http or https URL
     */
    static RawSend to(String url, ServerTrust trust) {
        try {
            URI uri = new URI(url);
            boolean secure = "https".equalsIgnoreCase(uri.getScheme());
            if ((secure || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null) {
                String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
                String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
                int usual = secure ? SECURE_PORT : PORT;
                int port = uri.getPort() < 0 ? usual : uri.getPort();
                return new RawSend(uri.getHost(), port, path + query, secure ? trust : null);
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new UsageException("--send: expected a URL such as http://localhost:8080/studies, found \"" + url + "\"");
    }

    /**
     * Sends a message and prints the status line, the fields and the body of the answer.
     *
     * @param ends whether to end the sending side after the last byte, because the server waits for more
     * @throws IOException if no answer came
     */
    void send(BrokenMessage message, boolean ends, Terminal terminal) throws IOException {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(bare, port), TIMEOUT_MILLIS);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            Socket socket = trust == null ? plain : trust.secure(plain, bare);
            IOException unsent = write(message, ends, socket);
            byte[] answer = new Answer(socket.getInputStream()).bytes();
            if (answer.length == 0) {
                throw new IOException(place() + ": the server closed the connection without an answer"
                        + (unsent == null ? "" : ", before it had all bytes"));
            }
            print(new String(answer, StandardCharsets.UTF_8), terminal);
        } catch (SocketTimeoutException e) {
            throw new IOException(
                    place() + ": no answer came within " + TIMEOUT_MILLIS / 1000 + " s; the server may wait for more",
                    e);
        } catch (ConnectException | UnknownHostException e) {
            throw new IOException(place() + ": no connection (" + e.getMessage() + "); check the URL", e);
        }
    }

    private String place() {
        return host + ":" + port;
    }

    /** Writes all; a server that answered before the end may have closed the connection: that is returned. */
    private @Nullable IOException write(BrokenMessage message, boolean ends, Socket socket) throws IOException {
        OutputStream out = new BufferedOutputStream(socket.getOutputStream());
        String field = port == (trust == null ? PORT : SECURE_PORT) ? host : host + ":" + port;
        try {
            message.writeRequest(path, field, out);
            out.flush();
            if (ends) {
                socket.shutdownOutput();
            }
            return null;
        } catch (SocketException | SSLException e) {
            return e;
        }
    }

    private static void print(String answer, Terminal terminal) {
        answer.lines().forEach(line -> terminal.out().println(Printable.escaped(line)));
    }

    /** Reads an answer to its end, which Content-Length or the end of the connection tells (RFC 9112 6.3). */
    private static final class Answer {
        private final InputStream in;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Answer(InputStream in) {
            this.in = in;
        }

        /** What came; nothing if the connection was closed before. */
        byte[] bytes() throws IOException {
            byte[] buffer = new byte[8192];
            try {
                while (bytes.size() < MAX_ANSWER && !isWhole()) {
                    int count = in.read(buffer);
                    if (count < 0) {
                        break;
                    }
                    bytes.write(buffer, 0, count);
                }
            } catch (SocketTimeoutException e) {
                if (bytes.size() == 0) {
                    throw e;
                }
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                // A reset after the answer loses nothing, one before it is no answer.
            }
            return bytes.toByteArray();
        }

        private boolean isWhole() {
            String text = bytes.toString(StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                return false;
            }
            for (String line : text.substring(0, end).split("\r\n", -1)) {
                if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    String number = line.substring(15).strip();
                    return number.matches("\\d{1,9}") && text.length() - end - 4 >= Integer.parseInt(number);
                }
                if (line.regionMatches(true, 0, "Transfer-Encoding:", 0, 18)) {
                    return text.endsWith("\r\n0\r\n\r\n");
                }
            }
            return text.startsWith("HTTP/1.1 204");
        }
    }
}

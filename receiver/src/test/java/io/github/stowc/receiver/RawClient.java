package io.github.stowc.receiver;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection on which a test writes byte for byte, also what no HTTP library would. */
public final class RawClient implements Closeable {
    private static final int TIMEOUT_MILLIS = 60_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)\r\n");

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    RawClient(String url) throws IOException {
        URI server = URI.create(url);
        this.socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** Sends a text, each character a byte. */
    RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /** Sends the head of a message, up to its blank line. */
    RawClient head(String... fields) throws IOException {
        StringBuilder head = new StringBuilder("POST /studies HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: multipart/related; type=\"application/dicom\"; boundary=b\r\n");
        for (String field : fields) {
            head.append(field).append("\r\n");
        }
        return send(head + "\r\n");
    }

    /** The next answer with its body, as its Content-Length says; what there was when the connection ended. */
    String answer() throws IOException {
        String head = answerHead();
        int at = head.toLowerCase(java.util.Locale.ROOT).indexOf("content-length: ");
        if (at < 0) {
            return head;
        }
        int length = Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** The head of the next answer. */
    String answerHead() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        String text = "";
        while (!text.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return text;
            }
            head.write(next);
            text = head.toString(StandardCharsets.ISO_8859_1);
        }
        return text;
    }

    /** Whether the server has closed the connection; waits for it. */
    boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    /** Ends the connection at once, so that the server sees a reset. */
    void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Writes a request. */
    @FunctionalInterface
    public interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The answer to a GET for a path and query as they are. */
    public static String get(String url, String target) throws IOException {
        return exchange(
                url,
                "GET " + target + " HTTP/1.1\r\nHost: " + URI.create(url).getAuthority()
                        + "\r\nConnection: close\r\n\r\n");
    }

    /** The answer to a request on a connection of its own, each character a byte. */
    public static String exchange(String url, String request) throws IOException {
        return exchange(url, out -> out.write(request.getBytes(StandardCharsets.ISO_8859_1)), false);
    }

    /**
     * The answer to a request on a connection of its own, in Latin-1; empty if the connection was closed without one.
     *
     * @param ends whether the sending side is closed after the request
     */
    public static String exchange(String url, Writer request, boolean ends) throws IOException {
        try (RawClient client = new RawClient(url)) {
            try {
                OutputStream out = new BufferedOutputStream(client.out);
                request.writeTo(out);
                out.flush();
                if (ends) {
                    client.socket.shutdownOutput();
                }
            } catch (SocketException e) {
                // The receiver may answer before it has all.
            }
            return answer(client.in);
        }
    }

    private static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            while (!isWhole(bytes.toString(StandardCharsets.ISO_8859_1))) {
                int count = in.read(buffer);
                if (count < 0) {
                    break;
                }
                bytes.write(buffer, 0, count);
            }
        } catch (SocketException e) {
            // A reset after the answer loses nothing.
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static boolean isWhole(String text) {
        int end = text.indexOf("\r\n\r\n");
        Matcher length = LENGTH.matcher(text);
        return end >= 0 && length.find() && text.length() >= end + 4 + Integer.parseInt(length.group(1));
    }

    /** The status of an answer in digits; {@code none} if there is no answer. */
    public static String status(String answer) {
        return answer.isEmpty() ? "none" : answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

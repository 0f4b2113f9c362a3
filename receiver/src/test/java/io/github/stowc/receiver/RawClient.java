package io.github.stowc.receiver;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which a test writes byte for byte, also what no HTTP library would. */
final class RawClient implements Closeable {
    private static final int TIMEOUT_MILLIS = 60_000;

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

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package io.github.stowc.receiver;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends requests byte for byte, as no HTTP library would. */
final class RawExchange {
    private static final int TIMEOUT_MILLIS = 60_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)\r\n");

    private final URI url;

    RawExchange(StowReceiver receiver) {
        this.url = URI.create(receiver.url());
    }

    /** Writes a request. */
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The value of Host. */
    String host() {
        return url.getAuthority();
    }

    /**
     * The whole answer in Latin-1; empty if the connection was closed without one.
     *
     * @param ends whether the sending side is closed after the request
     */
    String send(Writer request, boolean ends) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            try {
                request.writeTo(out);
                out.flush();
                if (ends) {
                    socket.shutdownOutput();
                }
            } catch (SocketException e) {
                // The receiver may answer before it has all.
            }
            return answer(socket.getInputStream());
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
    static String status(String answer) {
        return answer.isEmpty() ? "none" : answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
    }
}

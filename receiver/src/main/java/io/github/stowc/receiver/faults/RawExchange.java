package io.github.stowc.receiver.faults;

import io.github.stowc.anatomy.fault.BrokenMessage;
import io.github.stowc.receiver.received.GivenAnswer;
import io.github.stowc.receiver.received.HeaderField;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends broken requests byte for byte over a connection of their own, as no HTTP library would. */
final class RawExchange {
    private static final int TIMEOUT_MILLIS = 60_000;
    /** More than any answer has that a person reads, in bytes. */
    private static final int MOST = 1 << 20;

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: ([0-9]{1,9})\r\n");
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([1-5][0-9]{2}) ");

    private RawExchange() {}

    /** Whether the head says another length than that of the body, which no browser sends. */
    static boolean isRaw(BrokenMessage message) {
        return said(message) != message.bodySize();
    }

    private static long said(BrokenMessage message) {
        Matcher length = LENGTH.matcher(message.head("/", "localhost"));
        return length.find() ? Long.parseLong(length.group(1)) : message.bodySize();
    }

    /**
     * The answer; empty if the server closed the connection without one. If the head promises more bytes than there are,
     * the sending side ends after the last byte.
     *
     * @param url of the server, without a path
     * @throws IOException if there is no connection, or no answer within 60 s
     */
    static Optional<GivenAnswer> send(BrokenMessage message, String url) throws IOException {
        URI server = URI.create(url);
        String host = server.getHost();
        String address = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try (Socket socket = new Socket(address, server.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            try {
                OutputStream out = new BufferedOutputStream(socket.getOutputStream());
                message.writeRequest("/studies", server.getAuthority(), out);
                out.flush();
                if (said(message) > message.bodySize()) {
                    socket.shutdownOutput();
                }
            } catch (SocketException e) {
                // The server may answer before it has all.
            }
            return parsed(answer(socket.getInputStream()));
        }
    }

    /** What came up to the end that Content-Length or the end of the connection tells (RFC 9112 6.3). */
    private static byte[] answer(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            while (bytes.size() < MOST && !isWhole(bytes.toString(StandardCharsets.ISO_8859_1))) {
                int count = in.read(buffer);
                if (count < 0) {
                    break;
                }
                bytes.write(buffer, 0, count);
            }
        } catch (SocketException e) {
            // A reset after the answer loses nothing.
        }
        return bytes.toByteArray();
    }

    private static boolean isWhole(String text) {
        int end = text.indexOf("\r\n\r\n");
        Matcher length = LENGTH.matcher(text);
        return end >= 0 && length.find() && text.length() >= end + 4 + Integer.parseInt(length.group(1));
    }

    private static Optional<GivenAnswer> parsed(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return Optional.empty();
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher status = STATUS.matcher(text);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !status.lookingAt()) {
            throw new IOException("expected an answer of HTTP/1.1 with a whole head (RFC 9112 4), found another");
        }
        List<HeaderField> fields = new ArrayList<>();
        text.substring(0, end).lines().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.add(new HeaderField(
                        line.substring(0, colon), line.substring(colon + 1).strip()));
            }
        });
        String body = new String(bytes, end + 4, bytes.length - end - 4, StandardCharsets.UTF_8);
        return Optional.of(new GivenAnswer(Integer.parseInt(status.group(1)), fields, body));
    }
}

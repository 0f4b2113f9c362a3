package io.github.stowc.receiver.retrieve;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests byte for byte, which other clients would tidy or refuse to send. */
final class RawGet {
    private RawGet() {}

    /** The whole answer. */
    static String send(String url, String method, String path, String fields) throws IOException {
        URI uri = URI.create(url);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            String head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + uri.getPort()
                    + "\r\nConnection: close\r\n" + fields + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        }
    }

    static int status(String url, String path) throws IOException {
        return Integer.parseInt(send(url, "GET", path, "").substring(9, 12));
    }
}

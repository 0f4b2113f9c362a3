package io.github.stowc.testdata;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/** A web server on a free loopback port that keeps what came, character for character, and answers as it is told, else 200. */
public final class Receiver implements Closeable {
    private final ServerSocket socket;
    private final List<Request> requests = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>(List.of(Answer.of(200, "{}")));

    private Receiver(ServerSocket socket) {
        this.socket = socket;
    }

    /**
     * A request as it came.
     *
     * @param line the request line
     * @param headers the header fields, each on one line
     * @param length the number of bytes in the body
     * @param crc the checksum of the body
     * @param sha256 the hash of the body in hexadecimal digits
     */
    public record Request(String line, List<String> headers, long length, long crc, String sha256) {
        /** Copies the list. */
        public Request {
            headers = List.copyOf(headers);
        }

        /** The value of the only header field of that name; empty where there is none. */
        public String header(String name) {
            String prefix = name + ":";
            List<String> values = headers.stream()
                    .filter(header -> header.regionMatches(true, 0, prefix, 0, prefix.length()))
                    .map(header -> header.substring(prefix.length()).strip())
                    .toList();
            return values.size() == 1 ? values.get(0) : "";
        }
    }

    /**
     * An answer.
     *
     * @param status the status code
     * @param announced the Content-Length, which the body need not keep
     * @param body ISO 8859-1
     */
    public record Answer(int status, int announced, String body) {
        /** An answer that is whole. */
        public static Answer of(int status, String body) {
            return new Answer(status, body.length(), body);
        }
    }

    /**
     * A receiver that is ready.
     *
     * @throws IOException if no port is free
     */
    public static Receiver start() throws IOException {
        Receiver receiver = new Receiver(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(receiver::serve, "receiver");
        thread.setDaemon(true);
        thread.start();
        return receiver;
    }

    /** A port of the loopback address on which nothing listens. */
    public static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** The URL of a path on it. */
    public String url(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    /** The port it listens on. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Forgets what came, and answers so in turn; the last answer stays. */
    public synchronized void answer(Answer... inTurn) {
        requests.clear();
        answers.clear();
        answers.addAll(List.of(inTurn));
    }

    /** What came since it was forgotten or taken last. */
    public synchronized List<Request> received() {
        return List.copyOf(requests);
    }

    /** What came since the last call. */
    public synchronized List<Request> take() {
        List<Request> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    /** The checksum of a body. */
    public static long crc(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return crc.getValue();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                InputStream in = new BufferedInputStream(connection.getInputStream(), 1 << 16);
                Request request = read(in, connection.getOutputStream());
                connection.getOutputStream().write(answerTo(request));
            } catch (IOException e) {
                // The client went away, or the test is over.
            }
        }
    }

    private synchronized byte[] answerTo(Request request) {
        requests.add(request);
        Answer answer = answers.size() > 1 ? answers.remove(0) : answers.get(0);
        return ("HTTP/1.1 " + answer.status() + " Whatever\r\nContent-Length: " + answer.announced()
                        + "\r\nConnection: close\r\n\r\n" + answer.body())
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Request read(InputStream in, OutputStream out) throws IOException {
        String line = readLine(in);
        List<String> headers = new ArrayList<>();
        long length = 0;
        for (String header = readLine(in); !header.isEmpty(); header = readLine(in)) {
            headers.add(header);
            if (header.regionMatches(true, 0, "Content-Length: ", 0, 16)) {
                length = Long.parseLong(header.substring(16));
            }
            if (header.regionMatches(true, 0, "Expect:", 0, 7)) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        CRC32 crc = new CRC32();
        MessageDigest sha256 = sha256();
        byte[] buffer = new byte[1 << 16];
        for (long left = length; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new IOException("cut off");
            }
            crc.update(buffer, 0, count);
            sha256.update(buffer, 0, count);
            left -= count;
        }
        return new Request(line, headers, length, crc.getValue(), HexFormat.of().formatHex(sha256.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("cut off");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }
}

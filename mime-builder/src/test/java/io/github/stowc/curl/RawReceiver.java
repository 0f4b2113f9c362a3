package io.github.stowc.curl;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.CRC32;

/** A receiver that keeps each request's line and headers as they came, and the checksum of its body. */
final class RawReceiver implements AutoCloseable {
    /** A request as it came. */
    record Received(String line, List<String> headers, long length, long crc) {}

    /** How to answer: a status, the announced length and the body. */
    record Answer(int status, int announced, String body) {
        static Answer of(int status, String body) {
            return new Answer(status, body.length(), body);
        }
    }

    private final ServerSocket socket;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Answer> answers = new CopyOnWriteArrayList<>();

    RawReceiver() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The answers in turn; the last one stays. */
    void answer(Answer... inTurn) {
        received.clear();
        answers.clear();
        answers.addAll(List.of(inTurn));
    }

    List<Received> received() {
        return received;
    }

    static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                handle(connection);
            } catch (IOException e) {
                // The client went away, or the test is over.
            }
        }
    }

    private void handle(Socket connection) throws IOException {
        InputStream in = new BufferedInputStream(connection.getInputStream(), 1 << 16);
        String line = readLine(in);
        List<String> headers = new ArrayList<>();
        long length = 0;
        for (String header = readLine(in); !header.isEmpty(); header = readLine(in)) {
            headers.add(header);
            if (header.regionMatches(true, 0, "Content-Length: ", 0, 16)) {
                length = Long.parseLong(header.substring(16));
            }
        }
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[1 << 16];
        long left = length;
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new IOException("cut off");
            }
            crc.update(buffer, 0, count);
            left -= count;
        }
        received.add(new Received(line, headers, length, crc.getValue()));
        Answer answer = answers.size() > 1 ? answers.remove(0) : answers.get(0);
        OutputStream out = connection.getOutputStream();
        out.write(("HTTP/1.1 " + answer.status() + " Whatever\r\nContent-Length: " + answer.announced()
                        + "\r\nConnection: close\r\n\r\n" + answer.body())
                .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
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

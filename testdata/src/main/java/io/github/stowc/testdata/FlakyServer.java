package io.github.stowc.testdata;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A reverse proxy on a free loopback port before a real server, which lets every few requests fail as networks and
 * servers do: each time in the next of the chosen ways. Connections are kept open between requests.
 *
 * <p>What it says is true: an instance that it names as failed has not reached the server, and what it answers by a busy
 * status has not either.
 */
public final class FlakyServer implements Closeable {
    /** The client sets them itself, or they concern one connection. */
    private static final Set<String> OWN =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

    /** A way to fail. */
    public enum Fault {
        /** Status 503 with Retry-After, and nothing stored. */
        UNAVAILABLE,
        /** Status 429 without Retry-After, and nothing stored. */
        TOO_MANY_REQUESTS,
        /** The connection is reset before the body is read. */
        RESET_BEFORE_BODY,
        /** All is stored, and the connection is reset instead of an answer. */
        STORED_THEN_RESET,
        /** All is stored, and the answer breaks off in its middle. */
        HALF_AN_ANSWER,
        /** The last instance of the message is not stored (0110, processing failure), all others are; a search is unavailable. */
        ONE_FAILED
    }

    private final ServerSocket socket;
    private final String upstream;
    private final int every;
    private final List<Fault> order;
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int requests;

    private FlakyServer(ServerSocket socket, String upstream, int every, List<Fault> order) {
        this.socket = socket;
        this.upstream = upstream;
        this.every = every;
        this.order = order;
    }

    /**
     * Starts a proxy.
     *
     * @param upstream scheme, host and port of the real server, such as {@code http://127.0.0.1:8080}
     * @param every how many requests there are to each one that fails
     * @param order the ways to fail in turn; all if none is given
     * @throws IOException if no port is free
     */
    public static FlakyServer start(String upstream, int every, Fault... order) throws IOException {
        FlakyServer server = new FlakyServer(
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                upstream,
                every,
                List.of(order.length == 0 ? Fault.values() : order));
        startThread(server::accept);
        return server;
    }

    private static void startThread(Runnable task) {
        Thread thread = new Thread(task, "flaky server");
        thread.setDaemon(true);
        thread.start();
    }

    /** The URL for a path. */
    public String url(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    /** How many requests came, with those that failed. */
    public synchronized int requests() {
        return requests;
    }

    /** How often each fault happened. */
    public synchronized Map<Fault, Integer> faults() {
        return Map.copyOf(faults);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        connections.forEach(FlakyServer::close);
    }

    private static void close(Socket connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // It is no longer needed.
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                startThread(() -> serve(connection));
            } catch (IOException e) {
                // The test is over.
            }
        }
    }

    private void serve(Socket connection) {
        try {
            InputStream in = new BufferedInputStream(connection.getInputStream(), 1 << 16);
            while (answer(connection, in)) {
                connection.getOutputStream().flush();
            }
        } catch (IOException e) {
            // The client went away, or the test is over.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
            close(connection);
        }
    }

    /** Answers one request; returns whether the connection stays open. */
    private boolean answer(Socket connection, InputStream in) throws IOException, InterruptedException {
        RequestHead head = RequestHead.read(in);
        if (head == null) {
            return false;
        }
        OutputStream out = connection.getOutputStream();
        Fault fault = next();
        if (fault == Fault.RESET_BEFORE_BODY) {
            reset(connection);
            return false;
        }
        if (head.isExpecting()) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        SizedStream body = new SizedStream(in, head.length());
        if (fault == Fault.ONE_FAILED && head.isStore()) {
            answerOneFailed(head, body.readAllBytes(), out);
            return true;
        }
        if (fault == Fault.UNAVAILABLE || fault == Fault.TOO_MANY_REQUESTS || fault == Fault.ONE_FAILED) {
            body.transferTo(OutputStream.nullOutputStream());
            boolean many = fault == Fault.TOO_MANY_REQUESTS;
            write(out, many ? 429 : 503, many ? List.of() : List.of("Retry-After: 1"), new byte[0], 0);
            return true;
        }
        HttpResponse<byte[]> answer = forward(
                head,
                BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> body), Math.max(1, head.length())));
        if (fault == Fault.STORED_THEN_RESET) {
            reset(connection);
            return false;
        }
        int length = answer.body().length;
        write(out, answer.statusCode(), fields(answer), answer.body(), fault == null ? length : length / 2);
        return fault == null;
    }

    private synchronized @Nullable Fault next() {
        requests++;
        if (requests % every != 0) {
            return null;
        }
        Fault fault = order.get((requests / every - 1) % order.size());
        faults.merge(fault, 1, Integer::sum);
        return fault;
    }

    /** Closes a connection so that its other side sees a reset. */
    private static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    private HttpResponse<byte[]> forward(RequestHead head, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(upstream + head.path()))
                .method(head.method(), head.length() == 0 ? BodyPublishers.noBody() : body);
        for (String field : head.fields()) {
            int colon = field.indexOf(':');
            if (!OWN.contains(field.substring(0, colon).toLowerCase(Locale.ROOT))) {
                request.header(
                        field.substring(0, colon), field.substring(colon + 1).strip());
            }
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private void answerOneFailed(RequestHead head, byte[] body, OutputStream out)
            throws IOException, InterruptedException {
        WithoutLastInstance without = WithoutLastInstance.of(head.field("Content-Type"), body);
        String failed = without.failedSequence();
        if (without.isEmpty()) {
            byte[] answer = ("{" + failed + "}").getBytes(StandardCharsets.UTF_8);
            write(out, 409, List.of("Content-Type: application/dicom+json"), answer, answer.length);
            return;
        }
        HttpResponse<byte[]> stored =
                forward(head, BodyPublishers.ofString(without.message(), StandardCharsets.ISO_8859_1));
        String text = new String(stored.body(), StandardCharsets.UTF_8);
        byte[] answer = text.replaceFirst("\\{", "{" + failed + ",").getBytes(StandardCharsets.UTF_8);
        write(out, 202, fields(stored), answer, answer.length);
    }

    private static List<String> fields(HttpResponse<byte[]> answer) {
        List<String> fields = new ArrayList<>();
        answer.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":") && !OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> fields.add(name + ": " + value));
            }
        });
        return fields;
    }

    /** Writes an answer, of whose body perhaps only the beginning. */
    private static void write(OutputStream out, int status, List<String> fields, byte[] body, int count)
            throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
        fields.forEach(field -> head.append(field).append("\r\n"));
        if (status != 204) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body, 0, count);
    }

    /** The request up to its empty line. */
    private record RequestHead(String method, String path, List<String> fields, long length) {
        /** Null if the client has no more requests. */
        static @Nullable RequestHead read(InputStream in) throws IOException {
            String line = line(in);
            if (line.isEmpty()) {
                return null;
            }
            List<String> fields = new ArrayList<>();
            for (String field = line(in); !field.isEmpty(); field = line(in)) {
                fields.add(field);
            }
            String[] words = line.split(" ", -1);
            RequestHead head = new RequestHead(words[0], words[1], fields, 0);
            String length = head.field("Content-Length");
            return new RequestHead(words[0], words[1], fields, length.isEmpty() ? 0 : Long.parseLong(length));
        }

        String field(String name) {
            return fields.stream()
                    .filter(field -> field.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(field -> field.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        boolean isStore() {
            return method.equals("POST");
        }

        boolean isExpecting() {
            return !field("Expect").isEmpty();
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                line.append((char) c);
            }
            return line.toString().stripTrailing();
        }
    }

    /** So many bytes of a stream; fails if there are fewer. */
    private static final class SizedStream extends InputStream {
        private final InputStream in;
        private long left;

        SizedStream(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(buffer, offset, (int) Math.min(left, length));
            if (count < 0) {
                throw new EOFException("the client broke off");
            }
            left -= count;
            return count;
        }
    }
}

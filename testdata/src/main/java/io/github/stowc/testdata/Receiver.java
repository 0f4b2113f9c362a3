package io.github.stowc.testdata;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.CRC32;
import javax.net.ServerSocketFactory;

/**
 * A web server on a free loopback port that keeps requests unchanged and gives the answers it is told, by default that
 * all is stored.
 * Each connection has its own thread, so that a silent one does not block others.
 */
public final class Receiver implements Closeable {
    /** How many nanoseconds to wait for data; long, since a busy machine is slow. */
    private static final long PATIENCE = 300_000_000_000L;

    private final ServerSocket socket;
    private final List<Request> requests = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>(List.of(Answer.stored()));
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    private Receiver(ServerSocket socket) {
        this.socket = socket;
    }

    /**
     * A request as received.
     *
     * @param line the request line
     * @param headers the header fields, each on one line
     * @param length the number of body bytes received
     * @param crc the checksum of the body
     * @param sha256 the hash of the body in hexadecimal digits
     */
    public record Request(String line, List<String> headers, long length, long crc, String sha256) {
        /** Copies the list. */
        public Request {
            headers = List.copyOf(headers);
        }

        /** The value of the only header field with that name; empty if missing. */
        public String header(String name) {
            String prefix = name + ":";
            List<String> values = headers.stream()
                    .filter(header -> header.regionMatches(true, 0, prefix, 0, prefix.length()))
                    .map(header -> header.substring(prefix.length()).strip())
                    .toList();
            return values.size() == 1 ? values.get(0) : "";
        }
    }

    /** How to answer. */
    public enum Manner {
        /** After the request's body, or the part of it to read; then close the connection. */
        HTTP,
        /** Like HTTP, with a Store Instances Response that names the instances of the request. */
        STORED,
        /** Like HTTP, but leave the connection open. */
        OPEN,
        /** Like HTTP, but only the body, without status and header fields. */
        RAW,
        /** Not at all: close the connection. */
        CUT,
        /** Not at all: leave the connection open and read nothing more. */
        SILENCE
    }

    /**
     * An answer.
     *
     * @param status the status code
     * @param announced the Content-Length, which may differ from the body's
     * @param body ISO 8859-1
     * @param headers more header fields, each on one line
     * @param manner how to give it
     * @param taken how many bytes of the request's body to read first
     */
    public record Answer(int status, int announced, String body, List<String> headers, Manner manner, long taken) {
        /** Copies the list. */
        public Answer {
            headers = List.copyOf(headers);
        }

        /** An answer whose body may be shorter than its Content-Length. */
        public Answer(int status, int announced, String body) {
            this(status, announced, body, List.of(), Manner.HTTP, Long.MAX_VALUE);
        }

        /** A complete answer. */
        public static Answer of(int status, String body) {
            return new Answer(status, body.length(), body);
        }

        /** Status 200 and what a server says that has stored everything. */
        public static Answer stored() {
            return new Answer(200, 0, "", List.of(), Manner.STORED, Long.MAX_VALUE);
        }

        /** Bytes instead of an answer. */
        public static Answer raw(String bytes) {
            return new Answer(0, 0, bytes, List.of(), Manner.RAW, Long.MAX_VALUE);
        }

        /** Closes the connection after that many bytes of the body. */
        public static Answer cutAfter(long bytes) {
            return new Answer(0, 0, "", List.of(), Manner.CUT, bytes);
        }

        /** Stays silent after that many bytes of the body. */
        public static Answer silenceAfter(long bytes) {
            return new Answer(0, 0, "", List.of(), Manner.SILENCE, bytes);
        }

        /** This answer with a header field, {@code Name: value}. */
        public Answer with(String header) {
            List<String> more = new ArrayList<>(headers);
            more.add(header);
            return new Answer(status, announced, body, more, manner, taken);
        }

        /** This answer, given after that many bytes of the body. */
        public Answer after(long bytes) {
            return new Answer(status, announced, body, headers, manner, bytes);
        }
    }

    /**
     * Starts a receiver.
     *
     * @throws IOException if no port is free
     */
    public static Receiver start() throws IOException {
        return start(ServerSocketFactory.getDefault());
    }

    /** Starts a receiver on other sockets, such as those of TLS. */
    public static Receiver start(ServerSocketFactory factory) throws IOException {
        Receiver receiver = new Receiver(factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        startThread(receiver::serve);
        return receiver;
    }

    private static void startThread(Runnable task) {
        Thread thread = new Thread(task, "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    /** A port of the loopback address that was free a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** A socket that occupies a port of the loopback address without listening, so that connections are refused. */
    public static Socket nobody() throws IOException {
        Socket holder = new Socket();
        holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return holder;
    }

    /** The URL for a path. */
    public String url(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    /** The receiver's port. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Forgets the requests, and sets the next answers; the last one is repeated. */
    public synchronized void answer(Answer... inTurn) {
        requests.clear();
        answers.clear();
        answers.addAll(List.of(inTurn));
    }

    /** The requests since they were last forgotten or taken. */
    public synchronized List<Request> received() {
        return List.copyOf(requests);
    }

    /** Takes the requests since the last call. */
    public synchronized List<Request> take() {
        List<Request> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    /**
     * Like {@link #take()}, but waits for a number of requests, since a client that gives up does not wait for the
     * server.
     */
    public synchronized List<Request> take(int least) throws InterruptedException {
        for (long end = System.nanoTime() + PATIENCE; requests.size() < least && System.nanoTime() < end; ) {
            wait(1000);
        }
        return take();
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
        connections.forEach(this::close);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                startThread(() -> answer(connection));
            } catch (IOException e) {
                // The test is over.
            }
        }
    }

    private void answer(Socket connection) {
        boolean kept = false;
        try {
            Manner manner = serve(connection);
            kept = manner == Manner.SILENCE || manner == Manner.OPEN;
        } catch (IOException e) {
            // The client went away, or the test is over.
        } finally {
            if (!kept) {
                close(connection);
            }
        }
    }

    private void close(Socket connection) {
        connections.remove(connection);
        try {
            connection.close();
        } catch (IOException e) {
            // It is no longer needed.
        }
    }

    private Manner serve(Socket connection) throws IOException {
        InputStream in = new BufferedInputStream(connection.getInputStream(), 1 << 16);
        Head head = Head.read(in, connection.getOutputStream());
        Answer answer = next();
        StoredInstances instances = new StoredInstances();
        Request request = body(head, in, answer.taken(), instances);
        if (answer.manner() == Manner.STORED) {
            answer = Answer.of(answer.status(), instances.response());
        }
        synchronized (this) {
            requests.add(request);
            notifyAll();
        }
        if (answer.manner() != Manner.CUT && answer.manner() != Manner.SILENCE) {
            connection.getOutputStream().write(bytes(answer));
            if (request.length() < head.length()) {
                drain(connection);
            }
        }
        return answer.manner();
    }

    /** Reads the rest, as servers do: closing a connection with unread bytes loses the answer too. */
    private static void drain(Socket connection) throws IOException {
        connection.shutdownOutput();
        connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private synchronized Answer next() {
        return answers.size() > 1 ? answers.remove(0) : answers.get(0);
    }

    private static byte[] bytes(Answer answer) {
        StringBuilder text = new StringBuilder();
        if (answer.manner() != Manner.RAW) {
            text.append("HTTP/1.1 ").append(answer.status()).append(" Whatever\r\n");
            answer.headers().forEach(header -> text.append(header).append("\r\n"));
            text.append("Content-Length: ").append(answer.announced()).append("\r\nConnection: close\r\n\r\n");
        }
        return text.append(answer.body()).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The request up to its empty line. */
    private record Head(String line, List<String> headers, long length) {
        static Head read(InputStream in, OutputStream out) throws IOException {
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
            return new Head(line, headers, length);
        }
    }

    /** The request with its body, as far as it was read or arrived. */
    private static Request body(Head head, InputStream in, long taken, StoredInstances instances) throws IOException {
        CRC32 crc = new CRC32();
        MessageDigest sha256 = sha256();
        byte[] buffer = new byte[1 << 16];
        long wanted = Math.min(head.length(), taken);
        long length = 0;
        while (length < wanted) {
            int count = in.read(buffer, 0, (int) Math.min(wanted - length, buffer.length));
            if (count < 0) {
                break;
            }
            crc.update(buffer, 0, count);
            instances.add(buffer, count);
            sha256.update(buffer, 0, count);
            length += count;
        }
        String hash = HexFormat.of().formatHex(sha256.digest());
        return new Request(head.line(), head.headers(), length, crc.getValue(), hash);
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

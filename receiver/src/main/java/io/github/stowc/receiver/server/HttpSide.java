package io.github.stowc.receiver.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Set;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A listening server. */
public final class HttpSide implements Closeable {
    /** The largest head of a request in bytes. */
    static final int MAX_HEAD = 64 * 1024;
    /** As much of a body is taken at once. */
    private static final int INPUT_BUFFER = 64 * 1024;

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");
    private static final int THREADS = 32;
    /** How long requests may still take at the end; stopping takes its time too. */
    private static final long STOP_MILLIS = 4_000;

    private final Server server;
    private final ServerConnector connector;
    private final FrontHandler front;
    private final Workers workers;
    private final Exchange.Shared shared;
    private final int port;

    private HttpSide(
            Server server,
            ServerConnector connector,
            FrontHandler front,
            Workers workers,
            Exchange.Shared shared,
            int port) {
        this.server = server;
        this.connector = connector;
        this.front = front;
        this.workers = workers;
        this.shared = shared;
        this.port = port;
    }

    /**
     * Starts to listen.
     *
     * @throws BindException if the port is taken, or the host is not this machine's
     */
    public static HttpSide start(Services services, ServerOptions options) throws BindException {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        server.setErrorHandler(new PlainErrors(options.log()));
        ServerConnector connector = connector(server, options);
        server.addConnector(connector);
        Workers workers = new Workers();
        Pacer pacer = new Pacer(options.patience(), threads);
        Exchange.Shared shared = new Exchange.Shared(
                services.requests(),
                new Guard(options.hosts(), options.origins(), isEverywhere(options.host())),
                pacer,
                new InFlight(),
                server.getByteBufferPool(),
                options.log());
        FrontHandler front = new FrontHandler(services, options, workers, shared);
        server.setHandler(front);
        try {
            server.start();
        } catch (Exception e) {
            pacer.stop();
            workers.stop();
            BindException cannotListen =
                    new BindException("cannot listen on " + options.host() + ":" + options.port() + ": " + reason(e));
            cannotListen.initCause(e);
            throw cannotListen;
        }
        return new HttpSide(server, connector, front, workers, shared, connector.getLocalPort());
    }

    private static ServerConnector connector(Server server, ServerOptions options) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(MAX_HEAD);
        HttpConnectionFactory factory = new HttpConnectionFactory(configuration);
        factory.setInputBufferSize(INPUT_BUFFER);
        ServerConnector connector = new ServerConnector(server, 1, 1, factory);
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setIdleTimeout(options.patience().toMillis());
        return connector;
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause instanceof UnresolvedAddressException
                ? "no machine has this name"
                : String.valueOf(cause.getMessage());
    }

    /** Whether an address stands for all addresses of the machine. */
    public static boolean isEverywhere(String host) {
        return EVERYWHERE.contains(host);
    }

    /** The port. */
    public int port() {
        return port;
    }

    /** Stops listening, and lets the requests end within 5 s. */
    @Override
    public void close() throws IOException {
        connector.close();
        front.stopTaking();
        shared.inFlight().await(STOP_MILLIS);
        shared.pacer().stop();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the server did not stop: " + e.getMessage(), e);
        } finally {
            workers.stop();
        }
    }
}

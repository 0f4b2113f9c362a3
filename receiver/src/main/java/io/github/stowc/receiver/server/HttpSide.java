package io.github.stowc.receiver.server;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A listening server. */
public final class HttpSide implements Closeable {
    private static final int MAX_HEAD = 64 * 1024;
    private static final long IDLE_MILLIS = 30_000;
    /** How long requests may still take at the end. */
    private static final long STOP_MILLIS = 5_000;

    private final Server server;
    private final ServerConnector connector;
    private final ExecutorService workers;

    private HttpSide(Server server, ServerConnector connector, ExecutorService workers) {
        this.server = server;
        this.connector = connector;
        this.workers = workers;
    }

    /**
     * Starts to listen.
     *
     * @throws IOException if the port is taken, or the host is not this machine's
     */
    public static HttpSide start(Services services, ServerOptions options) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(32, 4);
        threads.setName("http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        server.setStopTimeout(STOP_MILLIS);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(MAX_HEAD);
        HttpConnectionFactory factory = new HttpConnectionFactory(configuration);
        ServerConnector connector = new ServerConnector(server, 1, 1, factory);
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        ExecutorService workers = Executors.newFixedThreadPool(
                Math.max(4, 2 * Runtime.getRuntime().availableProcessors()), task -> {
                    Thread thread = new Thread(task, "worker");
                    thread.setDaemon(true);
                    return thread;
                });
        server.setHandler(new FrontHandler(services, options, workers));
        try {
            server.start();
        } catch (IOException e) {
            workers.shutdownNow();
            throw e;
        } catch (Exception e) {
            workers.shutdownNow();
            throw new IOException(
                    "cannot listen on " + options.host() + ":" + options.port() + ": " + e.getMessage(), e);
        }
        return new HttpSide(server, connector, workers);
    }

    /** The port. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Stops listening, and lets the requests end within 5 s. */
    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the server did not stop: " + e.getMessage(), e);
        } finally {
            workers.shutdownNow();
        }
    }
}

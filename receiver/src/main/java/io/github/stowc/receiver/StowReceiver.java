package io.github.stowc.receiver;

import io.github.stowc.receiver.query.SearchService;
import io.github.stowc.receiver.received.ReceivedRequest;
import io.github.stowc.receiver.received.ReceivedRequests;
import io.github.stowc.receiver.retrieve.RetrieveService;
import io.github.stowc.receiver.server.HttpSide;
import io.github.stowc.receiver.server.ServerOptions;
import io.github.stowc.receiver.server.Services;
import io.github.stowc.receiver.store.Archive;
import io.github.stowc.receiver.stow.StoreService;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A STOW-RS server (PS3.18 10.5) that runs until it is closed, with the searches and retrievals that clients need to see
 * what it stored.
 */
public final class StowReceiver implements Closeable {
    private final String host;
    private final Archive archive;
    private final boolean temporary;
    private final ReceivedRequests requests;
    private final HttpSide http;

    private StowReceiver(String host, Archive archive, boolean temporary, ReceivedRequests requests, HttpSide http) {
        this.host = host;
        this.archive = archive;
        this.temporary = temporary;
        this.requests = requests;
        this.http = http;
    }

    /** Describes a receiver: on a free port of 127.0.0.1, with a temporary folder. */
    public static Builder builder() {
        return new Builder();
    }

    /** The URL of the service, such as {@code http://127.0.0.1:8080}; {@code /studies} and other paths follow it. */
    public String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + http.port();
    }

    /** The folder with the stored files, {@code STUDY/SERIES/SOP.dcm}. */
    public Path folder() {
        return archive.folder();
    }

    /** The latest store requests, oldest first. */
    public List<ReceivedRequest> requests() {
        return requests.all();
    }

    /**
     * Waits for store requests.
     *
     * @param least how many
     * @return those that are there by then, which may be fewer
     * @throws InterruptedException if the thread is interrupted
     */
    public List<ReceivedRequest> requests(int least, Duration patience) throws InterruptedException {
        return requests.await(least, patience);
    }

    /** Forgets the requests; what they stored stays. */
    public void clear() {
        requests.clear();
    }

    /** Stops; removes the folder if it was a temporary one. */
    @Override
    public void close() throws IOException {
        try {
            http.close();
        } finally {
            archive.close();
            if (temporary) {
                removeTree(archive.folder());
            }
        }
    }

    private static void removeTree(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, java.io.IOException e) throws IOException {
                Files.delete(inner);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Describes a receiver. */
    public static final class Builder {
        private Optional<Path> folder = Optional.empty();
        private String host = "127.0.0.1";
        private int port;
        private long maxSize = 8L << 30;
        private int maxRequests = 64;
        private int keepBytes = 16 << 20;
        private boolean strict;
        private Behaviour behaviour = Behaviour.STANDARD;
        private final Set<String> hosts = new HashSet<>();
        private final Set<String> origins = new HashSet<>();

        private Builder() {}

        /** The folder for the stored files; without it, a temporary one that is removed at the end. */
        public Builder folder(Path given) {
            folder = Optional.of(given);
            return this;
        }

        /** The port, 1 to 65535; 0, the default, takes a free one. */
        public Builder port(int given) {
            port = given;
            return this;
        }

        /** The address to listen on, 127.0.0.1 by default; with another, other machines can reach the receiver. */
        public Builder host(String given) {
            host = given;
            return this;
        }

        /** One more name that may stand in Host. */
        public Builder allowHost(String name) {
            hosts.add(name);
            return this;
        }

        /** An origin, such as {@code http://localhost:3000}, whose pages may use the receiver. */
        public Builder allowOrigin(String origin) {
            origins.add(origin);
            return this;
        }

        /** The largest body in bytes, 8 GiB by default; a larger one is answered 413. */
        public Builder maxSize(long bytes) {
            maxSize = bytes;
            return this;
        }

        /** How many requests are worked on at once, 64 by default; others are answered 503. */
        public Builder maxRequests(int most) {
            maxRequests = most;
            return this;
        }

        /** How many bytes of each body {@link ReceivedRequest#body} keeps, 16 MiB by default. */
        public Builder keepBytes(int bytes) {
            keepBytes = bytes;
            return this;
        }

        /** Whether an instance with any error fails, which otherwise is stored and shown. */
        public Builder strict(boolean given) {
            strict = given;
            return this;
        }

        /** Whose refusals it imitates. */
        public Builder behaviour(Behaviour given) {
            behaviour = given;
            return this;
        }

        /**
         * Starts the receiver, which listens when this returns.
         *
         * @throws IOException if the port is taken, or the folder cannot be used
         */
        public StowReceiver start() throws IOException {
            Path used = folder.isPresent() ? folder.get() : Files.createTempDirectory("stowc-receiver");
            Archive archive = Archive.open(used);
            ReceivedRequests requests = new ReceivedRequests();
            Services services = new Services(
                    archive,
                    new StoreService(archive, strict),
                    new SearchService(archive),
                    new RetrieveService(archive),
                    requests);
            hosts.add(host);
            try {
                HttpSide http = HttpSide.start(
                        services, new ServerOptions(host, port, maxSize, maxRequests, keepBytes, hosts, origins));
                return new StowReceiver(host, archive, folder.isEmpty(), requests, http);
            } catch (IOException e) {
                archive.close();
                throw e;
            }
        }
    }
}

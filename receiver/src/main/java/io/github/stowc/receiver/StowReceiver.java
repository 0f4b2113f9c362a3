package io.github.stowc.receiver;

import io.github.stowc.receiver.faults.FaultsService;
import io.github.stowc.receiver.page.RenderedSection;
import io.github.stowc.receiver.peer.Peers;
import io.github.stowc.receiver.query.SearchService;
import io.github.stowc.receiver.received.ReceivedRequest;
import io.github.stowc.receiver.received.ReceivedRequests;
import io.github.stowc.receiver.received.RequestFolder;
import io.github.stowc.receiver.retrieve.RetrieveService;
import io.github.stowc.receiver.server.HttpSide;
import io.github.stowc.receiver.server.ServerOptions;
import io.github.stowc.receiver.server.Services;
import io.github.stowc.receiver.store.Archive;
import io.github.stowc.receiver.stow.PeerRules;
import io.github.stowc.receiver.stow.StoreService;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A STOW-RS server (PS3.18 10.5) that runs until it is closed, with the searches and retrievals that clients need to see
 * what it stored.
 */
public final class StowReceiver implements Closeable {
    private static final String NAME = "(\\[[0-9a-f:.]+]|[a-z0-9._-]+)";
    private static final Pattern HOST = Pattern.compile(NAME);
    private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://" + NAME + "(:[0-9]{1,5})?");

    private final String host;
    private final Archive archive;
    private final boolean temporary;
    private final ReceivedRequests requests;
    private final HttpSide http;
    private boolean closed;

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
        String name = HttpSide.isEverywhere(host) ? "127.0.0.1" : host;
        return "http://" + bracketed(name) + ":" + http.port();
    }

    private static String bracketed(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
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

    /**
     * Forgets the requests, and removes all stored files of its folder.
     *
     * @throws IOException if a file cannot be removed
     */
    public void reset() throws IOException {
        requests.clear();
        archive.removeStored();
    }

    /** Stops; removes the folder if it was a temporary one. What is closed already stays so. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
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
        private static final long MAX_SIZE = 8L << 30;
        /** What a plain WildFly takes, on which dcm4chee-arc runs (max-post-size). */
        private static final long WILDFLY_LIMIT = 10_485_760;

        private Optional<Path> folder = Optional.empty();
        private Optional<Path> keep = Optional.empty();
        private String host = "127.0.0.1";
        private int port;
        private OptionalLong maxSize = OptionalLong.empty();
        private int maxRequests = 64;
        private int keepBytes = 16 << 20;
        private boolean strict;
        private Behaviour behaviour = Behaviour.STANDARD;
        private Duration patience = Duration.ofSeconds(30);
        private Consumer<String> log = line -> {};
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

        /**
         * One more name that may stand in Host, without a port.
         *
         * @throws IllegalArgumentException if it is no name and no address, an IPv6 one in brackets
         */
        public Builder allowHost(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!HOST.matcher(lower).matches()) {
                throw new IllegalArgumentException(
                        "expected a name such as pacs.example, without a port, found " + name);
            }
            hosts.add(lower);
            return this;
        }

        /**
         * An origin, such as {@code http://localhost:3000}, whose pages may use the receiver.
         *
         * @throws IllegalArgumentException if it is not a scheme, a host and maybe a port
         */
        public Builder allowOrigin(String origin) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "expected an origin such as http://localhost:3000, without a path, found " + origin);
            }
            origins.add(origin);
            return this;
        }

        /**
         * The largest body in bytes, 8 GiB by default; a larger one is answered 413. One that behaves like dcm4chee-arc answers
         * 400 above 10 MiB by default, as a plain WildFly does; with a size given here, it takes up to that.
         */
        public Builder maxSize(long bytes) {
            maxSize = OptionalLong.of(bytes);
            return this;
        }

        /**
         * How many messages are received at pace or worked on at once, 64 by default; others are answered 503. Searches and
         * retrievals are always answered.
         */
        public Builder maxRequests(int most) {
            maxRequests = most;
            return this;
        }

        /** The largest body in bytes that {@link ReceivedRequest#body} keeps whole, 16 MiB by default. */
        public Builder keepBytes(int bytes) {
            keepBytes = bytes;
            return this;
        }

        /** A folder to which whole raw requests are written, which may contain data of patients; without it, none are. */
        public Builder keep(Path given) {
            keep = Optional.of(given);
            return this;
        }

        /** Whether an instance with any error fails, which otherwise is stored and shown. */
        public Builder strict(boolean given) {
            strict = given;
            return this;
        }

        /** How long a sender may be too slow, 30 s by default, in whole seconds; then it is answered 408. */
        Builder patience(Duration given) {
            patience = given;
            return this;
        }

        /**
         * Takes a line for each request: time, method, path, status, bytes, milliseconds, the rule that it breaks. It has no
         * values of patients, and is called from several threads.
         */
        public Builder log(Consumer<String> lines) {
            log = lines;
            return this;
        }

        /** Whose refusals it imitates. */
        public Builder behaviour(Behaviour given) {
            behaviour = given;
            return this;
        }

        private PeerRules peer() {
            return switch (behaviour) {
                case STANDARD -> PeerRules.NONE;
                case DCM4CHEE -> Peers.dcm4chee(maxSize.orElse(WILDFLY_LIMIT));
                case ORTHANC -> Peers.orthanc();
            };
        }

        /**
         * Starts the receiver, which listens when this returns.
         *
         * @throws BindException if the port is taken, or the host is not this machine's
         * @throws FileAlreadyExistsException if another receiver uses the folder, or a folder is a file
         * @throws IOException if a folder cannot be used
         */
        public StowReceiver start() throws IOException {
            Path used = folder.isPresent() ? folder.get() : Files.createTempDirectory("stowc-receiver");
            Archive archive = Archive.open(used);
            try {
                ReceivedRequests requests = new ReceivedRequests(
                        keepBytes, keep.isPresent() ? Optional.of(RequestFolder.open(keep.get())) : Optional.empty());
                TrialReceivers trials = new TrialReceivers(strict, behaviour, maxSize);
                RetrieveService retrieve = new RetrieveService(archive);
                Services services = new Services(
                        archive,
                        new StoreService(archive, strict, peer()),
                        new SearchService(archive),
                        retrieve,
                        requests,
                        List.of(new FaultsService(requests, trials), new RenderedSection(retrieve)));
                HttpSide http = HttpSide.start(services, options());
                StowReceiver receiver = new StowReceiver(host, archive, folder.isEmpty(), requests, http);
                trials.listensAt(receiver.url());
                return receiver;
            } catch (IOException | RuntimeException e) {
                archive.close();
                if (folder.isEmpty()) {
                    removeTree(used);
                }
                throw e;
            }
        }

        private ServerOptions options() {
            Set<String> names = new HashSet<>(hosts);
            names.add(bracketed(host.toLowerCase(Locale.ROOT)));
            return new ServerOptions(host, port, maxSize.orElse(MAX_SIZE), maxRequests, names, origins, patience, log);
        }
    }
}

package io.github.stowc.cli;

import io.github.stowc.cli.command.ByteSize;
import io.github.stowc.cli.command.Command;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Option;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.cli.options.Failure;
import io.github.stowc.cli.options.Messages;
import io.github.stowc.receiver.Behaviour;
import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code stowc serve}: a STOW-RS server until it is interrupted. */
final class ServeCommand implements Command {
    private static final long PORT_UNLESS_GIVEN = 8080;
    /** What the page gives back to be sent again. */
    private static final int KEEP_BYTES = 2 << 20;

    private enum Peer {
        DCM4CHEE(Behaviour.DCM4CHEE),
        ORTHANC(Behaviour.ORTHANC);

        private final Behaviour behaviour;

        Peer(Behaviour behaviour) {
            this.behaviour = behaviour;
        }
    }

    static final Option<Long> PORT =
            new Option.Whole(0, 65_535, "The port; 8080 unless given, 0 for a free one.", "--port");
    static final Option<Path> DIR = new Option.File(
            "FOLDER",
            "Store into this folder as STUDY/SERIES/SOP.dcm, and show what is there; a temporary one unless given.",
            "--dir");
    static final Option<String> HOST = new Option.Text(
            "ADDRESS",
            "Listen on this address of the machine, so that others reach the server; 127.0.0.1 unless given, 0.0.0.0 for"
                    + " all.",
            "--host");
    static final Option.Texts ALLOW_HOST = new Option.Texts(
            "NAME", "One more name by which clients may call the server (repeatable).", "--allow-host");
    static final Option.Texts ALLOW_ORIGIN = new Option.Texts(
            "URL",
            "Let web pages of this origin use the server, such as http://localhost:3000 (repeatable).",
            "--allow-origin");
    static final Option.Flag STRICT =
            new Option.Flag("Let every instance fail in which validate finds an error.", "--strict");
    static final Option<Long> MAX_SIZE =
            new Option<>(
                    "SIZE",
                    "Refuse larger bodies: bytes, or 100M (10^8), 1GiB (2^30)...; 8GiB unless given.",
                    "--max-size") {
                @Override
                protected Long parse(String text) {
                    return ByteSize.parse(name(), text);
                }
            };
    static final Option<Long> MAX_REQUESTS = new Option.Whole(
            1,
            10_000,
            "Receive at most so many messages at once, without those of slow senders; 64 unless given.",
            "--max-requests");
    static final Option<Path> KEEP = new Option.File(
            "FOLDER",
            "Write each request to a message as it came into this folder, for inspect; it may name patients.",
            "--keep");
    static final Option<Peer> BEHAVE_LIKE = new Option.Choice<>(
            "SERVER", "Refuse what dcm4chee or orthanc were seen to refuse.", Peer.values(), "--behave-like");
    static final Option.Flag QUIET = new Option.Flag("Log no requests.", "-q", "--quiet");

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.of(
                this,
                "serve",
                "Starts a STOW-RS server for workshops and tests, with QIDO-RS and WADO-RS to see what it stored, and a page"
                        + " for browsers that shows each request byte by byte. Prints its URL when it listens, then a line"
                        + " for each request on standard error; Ctrl-C ends it.",
                "stowc serve",
                "stowc serve --port 0 --dir received --strict",
                "stowc serve --port 0 --allow-origin http://localhost:3000");
        Option.addTo(spec, PORT, DIR, HOST, ALLOW_HOST, ALLOW_ORIGIN);
        Option.addTo(spec, STRICT, MAX_SIZE, MAX_REQUESTS, KEEP, BEHAVE_LIKE, QUIET);
        return spec;
    }

    @Override
    public int run(Options options, Terminal terminal) throws IOException {
        Messages messages = new Messages(terminal, options.get(QUIET));
        try (StowReceiver receiver = start(options, messages)) {
            Thread ender = new Thread(() -> end(receiver, terminal), "end");
            Runtime.getRuntime().addShutdownHook(ender);
            terminal.out().println(receiver.url());
            terminal.flush();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Runtime.getRuntime().removeShutdownHook(ender);
            }
        }
        return ExitCode.DONE;
    }

    /** Ends the process, which a signal asked for. */
    private static void end(StowReceiver receiver, Terminal terminal) {
        int exit = ExitCode.DONE;
        try {
            receiver.close();
        } catch (IOException e) {
            exit = Failure.report(e, terminal);
        } finally {
            terminal.flush();
            // Else the exit code would be the signal's.
            Runtime.getRuntime().halt(exit);
        }
    }

    private static StowReceiver start(Options options, Messages messages) throws IOException {
        StowReceiver.Builder builder = StowReceiver.builder()
                .port(Math.toIntExact(options.get(PORT, PORT_UNLESS_GIVEN)))
                .strict(options.get(STRICT))
                .keepBytes(KEEP_BYTES)
                .log(messages::info);
        Path folder = options.get(DIR);
        if (folder != null) {
            builder.folder(folder);
        }
        Path keep = options.get(KEEP);
        if (keep != null) {
            builder.keep(keep);
        }
        Long size = options.get(MAX_SIZE);
        if (size != null) {
            builder.maxSize(size);
        }
        Long most = options.get(MAX_REQUESTS);
        if (most != null) {
            builder.maxRequests(Math.toIntExact(most));
        }
        Peer peer = options.get(BEHAVE_LIKE);
        if (peer != null) {
            builder.behaviour(peer.behaviour);
        }
        allow(ALLOW_HOST, options, builder::allowHost);
        allow(ALLOW_ORIGIN, options, builder::allowOrigin);
        String host = options.get(HOST);
        if (host != null) {
            builder.host(host);
        }
        StowReceiver receiver = start(builder, keep);
        tell(receiver, folder, host, messages);
        return receiver;
    }

    private static void allow(Option.Texts option, Options options, Consumer<String> sink) {
        for (String value : options.get(option)) {
            try {
                sink.accept(value);
            } catch (IllegalArgumentException e) {
                throw new UsageException(option.name() + ": " + e.getMessage(), e);
            }
        }
    }

    private static StowReceiver start(StowReceiver.Builder builder, @Nullable Path keep) throws IOException {
        try {
            return builder.start();
        } catch (FileAlreadyExistsException e) {
            String reason = e.getReason() == null ? "expected a folder, found a file" : e.getReason();
            Option<Path> option = keep != null && keep.toString().equals(e.getFile()) ? KEEP : DIR;
            throw new IOException(e.getFile() + ": " + reason + "; name another with " + option.name(), e);
        } catch (BindException e) {
            String message = String.valueOf(e.getMessage());
            throw new IOException(message + remedy(message), e);
        }
    }

    private static String remedy(String message) {
        return message.contains("in use") || message.contains("denied")
                ? "; name another port with " + PORT.name() + ", or 0 for a free one"
                : "; " + HOST.name() + " must be an address of this machine";
    }

    private static void tell(StowReceiver receiver, @Nullable Path folder, @Nullable String host, Messages messages)
            throws UnknownHostException {
        if (folder == null) {
            messages.info("stores into " + receiver.folder() + ", which is deleted at the end; " + DIR.name()
                    + " FOLDER keeps the files");
        }
        if (host != null && !InetAddress.getByName(host).isLoopbackAddress()) {
            messages.warning(
                    "every machine that reaches " + host + " may store and read, without a password and without"
                            + " encryption; a name that clients call it by must be given with " + ALLOW_HOST.name());
        }
    }
}

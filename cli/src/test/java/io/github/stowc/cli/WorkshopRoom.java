package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.TestData;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A learner's two windows: a server in the first, a shell in the second, with this program as {@code stowc}. */
final class WorkshopRoom implements Closeable {
    private static final int END_OF_OUTPUT = 0x1E;
    private static final String SHOWN_ADDRESS = "127.0.0.1:8080";
    /** Ports of four digits, so that answers with a URL are as long as those that the pages show. */
    private static final int FIRST_PORT = 8080;

    private static final int LAST_PORT = 9999;

    private static final int QUIET_MILLIS = 300;

    private final Path home;
    private final Path testdata;
    private final Process shell;
    private @Nullable Served served;
    private int port = FIRST_PORT;
    private int logged;

    /**
     * Opens the second window.
     *
     * @param home the learner's home folder, which gets the checkout as {@code stowc}
     * @param name of the shell
     */
    WorkshopRoom(Path home, String name) throws IOException {
        this.home = home;
        Path checkout = Files.createDirectories(home.resolve("stowc"));
        this.testdata = Files.createSymbolicLink(
                checkout.resolve("testdata"), TestData.root().resolve("testdata"));
        copyTheRest(checkout);
        String command = JavaProcess.command(Main.class).stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        Path program = Files.writeString(checkout.resolve("stowc"), "#!/bin/sh\nexec " + command + " \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        ProcessBuilder builder =
                new ProcessBuilder(name).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(variable -> !variable.equals("PATH"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        this.shell = builder.start();
    }

    /** What else a teacher packs; the jar is made after the tests, so the place of it is taken by a file without classes. */
    private static void copyTheRest(Path checkout) throws IOException {
        for (String name : List.of("README.md", "LICENSE", "NOTICE", "stowc.cmd")) {
            Files.copy(TestData.root().resolve(name), checkout.resolve(name));
        }
        Path pages = Files.createDirectories(checkout.resolve("docs/workshop"));
        try (Stream<Path> files = Files.list(TestData.root().resolve("docs/workshop"))) {
            for (Path file : files.toList()) {
                Files.copy(file, pages.resolve(file.getFileName()));
            }
        }
        Files.createFile(Files.createDirectories(checkout.resolve("cli/target")).resolve("stowc.jar"));
    }

    /** What a block writes into its window, with the address that the pages show. */
    String output(WorkshopPage.Block block, int linesOfLog) throws IOException, InterruptedException {
        String output = switch (block.kind()) {
            case TYPED -> type(block.text());
            case SERVER -> serve(block.text());
            case LOG -> log(linesOfLog);
        };
        return output.replace("127.0.0.1:" + port, SHOWN_ADDRESS)
                .replace(home.toString(), "/home/learner")
                .replace("\r", "")
                .stripTrailing();
    }

    private String type(String command) throws IOException {
        String script =
                "{ " + command.replace(SHOWN_ADDRESS, "127.0.0.1:" + port) + "\n} < /dev/null\n" + "printf '\\036'\n";
        shell.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
        shell.getOutputStream().flush();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        InputStream from = shell.getInputStream();
        int next = from.read();
        while (next != END_OF_OUTPUT) {
            assertTrue(next >= 0, () -> "the shell ended: " + output.toString(StandardCharsets.UTF_8));
            output.write(next);
            next = from.read();
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    /** Ends the server that runs, and starts the one of the command on the first free port. */
    private String serve(String command) throws InterruptedException {
        assertTrue(command.startsWith("stowc serve"), command);
        stop();
        while (port <= LAST_PORT) {
            Served started = Served.start(words(command).toArray());
            if (started.out().endsWith("\n")) {
                served = started;
                logged = 0;
                return started.out();
            }
            assertTrue(started.err().contains("port"), started.err());
            port++;
        }
        throw new IllegalStateException("no port of four digits is free");
    }

    private List<String> words(String command) {
        List<String> words = new ArrayList<>(List.of("--port", Integer.toString(port)));
        String before = "";
        for (String word : command.substring("stowc serve".length()).split("\\s+")) {
            boolean folder = before.equals("--dir") || before.equals("--keep");
            if (word.isEmpty()) {
                continue;
            }
            words.add(folder ? home.resolve("workshop").resolve(word).toString() : word);
            before = word;
        }
        return words;
    }

    private String log(int lines) throws InterruptedException {
        Served server = Optional.ofNullable(served).orElseThrow();
        List<String> all = server.log(logged + lines).lines().toList();
        List<String> recent = all.subList(logged, all.size());
        logged = all.size();
        return String.join("\n", recent);
    }

    /** Counts what the server has logged so far as read, when it has been quiet for a while. */
    void turnThePage() throws InterruptedException {
        if (served != null) {
            long before = -1;
            long now = served.log(0).lines().count();
            while (before != now) {
                Thread.sleep(QUIET_MILLIS);
                before = now;
                now = served.log(0).lines().count();
            }
            logged = (int) now;
        }
    }

    private void stop() throws InterruptedException {
        if (served != null) {
            served.end();
        }
    }

    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        shell.destroy();
        Files.delete(testdata);
        if (served != null) {
            served.close();
        }
    }
}

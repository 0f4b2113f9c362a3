package io.github.stowc.curl;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.stowc.testdata.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs scripts for POSIX shells. Only the shell passes names outside ASCII to the file system, so that the
 * tests do not depend on the encoding that Java takes for file names.
 */
final class Shells {
    /** The result of a run. */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Outcome(int exit, byte[] out, String err) {
        /** The arguments that the curl of {@link #falseCurl} recorded. */
        List<String> arguments() {
            String text =
                    new String(out, StandardCharsets.UTF_8).replace(ANSWER, "").replace(BEGIN, "");
            assertTrue(text.isEmpty() || text.endsWith("\0"), "bytes after the last argument");
            return text.isEmpty()
                    ? List.of()
                    : List.of(text.substring(0, text.length() - 1).split("\0", -1));
        }
    }

    private static final List<List<String>> KNOWN = List.of(
            List.of("dash"),
            List.of("bash"),
            List.of("busybox", "sh"),
            List.of("zsh"),
            List.of("ksh"),
            List.of("mksh"));

    /** Shells that Debian has under a free licence and {@code .ci/run} installs. */
    private static final List<String> REQUIRED = List.of("dash", "bash", "busybox", "zsh");

    /** What a script lets curl write after its messages. */
    static final String WRITE_OUT = "%{stderr}\\n%{redirect_url}\\n%{size_download} %{http_code}";

    /** Arguments may begin like JSON, of which the script would check the brackets. */
    private static final String BEGIN = "<arguments>";

    /** What the false curl says that a server answered. */
    private static final String ANSWER =
            "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[{\"00081155\":{\"vr\":\"UI\",\"Value\":[\"2.25.1\"]}}]}}";

    private Shells() {}

    /**
     * The shells of this machine, as the words that start them; dash and bash are among them, or the test is skipped.
     */
    static List<List<String>> all() {
        List<List<String>> found = new ArrayList<>();
        for (List<String> shell : KNOWN) {
            if (Tools.find(shell.get(0)).isPresent()) {
                found.add(shell);
            } else if (Tools.areRequired() && REQUIRED.contains(shell.get(0))) {
                Tools.require(shell.get(0));
            }
        }
        return found;
    }

    /** A folder with a program named curl that records its arguments, each followed by NUL, and reports that all is stored. */
    static Path falseCurl(Path folder) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path curl = bin.resolve("curl");
        Files.writeString(
                curl,
                "#!/bin/sh\nprintf %s '" + BEGIN + "'\nfor a do printf '%s\\000' \"$a\"; done\nprintf %s '" + ANSWER
                        + "'\nprintf '\\n\\n9 200' >&2\n");
        assertTrue(curl.toFile().setExecutable(true));
        return bin;
    }

    /** A word for a shell in octal escapes, which are independent of the quoting under test. */
    static String word(String variable, String text) {
        StringBuilder octal = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            octal.append('\\').append(b >> 6 & 3).append(b >> 3 & 7).append(b & 7);
        }
        return variable + "=$(printf '" + octal + "x')\n" + variable + "=${" + variable + "%x}\n";
    }

    static Outcome run(List<String> shell, Path folder, byte[] script, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("driver.sh"), script);
        Path out = folder.resolve("driver.out");
        Path err = folder.resolve("driver.err");
        List<String> command = new ArrayList<>(shell);
        command.add(file.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        // The user's settings, such as a proxy or an exported function, must not matter.
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        // Most tests need no message of the size that they announce.
        builder.environment().put("STOWC_CHANGED", "1");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
            String children = process.descendants()
                    .map(child -> child.info().commandLine().orElse(""))
                    .collect(Collectors.joining("; "));
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            fail("the shell did not end; it waits for " + children);
        }
        return new Outcome(process.exitValue(), Files.readAllBytes(out), lenient(err));
    }

    static Outcome outcome(Path folder, int number) throws IOException {
        int exit = Integer.parseInt(
                Files.readString(folder.resolve("rc." + number)).strip());
        return new Outcome(
                exit, Files.readAllBytes(folder.resolve("out." + number)), lenient(folder.resolve("err." + number)));
    }

    private static String lenient(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}

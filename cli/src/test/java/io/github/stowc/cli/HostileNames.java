package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compiles files with names that shells would change, into files of the same names, and runs what was emitted. */
final class HostileNames {
    static final List<String> NAMES = List.of(
            "plain",
            "two words.mime",
            " leading space",
            "trailing space ",
            "it's",
            "\"both'",
            "''",
            "$HOME.mime",
            "${PATH}",
            "$(echo x)",
            "`echo x`",
            "a;b.mime",
            "a&b",
            "a|b>c<d",
            "%PATH%",
            "100%s.mime",
            "%{http_code}",
            "Größe über ß.mime",
            "患者山田",
            "\uD83D\uDE00".repeat(31),
            "-",
            "--",
            "-x.mime",
            "--output=y",
            "tab\there",
            "line\nbreak.mime",
            "trailing newline\n",
            "carriage\rreturn",
            "*",
            "?[1-3]",
            "{a,b}.mime",
            "back\\slash\\n\\101",
            "end\\",
            "!bang!!",
            "@x",
            "~root",
            "#hash",
            "a=b",
            "(paren)",
            "escape\u001B[31m",
            "'; exit 9; '",
            "\" & exit 9 & \"");
    /** Standard output, the end of the options, and an option. */
    private static final List<String> MEANS_MORE = List.of("-", "--", "--output=y");

    private static final String TARGET = "/rs{a}[1-2]/studies?a={b}&c=[1-3]&d=$HOME&e=%41'`x`";

    private final Path folder;
    private final Path large;
    private final Receiver receiver;

    private HostileNames(Path folder, Receiver receiver) throws IOException {
        this.folder = folder;
        this.receiver = receiver;
        this.large = Instances.explicit(folder.resolve("large.dcm"), "2.25.7", 4200);
    }

    /** Runs everything in the working folder; what fails is thrown. */
    public static void main(String... args) throws Exception {
        Path here = Path.of("").toAbsolutePath();
        Path curl = Files.createDirectories(here.resolve("bin")).resolve("curl");
        Files.writeString(curl, "#!/bin/sh\nfor a do printf '%s\\000' \"$a\"; done\nprintf '\\n\\n9 200' >&2\n");
        assertTrue(curl.toFile().setExecutable(true));
        try (Receiver receiver = Receiver.start()) {
            HostileNames names = new HostileNames(here, receiver);
            for (int i = 0; i < NAMES.size(); i++) {
                names.check(NAMES.get(i), i % 2 == 0 ? "bash" : "dash", i % 2 == 0 ? "dash" : "bash");
            }
        }
    }

    private void check(String name, String shell, String other) throws Exception {
        Path in = Files.createDirectories(folder.resolve("in")).resolve(name);
        Files.copy(TestData.file("hand-1.jpg"), in);
        Path out = Path.of(name);
        String printed = compile(name, "--recipe", "in/" + name);
        byte[] message = Files.readAllBytes(out);
        assertTrue(message.length < 16 << 20);
        for (String each : List.of(shell, other)) {
            curlSeesWhatIsMeant(each, name, printed, "--data-binary", "@./" + name);
        }
        curlSends(shell, name, printed, message);
        theRecipeBuilds(other, name, message);
        Files.delete(in);
        clear(name);

        Files.createLink(in, large);
        printed = compile(name, "in/" + name);
        message = Files.readAllBytes(out);
        assertTrue(message.length > 16 << 20);
        curlSeesWhatIsMeant(shell, name, printed, "-X", "POST", "-T", "./" + name);
        curlSends(other, name, printed, message);
        Files.delete(in);
        clear(name);
    }

    /** Compiles into a file of that name in the working folder; returns the printed command. */
    private String compile(String name, Object... words) {
        Object[] all = Arrays.copyOf(words, words.length + 6);
        System.arraycopy(words, 0, all, 6, words.length);
        all[0] = "compile";
        all[1] = "--output=" + (MEANS_MORE.contains(name) ? "./" + name : name);
        all[2] = "-u";
        all[3] = receiver.url(TARGET);
        all[4] = "--seed=1";
        all[5] = "--no-validate";
        CommandRun run = CommandRun.of(all).expecting(ExitCode.DONE);
        assertEquals(1, run.err().lines().count(), run.err());
        return run.text();
    }

    private static String sibling(String name, String suffix) {
        return (name.endsWith(".mime") ? name.substring(0, name.length() - 5) : name) + suffix;
    }

    private void clear(String name) throws IOException {
        for (String file : List.of(name, sibling(name, ".curl.sh"), sibling(name, ".recipe.sh"))) {
            Files.deleteIfExists(folder.resolve(file));
        }
    }

    private void curlSeesWhatIsMeant(String shell, String name, String printed, String... body) throws Exception {
        List<String> expected = new ArrayList<>(List.of("--globoff", "-H", "Expect:", "-H"));
        int type = expected.size();
        expected.addAll(List.of("Content-Type: ", "-H", "Accept: application/dicom+json"));
        expected.addAll(List.of(body));
        expected.add(receiver.url(TARGET));
        String path = folder.resolve("bin") + ":" + System.getenv("PATH");
        for (Program program : List.of(
                Program.of(folder, shell, "./" + sibling(name, ".curl.sh")),
                Program.of(folder, shell, "-c", printed))) {
            Program.Finished run =
                    program.set("PATH", path).set("HOME", "/elsewhere").run();
            // The script says that this curl gives no answer that names an instance.
            assertTrue(run.exit() == 0 || (run.exit() == 4 && run.err().contains("before you send again")), run.err());
            List<String> arguments = new ArrayList<>(List.of(run.text().split("\0", -1)));
            assertTrue(arguments.get(type).startsWith("Content-Type: multipart/related; type="), run.text());
            arguments.set(type, "Content-Type: ");
            // The command may leave out the folder if no program takes the name for something else.
            List<String> seen = arguments.subList(0, expected.size());
            int file = expected.size() - 2;
            seen.set(
                    file,
                    expected.get(file).replace("./", "").equals(seen.get(file)) ? expected.get(file) : seen.get(file));
            assertEquals(expected, seen, name);
        }
    }

    private void curlSends(String shell, String name, String printed, byte[] message) throws Exception {
        receiver.take();
        Program.of(folder, shell, "./" + sibling(name, ".curl.sh")).run().expecting(0);
        Program.of(folder, shell, "-c", printed).run().expecting(0);
        List<Receiver.Request> requests = receiver.take();
        assertEquals(2, requests.size(), name);
        for (Receiver.Request request : requests) {
            assertEquals("POST " + TARGET + " HTTP/1.1", request.line(), name);
            assertEquals(message.length, request.length(), name);
            assertEquals(Receiver.crc(message), request.crc(), name);
        }
    }

    private void theRecipeBuilds(String shell, String name, byte[] message) throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path built = elsewhere.resolve(name);
        Program.of(elsewhere, shell, "../" + sibling(name, ".recipe.sh")).run().expecting(0);
        assertArrayEquals(message, Files.readAllBytes(built), name);
        Files.delete(built);
        String text = Files.readString(folder.resolve(sibling(name, ".recipe.sh")), StandardCharsets.UTF_8);
        assertTrue(text.startsWith("#!/bin/sh\n"), name);
    }
}

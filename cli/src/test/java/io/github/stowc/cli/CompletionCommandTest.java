package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion scripts, read by the shells that they are for. */
class CompletionCommandTest {
    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void writeTheScripts() throws Exception {
        for (String shell : List.of("bash", "zsh")) {
            CommandRun run = CommandRun.of("completion", shell).expecting(ExitCode.DONE);
            Files.write(folder.resolve("completion." + shell), run.out());
        }
    }

    @NeedsTools({"bash", "zsh"})
    @Test
    void theShellsCanReadThem() throws Exception {
        Program.Finished run =
                Program.of(folder, "bash", "-n", "completion.bash").run().expecting(0);
        assertEquals("", run.err());
        run = Program.of(folder, "zsh", "-n", "completion.zsh").run().expecting(0);
        assertEquals("", run.err());
    }

    @NeedsTools("zsh")
    @Test
    void zshLoadsIt() throws Exception {
        Program.Finished run = Program.of(
                        folder,
                        "zsh",
                        "-fc",
                        "source ./completion.zsh; whence -w _complete_stowc; print -- $_comps[stowc]")
                .run()
                .expecting(0);
        assertEquals("", run.err());
        assertTrue(run.text().contains("_complete_stowc: function"), run.text());
    }

    private List<String> completions(String... words) throws Exception {
        StringBuilder line = new StringBuilder("source ./completion.bash\nCOMP_WORDS=(stowc");
        for (String word : words) {
            line.append(" '").append(word).append('\'');
        }
        line.append(")\nCOMP_CWORD=")
                .append(words.length)
                .append(
                        "\ncomplete -p stowc > /dev/null || exit 9\n_complete_stowc\nprintf '%s\\n' \"${COMPREPLY[@]}\"");
        return Program.script(folder, "bash", line.toString())
                .run()
                .expecting(0)
                .text()
                .lines()
                .toList();
    }

    @NeedsTools("bash")
    @Test
    void completesCommands() throws Exception {
        assertEquals(
                List.of("compile", "completion"),
                completions("comp").stream().sorted().toList());
        assertTrue(completions("").containsAll(List.of("compile", "template", "uid", "completion")));
        assertTrue(completions("template", "").containsAll(List.of("list", "show", "new")));
    }

    @NeedsTools("bash")
    @Test
    void completesOptions() throws Exception {
        assertEquals(List.of("--framing"), completions("compile", "--fr"));
        assertTrue(completions("compile", "--").containsAll(List.of("--metadata", "--boundary", "--recipe", "--url")));
        assertTrue(completions("template", "new", "--").contains("--from"));
    }

    @NeedsTools("bash")
    @Test
    void leavesFilesToTheShell() throws Exception {
        assertTrue(Files.readString(folder.resolve("completion.bash"))
                .contains("complete -F _complete_stowc -o default stowc"));
        Files.createFile(folder.resolve("hand.jpg"));
        assertEquals(List.of(""), completions("compile", "hand"));
        assertEquals(List.of(""), completions("compile", "--metadata", "hand"));
    }

    @NeedsTools("bash")
    @Test
    void completesWords() throws Exception {
        assertEquals(List.of("canonical"), completions("compile", "--framing", "c"));
        assertEquals(List.of("powershell"), completions("compile", "--shell", "p"));
        assertEquals(List.of("vl-photographic"), completions("compile", "--template", "vl"));
    }
}

package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.TestData;
import io.github.stowc.testdata.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong outside: files that change or cannot be read, disks that are full, outputs that nobody takes. */
class DisturbanceTest {
    @TempDir
    Path folder = Path.of("");

    /** Changes a file as soon as a warning is printed: after the inputs are known, before they are copied. */
    private CommandRun whileWarning(Runnable disturbance, Object... words) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream disturbing = new OutputStream() {
            private boolean done;

            @Override
            public void write(int b) {
                err.write(b);
                if (!done) {
                    done = true;
                    disturbance.run();
                }
            }
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(InputStream.nullInputStream(), out, disturbing, Map.of(), false);
        int exit = new Cli(terminal).run(CommandRun.words(words));
        return new CommandRun(exit, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    private void changedWhileItIsRead(Path source, Runnable change) throws Exception {
        Path output = folder.resolve("X.mime");
        CommandRun run = whileWarning(change, "compile", "-v", "-o", output, "--recipe", source);
        assertEquals(ExitCode.INPUT, run.exit(), run.err());
        assertTrue(run.err().contains("error: " + source + ": "), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
        assertEquals("", run.text());
        assertEquals(List.of(source.toString()), files());
    }

    private List<String> files() throws IOException {
        return BadInputTest.content(folder).keySet().stream()
                .filter(name -> !name.equals(folder.toString()))
                .toList();
    }

    private interface Change {
        void run() throws IOException;
    }

    private static Runnable unchecked(Change change) {
        return () -> {
            try {
                change.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @Test
    void refusesASourceThatGrows() throws Exception {
        Path file = Instances.explicit(folder.resolve("a.dcm"), "2.25.1", 100);
        changedWhileItIsRead(file, unchecked(() -> Files.write(file, new byte[2], StandardOpenOption.APPEND)));
    }

    @Test
    void refusesASourceThatShrinks() throws Exception {
        Path file = Instances.explicit(folder.resolve("a.dcm"), "2.25.1", 100);
        changedWhileItIsRead(file, unchecked(() -> Files.write(file, new byte[5000])));
    }

    @Test
    void refusesALargeSourceThatIsWrittenAnew() throws Exception {
        Path file = Instances.explicit(folder.resolve("a.dcm"), "2.25.1", 2000);
        changedWhileItIsRead(file, unchecked(() -> Files.write(file, new byte[(int) Files.size(file)])));
    }

    @Test
    void refusesAnImageThatShrinks() throws Exception {
        Path file = Files.copy(TestData.file("hand-1.jpg"), folder.resolve("a.jpg"));
        changedWhileItIsRead(file, unchecked(() -> Files.write(file, new byte[7])));
    }

    @Test
    void saysThatASourceIsGone() throws Exception {
        Path file = Files.copy(TestData.file("hand-1.jpg"), folder.resolve("a.jpg"));
        Path output = folder.resolve("X.mime");
        CommandRun run = whileWarning(unchecked(() -> Files.delete(file)), "compile", "-v", "-o", output, file);
        assertEquals(ExitCode.IO, run.exit(), run.err());
        assertTrue(run.err().contains(file + ": no such file"), run.err());
        assertEquals(List.of(), files());
    }

    @NeedsTools({"mount", "umount"})
    @Test
    void saysThatTheDiskIsFull() throws Exception {
        Path disk = mounted("size=64k");
        try {
            Path source = Instances.explicit(folder.resolve("a.dcm"), "2.25.1", 1000);
            saysNoSpace(disk, source);
            Path large = Instances.explicit(folder.resolve("b.dcm"), "2.25.1", 4000);
            saysNoSpace(disk, large);
        } finally {
            Program.of(folder, "umount", disk.toString()).run();
        }
    }

    private void saysNoSpace(Path disk, Path source) throws IOException {
        CommandRun run = CommandRun.of("compile", "-q", "-o", disk.resolve("X.mime"), source);
        assertEquals(ExitCode.IO, run.exit(), run.err());
        assertEquals("error: " + disk + "/X.mime: No space left on device\n", run.err());
        assertEquals(1, BadInputTest.content(disk).size());
    }

    @NeedsTools({"mount", "umount"})
    @Test
    void leavesNoMessageWhereTheDiskIsFullForItsScript() throws Exception {
        Path disk = mounted("size=16k,nr_inodes=3");
        try {
            CommandRun run =
                    CommandRun.of("compile", "-o", disk.resolve("X.mime"), "--recipe", TestData.file("hand-1.jpg"));
            assertEquals(ExitCode.IO, run.exit(), run.err());
            assertTrue(run.err().contains("No space left on device"), run.err());
            assertEquals(1, BadInputTest.content(disk).size());
        } finally {
            Program.of(folder, "umount", disk.toString()).run();
        }
    }

    @NeedsTools({"mount", "umount"})
    @Test
    void saysThatAFolderIsReadOnly() throws Exception {
        Path disk = mounted("ro");
        try {
            Path output = disk.resolve("X.mime");
            CommandRun run = CommandRun.of("compile", "-o", output, TestData.file("hand-1.jpg"));
            assertEquals(ExitCode.IO, run.exit(), run.err());
            assertEquals("error: " + output + ": Read-only file system\n", run.err());
        } finally {
            Program.of(folder, "umount", disk.toString()).run();
        }
    }

    private Path mounted(String options) throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Program mount = Program.of(folder, "mount", "-t", "tmpfs", "-o", options, "none", disk.toString());
        Tools.assume(mount.run().exit() == 0, "mounting a small disk takes a superuser");
        return disk;
    }

    @Test
    void saysThatAFileMayNotBeReadAndAFolderNotWritten() throws Exception {
        Path file = Files.copy(TestData.file("hand-1.jpg"), folder.resolve("a.jpg"));
        assertTrue(file.toFile().setReadable(false, false));
        Tools.assume(!Files.isReadable(file), "a superuser may read everything");
        CommandRun run = CommandRun.of("compile", "-o", folder.resolve("X.mime"), file);
        assertEquals(ExitCode.IO, run.exit(), run.err());
        assertEquals("error: " + file + ": permission denied; check who may read or write it\n", run.err());
        Path locked = Files.createDirectories(folder.resolve("locked"));
        assertTrue(locked.toFile().setWritable(false, false));
        run = CommandRun.of("compile", "-o", locked.resolve("X.mime"), TestData.file("hand-1.jpg"));
        assertEquals(ExitCode.IO, run.exit(), run.err());
        assertTrue(run.err().contains(locked + "/X.mime: permission denied"), run.err());
    }

    @Test
    void saysThatStandardOutputIsFull() throws Exception {
        List<String[]> lines = List.of(
                CommandRun.words("compile", "-o", "-", TestData.file("hand-1.jpg")),
                CommandRun.words("uid", "-n", "5"),
                CommandRun.words("template", "show", "secondary-capture"));
        for (String[] line : lines) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            OutputStream full = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("No space left on device");
                }
            };
            Terminal terminal = new Terminal(InputStream.nullInputStream(), full, err, Map.of(), false);
            assertEquals(ExitCode.IO, new Cli(terminal).run(line));
            String said = err.toString(StandardCharsets.UTF_8);
            assertTrue(said.startsWith("error: standard output: "), said);
            assertEquals(1, said.lines().count(), said);
        }
    }
}

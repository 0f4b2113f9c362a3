package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * A command line that was run in this process.
 *
 * @param exit its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record CommandRun(int exit, byte[] out, String err) {

    /** Runs a command line, whose words may be paths; nobody watches, and the environment is empty. */
    static CommandRun of(Object... words) {
        return of(Map.of(), words);
    }

    static CommandRun of(Map<String, String> environment, Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(InputStream.nullInputStream(), out, err, environment, false);
        int exit = new Cli(terminal).run(words(words));
        return new CommandRun(exit, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    static String[] words(Object... words) {
        return Arrays.stream(words).map(String::valueOf).toArray(String[]::new);
    }

    /** Compiles into a file; what goes wrong fails the test. */
    static CommandRun compile(Path output, Object... words) {
        Object[] all = Arrays.copyOf(words, words.length + 3);
        System.arraycopy(words, 0, all, 3, words.length);
        all[0] = "compile";
        all[1] = "-o";
        all[2] = output;
        return of(all).expecting(ExitCode.DONE);
    }

    CommandRun expecting(int code) {
        assertEquals(code, exit, err);
        return this;
    }

    String text() {
        return new String(out, StandardCharsets.UTF_8);
    }
}

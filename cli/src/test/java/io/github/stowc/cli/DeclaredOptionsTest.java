package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.stowc.cli.command.Command;
import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Option;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.TestData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Each command reads the options that it declares, and no others. */
class DeclaredOptionsTest {
    @TempDir
    Path folder = Path.of("");

    /** Options that know which of them were read; reading one that the command does not declare fails in any case. */
    private static final class Recorded extends Options {
        private final Set<String> read = new TreeSet<>();

        Recorded(ParseResult arguments) {
            super(arguments);
        }

        @Override
        public OptionSpec declared(Option<?> option) {
            read.add(option.name());
            return super.declared(option);
        }
    }

    private static Map<String, Set<String>> declared() {
        Map<String, Set<String>> declared = new TreeMap<>();
        List<CommandLine> open = new ArrayList<>(List.of(Cli.complete()));
        while (!open.isEmpty()) {
            CommandLine line = open.remove(0);
            open.addAll(line.getSubcommands().values());
            CommandSpec spec = line.getCommandSpec();
            if (line.getSubcommands().isEmpty()) {
                Set<String> names = new TreeSet<>();
                for (OptionSpec option : spec.options()) {
                    if (!option.usageHelp()) {
                        names.add(assertInstanceOf(Option.class, option.userObject(), option.longestName())
                                .name());
                    }
                }
                declared.put(spec.qualifiedName(), names);
            }
        }
        return declared;
    }

    /** Command lines that lead past every option: some are read only if another is given. */
    private List<List<String>> lines(Receiver receiver) {
        String picture = TestData.file("hand-1.jpg").toString();
        String metadata = TestData.file("metadata.json").toString();
        String table = TestData.file("table.csv").toString();
        return List.of(
                List.of("batch", table, "-o", folder.resolve("t.mime").toString()),
                List.of(
                        "batch",
                        table,
                        "-o",
                        folder.resolve("s.mime").toString(),
                        "--send",
                        "-u",
                        receiver.url("/studies")),
                List.of("compile", "-o", folder.resolve("a.mime").toString(), picture),
                List.of("send", "-u", receiver.url("/studies"), picture),
                List.of("validate", metadata),
                List.of("validate", "--fix", "-o", folder.resolve("b.json").toString(), metadata),
                List.of("inspect", folder.resolve("a.mime").toString()),
                List.of("explain", "rules"),
                List.of("explain", "EncapsulatedPDFStorage"),
                List.of("break", "--list"),
                List.of(
                        "break",
                        "no-end",
                        folder.resolve("a.mime").toString(),
                        "-o",
                        folder.resolve("d.mime").toString()),
                List.of("serve", "--port", "0"),
                List.of("uid"),
                List.of("completion", "bash"),
                List.of("help", "uid"),
                List.of("template", "list"),
                List.of("template", "show", "secondary-capture"),
                List.of(
                        "template",
                        "new",
                        "x",
                        "--from",
                        metadata,
                        "-o",
                        folder.resolve("c.json").toString()));
    }

    /** Ends a command that goes on until it is interrupted. */
    private static void interruptOnceItSpeaks(ByteArrayOutputStream out) {
        Thread waiting = Thread.currentThread();
        Thread other = new Thread(() -> {
            try {
                while (out.size() == 0) {
                    Thread.sleep(10);
                }
                waiting.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        other.setDaemon(true);
        other.start();
    }

    @Test
    void eachCommandReadsWhatItDeclaresAndNothingElse() throws Exception {
        Map<String, Set<String>> read = new TreeMap<>();
        try (Receiver receiver = Receiver.start()) {
            for (List<String> line : lines(receiver)) {
                ParseResult result = Cli.complete().parseArgs(line.toArray(new String[0]));
                while (result.hasSubcommand()) {
                    result = result.subcommand();
                }
                Recorded options = new Recorded(result);
                // Read before each command runs, by what runs it.
                options.get(Help.DEBUG);
                Command command =
                        assertInstanceOf(Command.class, result.commandSpec().userObject());
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                Terminal terminal = new Terminal(
                        new ByteArrayInputStream(new byte[0]),
                        out,
                        new ByteArrayOutputStream(),
                        Map.of("HOME", folder.toString()),
                        false);
                if (line.get(0).equals("serve")) {
                    interruptOnceItSpeaks(out);
                }
                command.run(options, terminal);
                read.computeIfAbsent(result.commandSpec().qualifiedName(), name -> new TreeSet<>())
                        .addAll(options.read);
            }
        }
        assertEquals(declared(), read);
    }
}

package io.github.stowc.cli;

import io.github.stowc.cli.command.Command;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.dicom.Spelling;
import io.github.stowc.wording.UsageException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code stowc help COMMAND}: the same as {@code stowc COMMAND --help}. */
final class HelpCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.of(
                this, "help", "Shows the help of a command, or of all.", "stowc help", "stowc help template new");
        Help.words(spec, "COMMAND", "A command, such as compile or template new.");
        return spec;
    }

    @Override
    public int run(Options options, Terminal terminal) {
        CommandLine shown = Cli.complete();
        for (String word : options.words()) {
            CommandLine next = shown.getSubcommands().get(word);
            if (next == null) {
                List<String> known = new ArrayList<>(shown.getSubcommands().keySet());
                throw new UsageException("unknown command " + word
                        + Spelling.nearest(word, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
            }
            shown = next;
        }
        terminal.out().print(Help.text(shown, terminal));
        return ExitCode.DONE;
    }
}

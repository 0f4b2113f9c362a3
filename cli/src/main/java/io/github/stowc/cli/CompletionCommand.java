package io.github.stowc.cli;

import io.github.stowc.cli.command.Command;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.wording.UsageException;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** {@code stowc completion}: the script that lets a shell complete commands and options. */
final class CompletionCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.of(
                this,
                "completion",
                "Prints the script by which bash or zsh completes commands, options and files.",
                "source <(stowc completion bash)",
                "stowc completion zsh > ~/.stowc-completion.zsh");
        Help.word(spec, true, "SHELL", "bash or zsh.", List.of("bash", "zsh"));
        return spec;
    }

    @Override
    public int run(Options options, Terminal terminal) {
        String shell = options.word();
        if (!shell.equals("bash") && !shell.equals("zsh")) {
            throw new UsageException("expected bash or zsh, found \"" + shell + "\"");
        }
        // The script serves both: in zsh it loads bash's completion.
        terminal.out().print(AutoComplete.bash("stowc", Cli.complete()));
        return ExitCode.DONE;
    }
}

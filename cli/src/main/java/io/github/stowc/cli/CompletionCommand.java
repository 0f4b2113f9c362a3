package io.github.stowc.cli;

import io.github.stowc.wording.UsageException;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code stowc completion}: the script that lets a shell complete commands and options. */
final class CompletionCommand implements Command {

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("completion");
        spec.usageMessage()
                .description("Prints the script by which bash or zsh completes commands, options and files.")
                .footer(Help.examples(
                        "source <(stowc completion bash)", "stowc completion zsh > ~/.stowc-completion.zsh"));
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("SHELL")
                .arity("1")
                .required(true)
                .type(String.class)
                .completionCandidates(List.of("bash", "zsh"))
                .description("bash or zsh.")
                .build());
        return spec;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        String shell = arguments.matchedPositionalValue(0, "");
        if (!shell.equals("bash") && !shell.equals("zsh")) {
            throw new UsageException("expected bash or zsh, found \"" + shell + "\"");
        }
        // The script serves both: in zsh it loads bash's completion.
        terminal.out().print(AutoComplete.bash("stowc", Cli.complete()));
        return ExitCode.DONE;
    }
}

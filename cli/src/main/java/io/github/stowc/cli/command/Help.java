package io.github.stowc.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the help of every command has. */
public final class Help {
    public static final int WIDTH = 100;

    public static final Option.Flag DEBUG = new Option.Flag("Show the stack trace of an error.", "--debug");

    private Help() {}

    public static OptionSpec option() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }

    /**
     * The model of a command that takes nothing yet.
     *
     * @param examples commands that work as they stand, for the end of the help
     */
    public static CommandSpec of(Command command, String name, String description, String... examples) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(name);
        spec.usageMessage().description(description).footer(footer(examples));
        return spec;
    }

    /** The lines of a help's end. */
    public static String[] footer(String... examples) {
        String[] footer = new String[examples.length + 2];
        footer[0] = "";
        footer[1] = "Examples:";
        for (int i = 0; i < examples.length; i++) {
            footer[i + 2] = "  " + examples[i];
        }
        return footer;
    }

    /** Lets a command take any number of words besides options, which {@link Options#words()} reads. */
    public static void words(CommandSpec spec, String label, String description) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel(label)
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build());
    }

    /**
     * Lets a command take a word besides options, which {@link Options#word()} reads.
     *
     * @param completions the words that a shell completes; null if it can be any
     */
    public static void word(
            CommandSpec spec, boolean required, String label, String description, @Nullable List<String> completions) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .paramLabel(label)
                .arity(required ? "1" : "0..1")
                .required(required)
                .type(String.class)
                .completionCandidates(completions)
                .description(description)
                .build());
    }

    /** A command's model with the options that all commands have. */
    public static CommandSpec complete(Command command) {
        CommandSpec spec = command.spec();
        spec.addOption(option());
        if (spec.subcommands().isEmpty()) {
            Option.addTo(spec, DEBUG);
        }
        spec.usageMessage()
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .parameterListHeading("%n")
                .sortOptions(false)
                .width(WIDTH)
                .autoWidth(false);
        return spec;
    }
}

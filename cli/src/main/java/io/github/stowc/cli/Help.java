package io.github.stowc.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the help of every command has. */
final class Help {
    static final int WIDTH = 100;

    private Help() {}

    static OptionSpec option() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }

    /** A command's specification with the options that all commands have. */
    static CommandSpec complete(Command command) {
        CommandSpec spec = command.spec();
        spec.addOption(option());
        if (spec.subcommands().isEmpty()) {
            spec.addOption(OptionSpec.builder("--debug")
                    .type(boolean.class)
                    .description("Show the stack trace of an error.")
                    .build());
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

    /** The examples at the end of a help text, each a command that works as it stands. */
    static String[] examples(String... commands) {
        String[] footer = new String[commands.length + 2];
        footer[0] = "";
        footer[1] = "Examples:";
        for (int i = 0; i < commands.length; i++) {
            footer[i + 2] = "  " + commands[i];
        }
        return footer;
    }
}

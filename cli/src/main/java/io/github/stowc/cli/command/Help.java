package io.github.stowc.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What the help of every command has, and how it is laid out. */
public final class Help {
    /** Columns of a help that goes to no terminal, and of a terminal's at most. */
    public static final int WIDTH = 100;

    private static final int UNBROKEN = 10_000;
    private static final int USAGE_INDENT = 7;
    private static final String EXAMPLES = "Examples:";

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
        footer[1] = EXAMPLES;
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

    /** A command's help, as wide as the terminal that shows it, if there is one. */
    public static String text(CommandLine command, Terminal terminal) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        int width = terminal.isOutputWatched()
                ? Math.min(WIDTH, usage.autoWidth(true).width())
                : WIDTH;
        return text(command, width);
    }

    /** A command's help in lines of at most {@code width} columns, broken at spaces only; a longer word stays whole. */
    public static String text(CommandLine command, int width) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        // picocli breaks lines within words and labels too.
        usage.autoWidth(false).width(UNBROKEN);
        StringBuilder text = new StringBuilder();
        boolean examples = false;
        for (String line : command.getUsageMessage().lines().toList()) {
            examples |= line.equals(EXAMPLES);
            // A command is for copying: it stays whole.
            broken(text, line, examples ? UNBROKEN : width);
        }
        return text.toString();
    }

    /** Appends a line, broken at spaces; what follows stands below its description. */
    private static void broken(StringBuilder text, String line, int width) {
        String indent = " ".repeat(indent(line));
        String rest = line.stripTrailing();
        // A label may hold a space, as -H=NAME: VALUE does.
        String gap = line.startsWith("Usage:") ? " [" : " ";
        while (rest.length() > width) {
            int end = rest.lastIndexOf(gap, width);
            if (end <= indent.length()) {
                end = rest.indexOf(gap, width);
            }
            if (end < 0) {
                break;
            }
            text.append(rest, 0, end).append('\n');
            rest = indent + rest.substring(end + 1);
        }
        text.append(rest).append('\n');
    }

    /** Where the continuation of a line begins. */
    private static int indent(String line) {
        if (line.startsWith("Usage:")) {
            int options = line.indexOf(" [");
            return options < 0 ? USAGE_INDENT : options + 1;
        }
        int start = 0;
        while (start < line.length() && line.charAt(start) == ' ') {
            start++;
        }
        int label = start == 0 ? -1 : line.indexOf("  ", start);
        if (label < 0) {
            return start == 0 ? 0 : start + 2;
        }
        while (line.charAt(label) == ' ') {
            label++;
        }
        return label + 2;
    }
}

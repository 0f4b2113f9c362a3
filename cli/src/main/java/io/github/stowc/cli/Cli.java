package io.github.stowc.cli;

import io.github.stowc.bytes.Printable;
import io.github.stowc.cli.command.Command;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.cli.options.Failure;
import io.github.stowc.cli.options.Messages;
import io.github.stowc.cli.options.Wording;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Finds the command that is meant, runs it, and turns errors into messages and exit codes. */
final class Cli {
    private static final Map<String, Supplier<Command>> COMMANDS = commands();

    private static final String EXCLUDED_CONVERTERS = "picocli.converters.excludes";

    private final Terminal terminal;

    Cli(Terminal terminal) {
        this.terminal = terminal;
    }

    private static Map<String, Supplier<Command>> commands() {
        Map<String, Supplier<Command>> commands = new LinkedHashMap<>();
        commands.put("compile", CompileCommand::new);
        commands.put("send", SendCommand::new);
        commands.put("batch", BatchCommand::new);
        commands.put("validate", ValidateCommand::new);
        commands.put("inspect", InspectCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("template", TemplateCommand::group);
        commands.put("break", BreakCommand::new);
        commands.put("serve", ServeCommand::new);
        commands.put("uid", UidCommand::new);
        commands.put("completion", CompletionCommand::new);
        commands.put("help", HelpCommand::new);
        return commands;
    }

    /** The number of the release. */
    static String version() {
        String version = Cli.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    /** Runs a command line; returns its exit code, one of {@link ExitCode}. */
    int run(String... args) {
        int exit = dispatch(args);
        boolean lost = terminal.out().checkError();
        if (lost && exit == ExitCode.DONE && !terminal.isOutputUnread()) {
            new Messages(terminal, false).error("standard output: could not write all of it; is the disk full?");
            exit = ExitCode.IO;
        }
        terminal.flush();
        return exit;
    }

    private int dispatch(String... args) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            terminal.out().println("stowc " + version());
            return ExitCode.DONE;
        }
        Supplier<Command> named = args.length == 0 ? null : COMMANDS.get(args[0]);
        if (named == null) {
            return parseAndRun(complete(), args);
        }
        // Only the command that is named is built: each costs time at the start.
        CommandSpec spec = Help.complete(named.get());
        spec.name("stowc " + spec.name());
        return parseAndRun(configured(spec), Arrays.copyOfRange(args, 1, args.length));
    }

    /** The command line with every command, as completion needs it. */
    static CommandLine complete() {
        CommandSpec top = CommandSpec.create().name("stowc");
        top.usageMessage()
                .width(Help.WIDTH)
                .autoWidth(false)
                .description("Compiles files and metadata into STOW-RS messages and the curl commands that send them.")
                .synopsisSubcommandLabel("COMMAND")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .footer(Help.footer(
                        "stowc compile testdata/files/hand-1.jpg testdata/files/hand-2.jpg", "stowc uid -n 3"));
        top.addOption(Help.option());
        top.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
        COMMANDS.forEach((name, command) -> top.addSubcommand(name, Help.complete(command.get())));
        return configured(top);
    }

    private static CommandLine configured(CommandSpec spec) {
        // Else each parser looks by reflection for converters of times and database drivers, which no option of ours
        // needs.
        if (System.getProperty(EXCLUDED_CONVERTERS) == null) {
            System.setProperty(EXCLUDED_CONVERTERS, "java[.](time|sql)[.].*");
        }
        CommandLine line = new CommandLine(spec);
        line.setInterpolateVariables(false).setExpandAtFiles(false).setCaseInsensitiveEnumValuesAllowed(true);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        return line;
    }

    private int parseAndRun(CommandLine line, String... args) {
        ParseResult result;
        try {
            result = line.parseArgs(args);
        } catch (ParameterException e) {
            return wrongUsage(e.getCommandLine(), Failure.problem(e));
        }
        ParseResult innermost = result;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        CommandLine used = innermost.commandSpec().commandLine();
        if (innermost.isUsageHelpRequested()) {
            terminal.out().print(Help.text(used, terminal));
            return ExitCode.DONE;
        }
        if (innermost.isVersionHelpRequested()) {
            terminal.out().println("stowc " + version());
            return ExitCode.DONE;
        }
        if (!(innermost.commandSpec().userObject() instanceof Command command)) {
            terminal.err().print(Help.text(used, terminal));
            return ExitCode.USAGE;
        }
        Options options = new Options(innermost);
        boolean debug = innermost.commandSpec().subcommands().isEmpty() && options.get(Help.DEBUG);
        if (debug) {
            ClassArchive.trouble().ifPresent(why -> terminal.err().println("stowc: " + why));
        }
        try {
            return command.run(options, terminal);
        } catch (UsageException e) {
            trace(e, debug);
            return wrongUsage(used, Wording.of(e.sentence()));
        } catch (IOException | CompileException | RuntimeException | Error e) {
            trace(e, debug);
            return Failure.report(e, terminal);
        }
    }

    private void trace(Throwable e, boolean debug) {
        if (debug) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            // A file's name in it must not move the cursor.
            trace.toString()
                    .lines()
                    .forEach(line -> terminal.err().println(Printable.escaped(line.replace("\t", "        "))));
        }
    }

    private int wrongUsage(CommandLine used, @Nullable String message) {
        terminal.err().println("stowc: " + Printable.escaped(String.valueOf(message)));
        terminal.err().println("Try '" + used.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }
}

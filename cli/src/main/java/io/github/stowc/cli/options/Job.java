package io.github.stowc.cli.options;

import io.github.stowc.cli.command.Option;
import io.github.stowc.cli.command.Options;
import io.github.stowc.curl.CurlCommand;
import io.github.stowc.curl.Shell;
import io.github.stowc.mime.Outputs;
import io.github.stowc.wording.UsageException;
import java.io.File;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What is written, and where. */
public record Job(String given, Shell shell, boolean recipe, boolean force) {
    static final Option<Path> OUTPUT =
            new Option.File("FILE", "The message; stow.mime unless given, - for standard output.", "-o", "--output");
    static final Option.Flag FORCE = new Option.Flag("Replace files that exist.", "--force");
    static final Option<Shell> SHELL = new Option.Choice<>(
            "SHELL", "bash, powershell or cmd: the shell of the command and the script.", Shell.values(), "--shell");
    static final Option.Flag RECIPE =
            new Option.Flag("Also write the shell script that builds the same message by hand.", "--recipe");

    public static final String DEFAULT_OUTPUT = "stow.mime";
    private static final String STANDARD_OUTPUT = "-";
    private static final String MESSAGE_SUFFIX = ".mime";

    /** Adds the options to a command. */
    public static void addTo(CommandSpec spec) {
        Option.addTo(spec, OUTPUT, FORCE, SHELL, RECIPE);
    }

    /** Adds the option to replace files alone. */
    public static void addForceTo(CommandSpec spec) {
        Option.addTo(spec, FORCE);
    }

    /** Whether files may be replaced. */
    public static boolean isForced(Options options) {
        return options.get(FORCE);
    }

    /**
     * What the options say.
     *
     * @throws UsageException if an option is wrong
     * @throws FileSystemException if the output is a folder
     */
    public static Job of(Options options) throws FileSystemException {
        Path path = options.get(OUTPUT);
        String typed = options.text(OUTPUT);
        // A path forgets how it was typed, which the script's name keeps.
        String output = path == null || typed == null ? DEFAULT_OUTPUT : typed;
        if (output.indexOf(Options.UNREADABLE) >= 0) {
            throw new UsageException(
                    "-o: the name has bytes that are no text in this locale, and would become another; choose a name in"
                            + " UTF-8");
        }
        if (output.endsWith("/") || output.endsWith(File.separator)) {
            throw new FileSystemException(output, null, "it is a folder; name a file in it");
        }
        return new Job(output, options.get(SHELL, Shell.BASH), options.get(RECIPE), options.get(FORCE));
    }

    public boolean toStandardOutput() {
        return given.equals(STANDARD_OUTPUT);
    }

    /** Whether the output is a pipe or a device, next to which no script can be. */
    public boolean isDevice() {
        return !toStandardOutput() && Outputs.isDevice(output());
    }

    public Path output() {
        return Path.of(given);
    }

    /** The file's name without its folder. */
    String name() {
        return String.valueOf(output().getFileName());
    }

    /** The names of {@code count} messages: the given one, or {@code X-1.mime}, {@code X-2.mime} and so on. */
    public List<String> names(int count) {
        if (count == 1) {
            return List.of(name());
        }
        String suffix = CurlCommand.nameBeside(name(), "").equals(name()) ? "" : MESSAGE_SUFFIX;
        List<String> names = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            names.add(CurlCommand.nameBeside(name(), "-" + i + suffix));
        }
        return names;
    }

    /** The folder before the name, as it was typed. */
    public String folder() {
        int slash = Math.max(given.lastIndexOf('/'), given.lastIndexOf(File.separatorChar));
        return given.substring(0, slash + 1);
    }

    /** The script that sends all messages. */
    public Path script() {
        return sibling(CurlCommand.nameBeside(name(), shell.scriptSuffix()));
    }

    /** The script that builds a message by hand. */
    public Path recipeOf(String message) {
        return sibling(CurlCommand.nameBeside(message, ".recipe.sh"));
    }

    /** A file in the output's folder. */
    public Path sibling(String name) {
        return output().resolveSibling(name);
    }

    /** All files that are written for {@code count} messages. */
    public List<Path> targets(int count) {
        List<Path> targets = new ArrayList<>();
        if (toStandardOutput()) {
            return targets;
        }
        for (String name : names(count)) {
            targets.add(sibling(name));
            if (!isDevice() && shell.isWindows()) {
                targets.add(sibling(CurlCommand.nameBeside(name, ".headers")));
            }
            if (!isDevice() && recipe) {
                targets.add(recipeOf(name));
            }
        }
        if (!isDevice()) {
            targets.add(script());
        }
        return targets;
    }
}

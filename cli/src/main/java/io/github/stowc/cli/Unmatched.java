package io.github.stowc.cli;

import io.github.stowc.dicom.Spelling;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with an argument that no option, command or parameter takes, and what may have been meant. */
final class Unmatched {
    private Unmatched() {}

    /** The problem of a command line that cannot be parsed. */
    static String problem(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            CommandSpec spec = e.getCommandLine().getCommandSpec();
            return problem(spec, unmatched.getUnmatched().get(0));
        }
        return String.valueOf(e.getMessage());
    }

    private static String problem(CommandSpec spec, String argument) {
        if (argument.startsWith("-") && argument.length() > 1) {
            return "unknown option " + argument + meant(nameOnly(argument), options(spec)) + file(argument);
        }
        if (!spec.subcommands().isEmpty()) {
            return "unknown command " + argument
                    + meant(argument, List.copyOf(spec.subcommands().keySet()));
        }
        return "expected no further argument, found " + argument;
    }

    private static String nameOnly(String option) {
        int equals = option.indexOf('=');
        return equals < 0 ? option : option.substring(0, equals);
    }

    private static List<String> options(CommandSpec spec) {
        List<String> names = new ArrayList<>();
        spec.options().forEach(option -> names.addAll(List.of(option.names())));
        return names;
    }

    private static String meant(String word, List<String> words) {
        return Spelling.nearest(word, words)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }

    /** A file of that name is given behind a folder. */
    private static String file(String argument) {
        try {
            return Files.exists(Path.of(argument)) ? "; if the file is meant, write ./" + argument : "";
        } catch (InvalidPathException e) {
            return "";
        }
    }
}

package io.github.stowc.cli;

import io.github.stowc.dicom.Uid;
import io.github.stowc.wording.UsageException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Adds options to a command, and reads what a command line gave for them. */
final class Options {
    private static final long MAX_MILLIS = Duration.ofDays(366).toMillis();

    private Options() {}

    /** The files and folders that a command takes. */
    static void paths(CommandSpec spec, String label, String description) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel(label)
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build());
    }

    /** An option whose value is often one of a few words, which shells complete. */
    static void word(CommandSpec spec, String label, String description, List<String> words, String... names) {
        spec.addOption(
                valued(label, description, names).completionCandidates(words).build());
    }

    /** An option with a value. */
    static void text(CommandSpec spec, String label, String description, String... names) {
        spec.addOption(valued(label, description, names).build());
    }

    /** An option that may be given several times. */
    static void list(CommandSpec spec, String label, String description, String... names) {
        spec.addOption(valued(label, description, names)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build());
    }

    /** An option without a value. */
    static void flag(CommandSpec spec, String description, String... names) {
        spec.addOption(OptionSpec.builder(names)
                .type(boolean.class)
                .description(description)
                .build());
    }

    private static OptionSpec.Builder valued(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .type(String.class)
                .preprocessor(new WhatIsAttached())
                .description(description);
    }

    /** What an equals sign ties to an option is its value even where it has an option's name: {@code --output=--force}. */
    private static final class WhatIsAttached implements IParameterPreprocessor {
        @Override
        public boolean preprocess(
                Stack<String> arguments, CommandSpec spec, ArgSpec option, Map<String, Object> place) {
            spec.parser().allowOptionsAsOptionParameters(!" ".equals(place.get("separator")));
            return false;
        }
    }

    /** The value given; null where the option is not. */
    static @Nullable String text(ParseResult arguments, String name) {
        return arguments.matchedOptionValue(name, (String) null);
    }

    /** The values given, in order. */
    static List<String> list(ParseResult arguments, String name) {
        return arguments.matchedOptionValue(name, List.of());
    }

    /** Whether the option is given. */
    static boolean flag(ParseResult arguments, String name) {
        return arguments.matchedOptionValue(name, false);
    }

    /**
     * The files and folders that are named.
     *
     * @throws UsageException if one is an empty text, which would mean the working folder
     * @throws FileSystemException if Java cannot express the name of one
     */
    static List<Path> paths(ParseResult arguments) throws FileSystemException {
        List<Path> paths = new ArrayList<>();
        for (String text : arguments.matchedPositionalValue(0, List.<String>of())) {
            if (text.isEmpty()) {
                throw new UsageException("expected a file or a folder, found an empty text");
            }
            paths.add(path(text));
        }
        return paths;
    }

    /**
     * A path as it was typed.
     *
     * @throws FileSystemException if Java cannot express it
     */
    static Path path(String text) throws FileSystemException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            FileSystemException named = new FileSystemException(
                    text, null, "the locale has no such name; set one in UTF-8, such as LC_ALL=C.UTF-8");
            named.initCause(e);
            throw named;
        }
    }

    /**
     * The file that an option names; null where it is not given.
     *
     * @throws UsageException if it is an empty text
     * @throws FileSystemException if Java cannot express its name
     */
    static @Nullable Path path(ParseResult arguments, String name) throws FileSystemException {
        String text = text(arguments, name);
        if (text != null && text.isEmpty()) {
            throw new UsageException(name + ": expected a file, found an empty text");
        }
        return text == null ? null : path(text);
    }

    /**
     * The UID that a text is.
     *
     * @throws UsageException if it is none
     */
    static Uid uid(String text) {
        try {
            return new Uid(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The constant of a name, case aside. */
    static <E extends Enum<E>> E choice(String option, String text, E[] constants) {
        StringBuilder names = new StringBuilder();
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
            names.append(names.isEmpty() ? "" : ", ").append(constant.name().toLowerCase(Locale.ROOT));
        }
        throw new UsageException(option + ": expected one of " + names + ", found \"" + text + "\"");
    }

    /**
     * A number of seconds.
     *
     * @throws UsageException if the option has another value
     */
    static @Nullable Duration seconds(ParseResult arguments, String name) {
        String text = text(arguments, name);
        if (text == null) {
            return null;
        }
        try {
            BigDecimal millis = new BigDecimal(text).movePointRight(3);
            if (millis.signum() >= 0 && millis.compareTo(BigDecimal.valueOf(MAX_MILLIS)) <= 0) {
                // Zero has a meaning of its own, which what is merely small has not.
                return Duration.ofMillis(millis.setScale(0, RoundingMode.UP).longValue());
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new UsageException(name + ": expected seconds, such as 30 or 0.5, up to a year, found \"" + text + "\"");
    }

    /**
     * A whole number.
     *
     * @param most the largest that is allowed; the smallest is 0
     * @throws UsageException if the option has another value
     */
    static int number(ParseResult arguments, String name, int unlessGiven, int most) {
        String text = text(arguments, name);
        if (text == null) {
            return unlessGiven;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new UsageException(name + ": expected a whole number from 0 to " + most + ", found \"" + text + "\"");
    }
}

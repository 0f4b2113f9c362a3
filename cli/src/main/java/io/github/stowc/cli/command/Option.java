package io.github.stowc.cli.command;

import io.github.stowc.dicom.Uid;
import io.github.stowc.wording.UsageException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option: a constant that has its names, its help and the type of its value. A command adds the constant to what it
 * takes, and reads it by {@link Options#get(Option)}, so that a misspelt name does not compile.
 *
 * <p>Its nested classes are the types of values. They are classes, not lambdas, because every start would pay for those.
 *
 * @param <T> the type of its value
 */
public abstract class Option<T> {
    private final String label;
    private final String description;
    private final List<String> names;

    /**
     * An option.
     *
     * @param label what stands for its value in the help
     * @param names the first is the one that messages use
     */
    public Option(String label, String description, String... names) {
        this.label = label;
        this.description = description;
        this.names = List.of(names);
    }

    /** Adds options to a command, in the order of its help. */
    public static void addTo(CommandSpec spec, Option<?>... options) {
        for (Option<?> option : options) {
            spec.addOption(option.model().build());
        }
    }

    /**
     * The value that a text means.
     *
     * @throws UsageException if it means none
     * @throws UncheckedIOException if it is the name of a file that Java cannot express
     */
    protected abstract T parse(String text);

    /** The words that a shell completes; none unless overridden. */
    protected List<String> words() {
        return List.of();
    }

    /** The name that messages use. */
    public final String name() {
        return names.get(0);
    }

    final UsageException expected(String what, String found) {
        return new UsageException(name() + ": expected " + what + ", found \"" + found + "\"");
    }

    /** What picocli needs to know of it. */
    OptionSpec.Builder model() {
        OptionSpec.Builder model =
                described().paramLabel(label).type(String.class).preprocessor(new WhatIsAttached());
        List<String> words = words();
        return words.isEmpty() ? model : model.completionCandidates(words);
    }

    final OptionSpec.Builder described() {
        return OptionSpec.builder(names.toArray(new String[0])).userObject(this).description(description);
    }

    /** What an equals sign ties to an option is its value, even if it looks like an option: {@code --output=--force}. */
    private static final class WhatIsAttached implements IParameterPreprocessor {
        @Override
        public boolean preprocess(
                Stack<String> arguments, CommandSpec spec, ArgSpec option, Map<String, Object> place) {
            spec.parser().allowOptionsAsOptionParameters(!" ".equals(place.get("separator")));
            return false;
        }
    }

    /** An option without a value. */
    public static final class Flag extends Option<Boolean> {
        public Flag(String description, String... names) {
            super("", description, names);
        }

        @Override
        protected Boolean parse(String text) {
            return Boolean.valueOf(text);
        }

        @Override
        OptionSpec.Builder model() {
            return described().type(boolean.class);
        }
    }

    /** Any text. */
    public static class Text extends Option<String> {
        public Text(String label, String description, String... names) {
            super(label, description, names);
        }

        @Override
        protected String parse(String text) {
            return text;
        }
    }

    /** Any text, in an option that may be repeated. */
    public static final class Texts extends Text {
        public Texts(String label, String description, String... names) {
            super(label, description, names);
        }

        @Override
        OptionSpec.Builder model() {
            return super.model().type(List.class).auxiliaryTypes(String.class);
        }
    }

    /** The name of a constant, in upper or lower case. */
    public static final class Choice<E extends Enum<E>> extends Option<E> {
        private final List<E> constants;

        public Choice(String label, String description, E[] constants, String... names) {
            super(label, description, names);
            this.constants = List.of(constants);
        }

        @Override
        protected E parse(String text) {
            for (E constant : constants) {
                if (constant.name().equalsIgnoreCase(text)) {
                    return constant;
                }
            }
            throw expected((constants.size() == 1 ? "" : "one of ") + String.join(", ", words()), text);
        }

        @Override
        protected List<String> words() {
            List<String> words = new ArrayList<>(constants.size());
            for (E constant : constants) {
                words.add(constant.name().toLowerCase(Locale.ROOT));
            }
            return words;
        }
    }

    /** The path of a file or folder. */
    public static final class File extends Option<Path> {
        public File(String label, String description, String... names) {
            super(label, description, names);
        }

        @Override
        protected Path parse(String text) {
            if (text.isEmpty()) {
                throw new UsageException(name() + ": expected a file, found an empty text");
            }
            try {
                return Options.path(text);
            } catch (FileSystemException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A UID. */
    public static final class OfUid extends Option<Uid> {
        public OfUid(String description, String... names) {
            super("UID", description, names);
        }

        @Override
        protected Uid parse(String text) {
            return Options.uid(text);
        }
    }

    /** Seconds, up to a year. */
    public static final class Seconds extends Option<Duration> {
        private static final long MAX_MILLIS = Duration.ofDays(366).toMillis();

        public Seconds(String description, String... names) {
            super("SECONDS", description, names);
        }

        @Override
        protected Duration parse(String text) {
            try {
                BigDecimal millis = new BigDecimal(text).movePointRight(3);
                if (millis.signum() >= 0 && millis.compareTo(BigDecimal.valueOf(MAX_MILLIS)) <= 0) {
                    // Rounded up, because 0 has a meaning of its own, which 0.0001 has not.
                    return Duration.ofMillis(millis.setScale(0, RoundingMode.UP).longValue());
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw expected("seconds, such as 30 or 0.5, up to a year", text);
        }
    }

    /** A whole number. */
    public static final class Whole extends Option<Long> {
        private final long least;
        private final long most;

        /**
         * A whole number.
         *
         * @param least the smallest that is allowed
         * @param most the largest that is allowed
         */
        public Whole(long least, long most, String description, String... names) {
            super("N", description, names);
            this.least = least;
            this.most = most;
        }

        @Override
        protected Long parse(String text) {
            try {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw expected("a whole number from " + least + (most == Long.MAX_VALUE ? " on" : " to " + most), text);
        }
    }
}

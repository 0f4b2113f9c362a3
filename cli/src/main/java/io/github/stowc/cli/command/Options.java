package io.github.stowc.cli.command;

import io.github.stowc.dicom.Uid;
import io.github.stowc.wording.UsageException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What a command line gives to a command: options, and the files or other words after them. */
public class Options {
    /** Stands for bytes that are no text in the locale. */
    public static final char UNREADABLE = '\uFFFD';

    private final ParseResult arguments;

    public Options(ParseResult arguments) {
        this.arguments = arguments;
    }

    /**
     * The value of an option; null if it is not given.
     *
     * @throws UsageException if the option has a wrong value
     * @throws UncheckedIOException if the value is the name of a file that Java cannot express
     */
    public <T> @Nullable T get(Option<T> option) {
        String text = text(option);
        return text == null ? null : option.parse(text);
    }

    /** The value of an option, or the default. */
    public <T> T get(Option<T> option, T unlessGiven) {
        T value = get(option);
        return value == null ? unlessGiven : value;
    }

    /** Whether the option is given. */
    public boolean get(Option.Flag option) {
        return Boolean.TRUE.equals(declared(option).getValue());
    }

    /** The values given, in order. */
    public List<String> get(Option.Texts option) {
        List<String> values = declared(option).getValue();
        return values == null ? List.of() : values;
    }

    /** The value of an option as it was typed; null if it is not given. */
    @Nullable
    public String text(Option<?> option) {
        return declared(option).getValue();
    }

    /** Whether an option with a value is given. */
    public boolean has(Option<?> option) {
        return declared(option).getValue() != null;
    }

    /** Whether the command has the option at all. */
    public boolean isDeclared(Option<?> option) {
        OptionSpec spec = arguments.commandSpec().optionsMap().get(option.name());
        return spec != null && spec.userObject() == option;
    }

    /**
     * The option in the command's model.
     *
     * @throws IllegalStateException if the command does not declare it
     */
    public OptionSpec declared(Option<?> option) {
        OptionSpec spec = arguments.commandSpec().optionsMap().get(option.name());
        if (spec == null || spec.userObject() != option) {
            throw new IllegalStateException(
                    arguments.commandSpec().qualifiedName() + " reads " + option.name() + ", but does not declare it");
        }
        return spec;
    }

    /** The one word that is given besides options; empty if there is none. */
    public String word() {
        return arguments.matchedPositionalValue(0, "");
    }

    /** The words that are given besides options. */
    public List<String> words() {
        return arguments.matchedPositionalValue(0, List.of());
    }

    /**
     * The files and folders that are named.
     *
     * @throws UsageException if one is an empty text, which would mean the working folder
     * @throws FileSystemException if Java cannot express the name of one
     */
    public List<Path> paths() throws FileSystemException {
        List<Path> paths = new ArrayList<>();
        for (String text : words()) {
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
    public static Path path(String text) throws FileSystemException {
        try {
            Path path = Path.of(text);
            return text.indexOf(UNREADABLE) < 0 ? path : Undecoded.found(path);
        } catch (InvalidPathException e) {
            FileSystemException named = new FileSystemException(
                    text, null, "the locale has no such name; set one in UTF-8, such as LC_ALL=C.UTF-8");
            named.initCause(e);
            throw named;
        }
    }

    /**
     * The UID that a text is.
     *
     * @throws UsageException if it is not a UID
     */
    public static Uid uid(String text) {
        try {
            return new Uid(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }
}

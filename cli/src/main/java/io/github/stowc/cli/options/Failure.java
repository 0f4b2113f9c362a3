package io.github.stowc.cli.options;

import io.github.stowc.bytes.SourceChangedException;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Spelling;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.mime.BoundaryFoundException;
import io.github.stowc.stow.batch.table.TableException;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.send.NoAnswerException;
import io.github.stowc.template.TemplateException;
import io.github.stowc.template.attach.AttachmentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns an exception into what a person reads and an exit code. */
public final class Failure {
    private Failure() {}

    /** Input that can be read but is not what the command needs; the message names it. */
    public static final class InputException extends IOException {
        private static final long serialVersionUID = 1L;

        public InputException(String message) {
            super(message);
        }
    }

    /** Reports it; returns the exit code. */
    public static int report(Throwable thrown, Terminal terminal) {
        if (thrown instanceof UncheckedIOException e && e.getCause() != null) {
            return report(e.getCause(), terminal);
        }
        Messages messages = new Messages(terminal, false);
        if (thrown instanceof CompileException e) {
            e.problems().forEach(problem -> messages.error(Wording.of(problem.text())));
            return ExitCode.INPUT;
        }
        messages.error(text(thrown));
        return exitCode(thrown);
    }

    private static int exitCode(Throwable thrown) {
        boolean input = thrown instanceof InputException
                || thrown instanceof MediaException
                || thrown instanceof DicomTextException
                || thrown instanceof Part10Exception
                || thrown instanceof BoundaryFoundException
                || thrown instanceof SourceChangedException
                || thrown instanceof TemplateException
                || thrown instanceof AttachmentException
                || thrown instanceof TableException
                || thrown instanceof CharacterCodingException;
        return input ? ExitCode.INPUT : ExitCode.IO;
    }

    /** What a person reads of it. */
    public static String text(Throwable thrown) {
        if (thrown instanceof NoSuchFileException e) {
            return e.getFile() + ": no such file; check its path";
        }
        if (thrown instanceof AccessDeniedException e) {
            return e.getFile() + ": permission denied; check who may read or write it";
        }
        if (thrown instanceof FileAlreadyExistsException e) {
            return e.getFile() + ": it exists; give --force to replace it, or name another output";
        }
        if (thrown instanceof FileSystemException e && e.getReason() != null) {
            return e.getFile() + ": " + e.getReason();
        }
        if (thrown instanceof CharacterCodingException) {
            return "expected text in UTF-8, found other bytes; save the file as UTF-8";
        }
        if (thrown instanceof OutOfMemoryError) {
            return "not enough memory; give more: STOWC_OPTS=-Xmx1g";
        }
        if (thrown instanceof NoAnswerException e) {
            return Wording.of(e.sentence());
        }
        if (thrown instanceof AttachmentException e) {
            return Wording.of(e.sentence());
        }
        if (thrown instanceof TableException e) {
            return Wording.of(e.sentence());
        }
        if (thrown instanceof MediaException e) {
            return Wording.of(e.sentence());
        }
        if (thrown instanceof TemplateException e) {
            return Wording.of(e.sentence());
        }
        String message = thrown.getMessage();
        boolean known = thrown instanceof IOException || thrown instanceof TemplateException;
        if (known && message != null) {
            return message;
        }
        return "this should not happen (" + thrown + "); please report it with what --debug shows";
    }

    /** What is wrong with a command line that cannot be parsed, and what may have been meant. */
    public static String problem(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            CommandSpec spec = e.getCommandLine().getCommandSpec();
            return problem(spec, unmatched.getUnmatched().get(0));
        }
        if (e instanceof MissingParameterException missing) {
            return missing(missing.getMissing());
        }
        if (e instanceof OverwrittenOptionException twice && twice.getOverwritten() instanceof OptionSpec option) {
            return option.longestName() + " is given twice; keep one";
        }
        return String.valueOf(e.getMessage());
    }

    private static String missing(List<ArgSpec> missing) {
        List<String> texts = new ArrayList<>();
        for (ArgSpec argument : missing) {
            texts.add(
                    argument instanceof OptionSpec option
                            ? option.names()[0] + " needs a value: " + option.names()[0] + " " + option.paramLabel()
                            : "expected " + argument.paramLabel() + ", found none");
        }
        return String.join("; ", texts);
    }

    private static String problem(CommandSpec spec, String argument) {
        if (argument.startsWith("-") && argument.length() > 1) {
            String name = nameOnly(argument);
            String keyword = spec.optionsMap().containsKey(CompileOptions.SET.name()) ? keyword(name) : "";
            // A single letter is near to every other one.
            String meant = name.length() <= 2
                    ? ""
                    : keyword.isEmpty()
                            ? meant(name, options(spec))
                            : "; write " + CompileOptions.SET.name() + " " + keyword + "=VALUE";
            return "unknown option " + argument + meant + file(argument);
        }
        if (!spec.subcommands().isEmpty()) {
            return "unknown command " + argument
                    + meant(argument, List.copyOf(spec.subcommands().keySet()));
        }
        return "expected no further argument, found " + argument;
    }

    /** The attribute that an option is named after, {@code --patient-id} or {@code --PatientID}; empty if there is none. */
    private static String keyword(String option) {
        StringBuilder text = new StringBuilder();
        int start = 0;
        while (start < option.length()) {
            int end = option.indexOf('-', start);
            end = end < 0 ? option.length() : end;
            String word = option.substring(start, end);
            boolean acronym = word.equals("id") || word.equals("uid");
            if (acronym) {
                text.append(word.toUpperCase(Locale.ROOT));
            } else if (!word.isEmpty()) {
                text.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
            start = end + 1;
        }
        return DataDictionary.standard()
                .find(text.toString())
                .map(DictionaryEntry::keyword)
                .orElse("");
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

    /** A file whose name begins with a hyphen is given with its folder. */
    private static String file(String argument) {
        try {
            return Files.exists(Path.of(argument)) ? "; if the file is meant, write ./" + argument : "";
        } catch (InvalidPathException e) {
            return "";
        }
    }
}

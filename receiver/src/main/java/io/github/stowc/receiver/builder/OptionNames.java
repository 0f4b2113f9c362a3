package io.github.stowc.receiver.builder;

import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the fields of the form are called on the command line, from the resource {@code command.txt}. Immutable. */
final class OptionNames {
    /** How an option is written. */
    enum Form {
        /** Without a value. */
        FLAG,
        /** With the field's value. */
        VALUE,
        /** With the name of a file. */
        FILE,
        /** With a BulkDataURI and the name of a file. */
        LINK,
        /** With the name of a file, or the URL of a stored instance. */
        LIKE
    }

    /** An option of the command line. */
    record Option(String field, Form form, String name) {}

    private static final String PROGRAM = "program";

    private static final String CHOICE = "choice";

    private final Map<String, Option> options = new LinkedHashMap<>();
    private final Map<Choice, String> choices = new EnumMap<>(Choice.class);

    private OptionNames() {}

    static OptionNames read() {
        OptionNames names = new OptionNames();
        try (InputStream in = OptionNames.class.getResourceAsStream("command.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\t", -1);
                if (columns[0].equals(CHOICE)) {
                    names.choices.put(Choice.valueOf(columns[1]), columns[2]);
                } else if (!line.startsWith("#")) {
                    Form form = Form.valueOf(columns[1].toUpperCase(Locale.ROOT));
                    names.options.put(columns[0], new Option(columns[0], form, columns[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    /** A sentence with the options that its choices have on the command line, which the form shows too. */
    String words(Sentence sentence) {
        return sentence.with(choice -> choices.getOrDefault(choice, choice.words()));
    }

    /** The program and its command. */
    String program() {
        return option(PROGRAM).name();
    }

    /** The option of a field. */
    Option option(String field) {
        Option option = options.get(field);
        if (option == null) {
            throw new IllegalArgumentException("no option for the field " + field);
        }
        return option;
    }
}

package io.github.stowc.receiver.builder;

import io.github.stowc.curl.Shell;
import io.github.stowc.receiver.store.InstanceUids;
import io.github.stowc.receiver.web.WebRequest;
import java.util.ArrayList;
import java.util.List;

/** The command that compiles the same message from the same files at the prompt. */
final class CommandWords {
    private final OptionNames names;
    private final Meant meant;
    private final String service;

    /**
     * Writes commands.
     *
     * @param service the URL of the receiver, without a path
     */
    CommandWords(OptionNames names, Meant meant, String service) {
        this.names = names;
        this.meant = meant;
        this.service = service;
    }

    /**
     * The command, to be typed in the folder of the files.
     *
     * @throws IllegalArgumentException if the shell cannot express a value
     * @throws DraftException if it means a file that is not there
     */
    String line(BuildForm form, Shell shell) throws DraftException {
        List<String> words = new ArrayList<>();
        for (WebRequest.Parameter field : form.fields()) {
            if (!field.name().equals("file") && !field.value().isEmpty()) {
                OptionNames.Option option = names.option(field.name());
                words.add(option.name());
                if (option.form() != OptionNames.Form.FLAG) {
                    words.add(shell.quote(value(option.form(), field.value())));
                }
            }
        }
        for (String number : form.all("file")) {
            words.add(shell.quote(name(meant.file(number))));
        }
        return names.program() + (words.isEmpty() ? "" : " ") + String.join(" ", words);
    }

    private String value(OptionNames.Form form, String value) throws DraftException {
        return switch (form) {
            case FLAG, VALUE -> value;
            case FILE ->
                value.startsWith(Meant.BUILT_IN) ? value.substring(Meant.BUILT_IN.length()) : name(meant.file(value));
            case LINK -> {
                int blank = value.indexOf(' ');
                yield value.substring(blank + 1) + "=" + name(meant.file(value.substring(0, Math.max(blank, 0))));
            }
            case LIKE -> value.startsWith(Meant.STUDY) ? url(meant.stored(value).uids()) : name(meant.file(value));
        };
    }

    private String url(InstanceUids uids) {
        return service + "/studies/" + uids.study() + "/series/" + uids.series() + "/instances/" + uids.instance()
                + "/metadata";
    }

    /** A file's name, so that it cannot be taken for an option, or for standard input. */
    private static String name(DraftFile file) {
        return file.name().startsWith("-") ? "./" + file.name() : file.name();
    }
}

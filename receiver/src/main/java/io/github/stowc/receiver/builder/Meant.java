package io.github.stowc.receiver.builder;

import io.github.stowc.bytes.Source;
import io.github.stowc.receiver.store.Archive;
import io.github.stowc.receiver.store.StoredFile;
import io.github.stowc.template.Template;
import io.github.stowc.template.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** What the fields of a form mean: files of the draft, and stored instances. Immutable. */
final class Meant {
    /** Before the Study Instance UID of a study that is stored here. */
    static final String STUDY = "study:";

    /** Before the name of a built-in template. */
    static final String BUILT_IN = "name:";

    private static final int LONGEST_TEMPLATE = 1 << 20;

    private final Draft draft;
    private final Archive archive;

    Meant(Draft draft, Archive archive) {
        this.draft = draft;
        this.archive = archive;
    }

    /**
     * The file with a number.
     *
     * @throws DraftException if the draft has none
     */
    DraftFile file(String number) throws DraftException {
        if (!number.matches("[0-9]{1,6}")) {
            throw new DraftException(400, "the form: expected the number of a file, found something else");
        }
        return draft.file(Integer.parseInt(number))
                .orElseThrow(() -> new DraftException(409, "the draft has no file of this number any more"));
    }

    /** The bytes of that file, under the name that the user's file has. */
    Source source(String number) throws IOException, DraftException {
        DraftFile file = file(number);
        return Source.of(file.path(), file.name());
    }

    /** A template by the number of its file, or by its built-in name. */
    Template template(String value) throws IOException, DraftException {
        if (value.startsWith(BUILT_IN)) {
            String name = value.substring(BUILT_IN.length());
            if (!Templates.builtInNames().contains(name)) {
                throw new DraftException(400, "the form: expected the name of a built-in template, found another");
            }
            return Templates.builtIn(name);
        }
        DraftFile file = file(value);
        if (file.size() > LONGEST_TEMPLATE) {
            throw new DraftException(
                    413,
                    file.name() + ": expected a template of at most " + LONGEST_TEMPLATE + " bytes, found "
                            + file.size());
        }
        return Template.parse(file.name(), new String(Files.readAllBytes(file.path()), StandardCharsets.UTF_8));
    }

    /** The source of what the instances are attached to. */
    Source like(String value) throws IOException, DraftException {
        return value.startsWith(STUDY)
                ? Source.of(stored(value).file(), value.substring(STUDY.length()))
                : source(value);
    }

    /** The first instance of a stored study. */
    StoredFile stored(String value) throws DraftException {
        List<StoredFile> files = archive.files(value.substring(STUDY.length()), "");
        if (files.isEmpty()) {
            throw new DraftException(409, "the study is not stored here any more; choose another");
        }
        return files.get(0);
    }
}

package io.github.stowc.validate;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.text.Rule;
import io.github.stowc.dicom.xml.XmlRule;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.FindingSink;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks files in every form that instances come in: DICOM JSON, the Native DICOM Model, DICOM files. The bytes tell
 * which it is. Of any other file it says what it is.
 *
 * <p>One object is one run, as one {@link Validator} is. It opens a file once and jumps over pixels, unless the source
 * has only a stream. For one thread.
 */
public final class FileValidator {
    private final Validator validator;

    /** A run with its own validator. */
    public FileValidator(ValidateOptions options, FindingSink sink) {
        this(new Validator(options, sink));
    }

    /** Checks as part of a validator's run. */
    public FileValidator(Validator validator) {
        this.validator = validator;
    }

    /** Checks DICOM JSON or XML. */
    public static List<Finding> check(String text) {
        List<Finding> findings = new ArrayList<>();
        FileValidator files = new FileValidator(ValidateOptions.DEFAULT, findings::add);
        try {
            files.stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "text");
            files.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return findings;
    }

    /**
     * Counts and passes on what a caller found.
     *
     * @throws IOException if the sink throws
     */
    public void report(Finding finding) throws IOException {
        validator.report(finding);
    }

    /**
     * Checks a file.
     *
     * @throws IOException if it cannot be read, or the sink throws
     */
    public void file(Path file) throws IOException {
        source(Source.of(file));
    }

    /**
     * Checks a source.
     *
     * @throws IOException if it cannot be read, or the sink throws
     */
    public void source(Source source) throws IOException {
        try (ByteWindow window = new ByteWindow(source)) {
            source(window, MediaReader.kind(window));
        }
    }

    /**
     * Checks a source that is said to be a DICOM file, whatever its bytes look like.
     *
     * @throws IOException if it cannot be read, or the sink throws
     */
    public void part10(Source source) throws IOException {
        try (ByteWindow window = new ByteWindow(source)) {
            part10(() -> Part10Reader.strict().read(window), source.name());
        }
    }

    /**
     * Checks an open source of a known kind; the caller closes it.
     *
     * @throws IOException if it cannot be read, or the sink throws
     */
    public void source(ByteWindow window, Kind kind) throws IOException {
        String name = window.source().name();
        boolean nothingKnown = kind == Kind.TEXT || kind == Kind.UNKNOWN;
        boolean dataset = kind == Kind.DICOM_DATASET || (nothingKnown && Kind.named(name) == Kind.PART10);
        if (dataset && window.size() > 0) {
            withoutPreamble(window);
        } else if (kind == Kind.PART10) {
            part10(() -> Part10Reader.strict().read(window), name);
        } else {
            text(window.stream(), name, kind);
        }
    }

    /**
     * Checks the content of a stream, and closes it.
     *
     * @param name the name for findings
     * @throws IOException if it cannot be read, or the sink throws
     */
    public void stream(InputStream in, String name) throws IOException {
        try (InputStream marked = new BufferedInputStream(in)) {
            Kind kind = MediaReader.kind(name, marked);
            if (kind == Kind.PART10) {
                part10(() -> Part10Reader.strict().read(name, marked), name);
            } else {
                text(marked, name, kind);
            }
        }
    }

    /** Counts and passes on that a file could not be read; see {@link Validator#unreadable}. */
    public void unreadable(String name, String reason) throws IOException {
        validator.unreadable(name, reason);
    }

    /** Reports what only the whole run shows, and counts; see {@link Validator#finish}. */
    public Summary finish() throws IOException {
        return validator.finish();
    }

    private void text(InputStream in, String name, Kind kind) throws IOException {
        switch (kind) {
            // The reader of XML says which root it found.
            case XML, CDA -> validator.xml(in, name);
            // If the kind is unknown, the place at which the text stops being JSON says most.
            case JSON, TEXT, UNKNOWN -> validator.json(in, name);
            default -> validator.report(otherKind(name, kind));
        }
    }

    private static Finding otherKind(String name, Kind kind) {
        String remedy = switch (kind) {
            case MESSAGE -> "name the file that it is in";
            case HTML -> kind.remedy().toString();
            default -> "";
        };
        Rule rule = kind == Kind.HTML ? XmlRule.ROOT : JsonRule.SYNTAX;
        return problem(
                name,
                rule,
                "expected metadata, found " + kind.label() + "; "
                        + (remedy.isEmpty() ? "name the file that links to it" : remedy));
    }

    /** Reads a DICOM file. */
    private interface Part10Opener {
        Part10Content read() throws IOException;
    }

    private void part10(Part10Opener opener, String name) throws IOException {
        Part10Content content;
        try {
            content = opener.read();
        } catch (Part10Exception e) {
            Rule rule = e.limit().orElse(ValidationRule.PART10_BROKEN);
            validator.report(problem(name, rule, String.valueOf(e.getMessage())));
            return;
        }
        // The rules on transfer syntaxes look for it among the attributes.
        Dataset dataset = content.meta()
                .elements()
                .get(Tags.TRANSFER_SYNTAX_UID)
                .map(element -> content.dataset().with(element))
                .orElse(content.dataset());
        validator.instance(dataset, name);
    }

    private void withoutPreamble(ByteWindow window) throws IOException {
        try {
            MediaReader.examine(window);
        } catch (MediaException e) {
            validator.report(problem(e.source(), ValidationRule.PART10_BROKEN, e.problem() + "; " + e.remedy()));
        }
    }

    private static Finding problem(String file, Rule rule, String message) {
        String prefix = file + ": ";
        String text = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        return Finding.of(rule, text, "").in(file);
    }
}

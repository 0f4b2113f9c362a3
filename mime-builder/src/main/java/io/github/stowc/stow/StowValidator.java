package io.github.stowc.stow;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.ChunkedRequest;
import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import io.github.stowc.validate.FileValidator;
import io.github.stowc.validate.Validator;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.FindingSink;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Checks messages, and files in every form that {@link FileValidator} knows.
 *
 * <p>All files form one run and are checked against each other; each message is a run of its own, whose links refer to
 * its parts. For one thread.
 */
public final class StowValidator {
    private static final String MESSAGE_SUFFIX = ".mime";

    private final ValidateOptions options;
    private final FindingSink sink;
    private final FileValidator files;
    private @Nullable Summary messages;
    private boolean others;

    /**
     * Starts a run.
     *
     * @param sink gets the findings in the caller's thread
     */
    public StowValidator(ValidateOptions options, FindingSink sink) {
        this.options = options;
        this.sink = sink;
        this.files = new FileValidator(options, sink);
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
        source(source, "");
    }

    /**
     * Checks a source.
     *
     * @param contentType the Content-Type that goes with it if it is a message; empty if only its own head can tell
     * @throws IOException if it cannot be read, or the sink throws
     */
    public void source(Source source, String contentType) throws IOException {
        source(source, contentType, null);
    }

    /** Like {@link #source(Source, String)}; the anatomy, if given, is that of the source. */
    public void source(Source source, String contentType, @Nullable Anatomy known) throws IOException {
        try (ByteWindow window = new ByteWindow(source)) {
            Kind kind = MediaReader.kind(window);
            if (kind != Kind.MESSAGE) {
                files.source(window, kind);
                if (source.name().endsWith(MESSAGE_SUFFIX)) {
                    // After its content, so that it counts as one file.
                    files.report(notAMessage(source, kind));
                }
                others = true;
                return;
            }
        }
        Summary one = message(ChunkedRequest.decoded(source), contentType, known);
        Summary before = messages;
        messages = before == null ? one : before.plus(one);
    }

    private Summary message(Source source, String contentType, @Nullable Anatomy known) throws IOException {
        Anatomy anatomy = known == null ? Anatomy.of(source, contentType) : known;
        if (!(source instanceof ChunkedRequest request)) {
            return MessageChecks.check(source, anatomy, options.withoutLinkedFiles(), sink);
        }
        // The lines of the file are not those of the decoded request.
        Summary content = MessageChecks.check(source, anatomy, options.withoutLinkedFiles(), new WithoutLines(sink));
        if (request.problem().isEmpty()) {
            return content;
        }
        Validator chunks = new Validator(options, sink);
        chunks.report(Finding.of(
                        ValidationRule.MIME_STRUCTURE,
                        request.problem().get(),
                        "record the request as it went over the wire, or leave Transfer-Encoding out of a decoded one")
                .in(source.name()));
        Summary form = chunks.finish();
        return content.plus(new Summary(0, 0, form.errors(), form.warnings(), form.infos(), form.truncated()));
    }

    /** Passes findings on without their lines. */
    private record WithoutLines(FindingSink sink) implements FindingSink {
        @Override
        public void accept(Finding finding) throws IOException {
            sink.accept(finding.at(new Place(0, 0)));
        }

        @Override
        public void known(Finding finding) throws IOException {
            sink.known(finding.at(new Place(0, 0)));
        }

        @Override
        public void startFile(String name) throws IOException {
            sink.startFile(name);
        }
    }

    private static Finding notAMessage(Source source, Kind kind) {
        return Finding.of(
                        ValidationRule.MIME_NOT_A_MESSAGE,
                        "byte 0: expected a MIME message, as the file's name says, found "
                                + (source.size() == 0 ? "no bytes" : kind.label()),
                        "name the file as what it is, or compile it")
                .in(source.name());
    }

    /**
     * Checks a stream's content, which must not be a message, and closes the stream.
     *
     * @param name the name for findings
     * @throws IOException if it cannot be read, or the sink throws
     */
    public void stream(InputStream in, String name) throws IOException {
        others = true;
        files.stream(in, name);
    }

    /**
     * Counts and passes on that a file, which may have been read in part, could not be read.
     *
     * @param reason why, as a clause
     * @throws IOException if the sink throws
     */
    public void unreadable(String name, String reason) throws IOException {
        others = true;
        files.unreadable(name, reason);
    }

    /**
     * Reports what only the whole run shows, and returns the counts.
     *
     * @throws IOException if the sink throws
     */
    public Summary finish() throws IOException {
        Summary before = messages;
        if (before == null) {
            return files.finish();
        }
        return others ? before.plus(files.finish()) : before;
    }
}

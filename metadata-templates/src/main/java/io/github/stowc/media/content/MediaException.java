package io.github.stowc.media.content;

import io.github.stowc.bytes.Printable;
import io.github.stowc.bytes.Source;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.OptionalLong;

/** A source whose bytes cannot be sent, with the place, what was expected, what was found and the remedy. */
public final class MediaException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why a source is refused. */
    public enum Reason {
        /** The source has no bytes. */
        EMPTY,
        /** The bytes are of no known kind, or text. */
        UNRECOGNISED,
        /** The kind is known, but cannot be sent. */
        UNSUPPORTED,
        /** The extension names one kind, the bytes are another. */
        MISNAMED,
        /** A DICOM dataset without the preamble and prefix of PS3.10 7.1. */
        NO_PREAMBLE,
        /** The bytes end too early. */
        TRUNCATED,
        /** The bytes break the rules of their kind. */
        MALFORMED
    }

    private static final long WHOLE_FILE = -1;

    private final Reason reason;
    private final String source;
    private final long offset;
    private final String problem;
    private final transient Sentence remedy;

    private MediaException(Reason reason, Source source, long offset, String problem, Sentence remedy) {
        this.reason = reason;
        this.source = source.name();
        this.offset = offset;
        this.problem = problem;
        this.remedy = remedy;
    }

    /** With a remedy as {@link Sentence#parse} reads it. */
    public static MediaException of(Reason reason, Source source, String problem, String remedy) {
        return of(reason, source, problem, Sentence.parse(remedy));
    }

    public static MediaException of(Reason reason, Source source, String problem, Sentence remedy) {
        return new MediaException(reason, source, WHOLE_FILE, problem, remedy);
    }

    /** With a remedy as {@link Sentence#parse} reads it. */
    public static MediaException at(long offset, Reason reason, Source source, String problem, String remedy) {
        return at(offset, reason, source, problem, Sentence.parse(remedy));
    }

    public static MediaException at(long offset, Reason reason, Source source, String problem, Sentence remedy) {
        return new MediaException(reason, source, offset, problem, remedy);
    }

    /** The source's name, the place, the problem and the remedy, on one line. */
    @Override
    public String getMessage() {
        return sentence().toString();
    }

    /** The message, as a sentence whose choices can be renamed. */
    public Sentence sentence() {
        String place = offset == WHOLE_FILE ? ": " : ": byte " + offset + ": ";
        return Sentence.of(Printable.escaped(source) + place + problem + "; ", remedy);
    }

    /** Why the source is refused. */
    public Reason reason() {
        return reason;
    }

    /** The name of the source, as it was given. */
    public String source() {
        return source;
    }

    /** The place in the source, counted from 0; empty if the whole source is meant. */
    public OptionalLong offset() {
        return offset == WHOLE_FILE ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /** What was expected and what was found, without the source's name. */
    public String problem() {
        return problem;
    }

    /** What to do. */
    public String remedy() {
        return remedy.toString();
    }

    /** What to do, as a sentence whose choices can be renamed. */
    public Sentence advice() {
        return remedy;
    }
}

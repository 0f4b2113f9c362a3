package io.github.stowc.media.content;

import io.github.stowc.bytes.Printable;
import io.github.stowc.bytes.Source;
import java.io.IOException;
import java.util.OptionalLong;

/** A source whose bytes are not what can be sent, with the place, what was expected, what was found and the remedy. */
public final class MediaException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why a source is refused. */
    public enum Reason {
        /** There are no bytes. */
        EMPTY,
        /** The bytes are of no kind that is known, or text. */
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
        MALFORMED,
        /** The source is shorter than it was when it was first looked at. */
        CHANGED
    }

    private static final long WHOLE_FILE = -1;

    private final Reason reason;
    private final String source;
    private final long offset;
    private final String problem;
    private final String remedy;

    private MediaException(Reason reason, Source source, long offset, String problem, String remedy) {
        this.reason = reason;
        this.source = source.name();
        this.offset = offset;
        this.problem = problem;
        this.remedy = remedy;
    }

    public static MediaException of(Reason reason, Source source, String problem, String remedy) {
        return new MediaException(reason, source, WHOLE_FILE, problem, remedy);
    }

    public static MediaException at(long offset, Reason reason, Source source, String problem, String remedy) {
        return new MediaException(reason, source, offset, problem, remedy);
    }

    /** The source's name, the place, the problem and the remedy, on one line. */
    @Override
    public String getMessage() {
        return text(source, offset, problem, remedy);
    }

    /** Why the source is refused. */
    public Reason reason() {
        return reason;
    }

    /** The name of the source, as it was given. */
    public String source() {
        return source;
    }

    /** The place in the source, counted from 0; empty where the whole of it is meant. */
    public OptionalLong offset() {
        return offset == WHOLE_FILE ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /** What was expected and what was found, without the source's name. */
    public String problem() {
        return problem;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }

    private static String text(String name, long offset, String problem, String remedy) {
        String place = offset == WHOLE_FILE ? ": " : ": byte " + offset + ": ";
        return Printable.escaped(name) + place + problem + "; " + remedy;
    }
}

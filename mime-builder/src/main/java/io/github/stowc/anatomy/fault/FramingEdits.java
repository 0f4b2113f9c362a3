package io.github.stowc.anatomy.fault;

import io.github.stowc.anatomy.Anatomy.Part;
import io.github.stowc.anatomy.LineEnd;
import io.github.stowc.anatomy.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Faults of delimiters and of what surrounds the parts (RFC 2046 5.1.1). */
final class FramingEdits {
    /** Longer than RFC 2046 5.1.1 allows by three, as Orthanc's client writes it. */
    private static final int LONG_BOUNDARY = 73;

    private static final String CRLF = "\r\n";

    private FramingEdits() {}

    static void addTo(Map<String, Edit> edits) {
        edits.put("no-end", FramingEdits::noEnd);
        edits.put("cut-off", FramingEdits::cutOff);
        edits.put("line-end", FramingEdits::lineEnd);
        edits.put("no-parts", FramingEdits::noParts);
        edits.put("not-a-message", FramingEdits::notAMessage);
        edits.put("boundary-length", FramingEdits::longBoundary);
        edits.put("preamble", FramingEdits::preamble);
        edits.put("epilogue", FramingEdits::epilogue);
    }

    private static Change noEnd(Subject message) throws FaultMisfitException {
        Span close = message.close();
        return Change.body(
                "the last delimiter is missing",
                Splice.remove(close.offset(), message.source().size()));
    }

    private static Change cutOff(Subject message) throws FaultMisfitException {
        List<Part> parts = message.anatomy().parts();
        message.boundary();
        Part last = message.part(Math.max(parts.size() - 1, 0));
        if (last.length() < 2) {
            throw message.misfit("a body in its last part");
        }
        long at = last.offset() + last.length() / 2;
        return Change.body(
                "the message ends in the middle of part " + (last.index() + 1),
                Splice.remove(at, message.source().size()));
    }

    private static Change lineEnd(Subject message) throws IOException, FaultMisfitException {
        List<Splice> splices = new ArrayList<>();
        for (Span span : message.spans(
                Span.Kind.DELIMITER, Span.Kind.PADDING, Span.Kind.HEADER, Span.Kind.BLANK, Span.Kind.CLOSE)) {
            if (span.part() < 0 && span.kind() != Span.Kind.CLOSE) {
                continue;
            }
            String text = message.text(span.offset(), span.end());
            if (text.contains(CRLF)) {
                splices.add(Splice.text(span.offset(), span.end(), text.replace(CRLF, "\n")));
            }
        }
        if (splices.isEmpty()) {
            throw message.misfit("lines that end with CR LF");
        }
        return Change.body("the lines of delimiters and fields end with LF alone", splices);
    }

    private static Change noParts(Subject message) throws FaultMisfitException {
        String close = "--" + message.boundary() + "--" + CRLF;
        return Change.body(
                "all parts are gone, the last delimiter is left",
                Splice.text(message.start(), message.source().size(), close));
    }

    private static Change notAMessage(Subject message) throws FaultMisfitException {
        Part bulk = message.recognised();
        return Change.body(
                "only the body of part " + (bulk.index() + 1) + " is left, without any delimiter",
                new Splice(
                        message.start(),
                        message.source().size(),
                        List.of(new Piece.Range(bulk.offset(), bulk.offset() + bulk.length()))));
    }

    private static Change longBoundary(Subject message) throws IOException, FaultMisfitException {
        String old = message.boundary();
        String made = (old + "-".repeat(LONG_BOUNDARY)).substring(0, LONG_BOUNDARY - 1) + "x";
        if (old.length() >= LONG_BOUNDARY) {
            throw message.misfit("a boundary below " + LONG_BOUNDARY + " characters");
        }
        List<Splice> splices = new ArrayList<>();
        for (Span span : message.spans(Span.Kind.DELIMITER, Span.Kind.CLOSE)) {
            String text = message.text(span.offset(), span.end());
            splices.add(Splice.text(span.offset(), span.end(), text.replace("--" + old, "--" + made)));
        }
        String type = message.contentTypeWith("boundary", '"' + made + '"');
        return new Change("the boundary has " + LONG_BOUNDARY + " characters", splices, type, List.of());
    }

    private static Change preamble(Subject message) throws FaultMisfitException {
        message.boundary();
        return Change.body(
                "a line of text precedes the first delimiter",
                Splice.insert(message.start(), "This is a message of several parts." + CRLF));
    }

    private static Change epilogue(Subject message) throws FaultMisfitException {
        // Without a line end, the text would be part of the last delimiter's line.
        String before = message.close().lineEnd() == LineEnd.NONE ? CRLF : "";
        long end = message.source().size();
        return Change.body(
                "a line of text follows the last delimiter", Splice.insert(end, before + "This is the end." + CRLF));
    }
}

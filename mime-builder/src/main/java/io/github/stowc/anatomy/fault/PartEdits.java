package io.github.stowc.anatomy.fault;

import io.github.stowc.anatomy.Anatomy.Part;
import io.github.stowc.anatomy.Span;
import java.util.List;
import java.util.Map;

/** Faults of whole parts: gone, doubled, empty, cut off, in another order (PS3.18 10.5.1). */
final class PartEdits {
    private static final String CRLF = "\r\n";

    private PartEdits() {}

    static void addTo(Map<String, Edit> edits) {
        edits.put("missing-file", PartEdits::missing);
        edits.put("unused-file", message -> added(message, "unused.bin", "a part to which nothing links follows"));
        edits.put("ambiguous", PartEdits::doubled);
        edits.put("metadata-last", PartEdits::metadataLast);
        edits.put("empty-part", PartEdits::empty);
        edits.put("mixed", PartEdits::mixed);
        edits.put("broken-file", PartEdits::broken);
        edits.put("length", PartEdits::shorter);
    }

    private static long end(Part part) {
        return part.offset() + part.length();
    }

    private static Change missing(Subject message) throws FaultMisfitException {
        Part part = message.bulk(message.bulkCount() - 1);
        Span delimiter = message.span(part, Span.Kind.DELIMITER);
        return Change.body("part " + (part.index() + 1) + " is gone", Splice.remove(delimiter.offset(), end(part)));
    }

    private static Change added(Subject message, String location, String what) throws FaultMisfitException {
        Part copied = message.bulk(0);
        long close = message.close().offset();
        String type = copied.fields().value("Content-Type");
        String head = CRLF + "--" + message.boundary() + CRLF + "Content-Type: " + type + CRLF + "Content-Location: "
                + location + CRLF + CRLF;
        List<Piece> part = List.of(new Piece.Text(head), new Piece.Range(copied.offset(), end(copied)));
        return Change.body(what, new Splice(close, close, part));
    }

    private static Change doubled(Subject message) throws FaultMisfitException {
        Part copied = message.bulk(0);
        return added(
                message,
                copied.fields().value("Content-Location"),
                "a second part with the Content-Location of part " + (copied.index() + 1) + " follows");
    }

    private static Change metadataLast(Subject message) throws FaultMisfitException {
        Part metadata = message.part(0);
        Part second = message.part(1);
        if (!metadata.fields().mediaType().startsWith("application/dicom+")) {
            throw message.misfit("metadata in its first part");
        }
        long fields = message.fieldPlace(metadata);
        long close = message.close().offset();
        String delimiter = CRLF + "--" + message.boundary() + CRLF;
        return Change.body(
                "the metadata is in the last part",
                Splice.remove(fields, message.fieldPlace(second)),
                new Splice(close, close, List.of(new Piece.Text(delimiter), new Piece.Range(fields, end(metadata)))));
    }

    private static Change empty(Subject message) throws FaultMisfitException {
        Part part = message.recognised();
        return Change.body(
                "the body of part " + (part.index() + 1) + " is empty", Splice.remove(part.offset(), end(part)));
    }

    private static Change mixed(Subject message) throws FaultMisfitException {
        Part metadata = message.metadata();
        long close = message.close().offset();
        String head = CRLF + "--" + message.boundary() + CRLF + "Content-Type: application/dicom" + CRLF + CRLF;
        // The smallest that its reader takes for a DICOM file: preamble, prefix, and an empty group 0002.
        String file = "\0".repeat(128) + "DICM";
        return Change.body(
                "a part application/dicom follows those of application/dicom+json (part " + (metadata.index() + 1)
                        + ")",
                Splice.insert(close, head + file));
    }

    private static Change broken(Subject message) throws FaultMisfitException {
        return cut(message, message.recognised(), 2);
    }

    private static Change cut(Subject message, Part part, int divisor) throws FaultMisfitException {
        if (part.length() < divisor) {
            throw message.misfit("a body that is long enough to be cut");
        }
        long from = part.offset() + part.length() / divisor * (divisor - 1);
        return Change.body(
                "the body of part " + (part.index() + 1) + " lacks its last " + (end(part) - from) + " bytes",
                Splice.remove(from, end(part)));
    }

    private static Change shorter(Subject message) throws FaultMisfitException {
        for (Part part : message.anatomy().parts()) {
            boolean isBulk = !part.fields().value("Content-Location").isEmpty();
            if (isBulk && part.fields().mediaType().equals("application/octet-stream")) {
                return cut(message, part, 4);
            }
        }
        throw message.misfit("uncompressed bulk data");
    }
}

package io.github.stowc.anatomy.fault;

import java.util.Map;

/** Faults of the request's head (RFC 9110 8, RFC 2387 3.1, PS3.18 10.5.1). */
final class HeadEdits {
    private HeadEdits() {}

    static void addTo(Map<String, Edit> edits) {
        edits.put("length-too-long", message -> length(message, message.bodySize() + 1000));
        edits.put("length-too-short", HeadEdits::tooShort);
        edits.put("no-type-parameter", HeadEdits::noType);
        edits.put("wrong-type-parameter", HeadEdits::wrongType);
        edits.put("wrong-boundary", HeadEdits::wrongBoundary);
        edits.put("no-boundary", HeadEdits::noBoundary);
        edits.put("form-data", HeadEdits::formData);
        edits.put("not-multipart", message -> contentType(message, message.type()));
    }

    private static Change contentType(Subject message, String wrong) throws FaultMisfitException {
        message.boundary();
        return Change.head("Content-Type is " + wrong, message.fields(wrong, message.bodySize()));
    }

    private static Change length(Subject message, long wrong) throws FaultMisfitException {
        return Change.head(
                "Content-Length is " + wrong + " for a body of " + message.bodySize() + " bytes",
                message.fields(message.contentType(), wrong));
    }

    private static Change tooShort(Subject message) throws FaultMisfitException {
        if (message.bodySize() < 2) {
            throw message.misfit("a body");
        }
        return length(message, message.bodySize() / 2);
    }

    private static Change noType(Subject message) throws FaultMisfitException {
        return contentType(message, message.contentTypeWithout("type"));
    }

    private static Change wrongType(Subject message) throws FaultMisfitException {
        return contentType(message, message.contentTypeWith("type", "\"text/plain\""));
    }

    private static Change wrongBoundary(Subject message) throws FaultMisfitException {
        return contentType(message, message.contentTypeWith("boundary", "another-boundary"));
    }

    private static Change noBoundary(Subject message) throws FaultMisfitException {
        return contentType(message, message.contentTypeWithout("boundary"));
    }

    private static Change formData(Subject message) throws FaultMisfitException {
        return contentType(message, "multipart/form-data; boundary=" + Subject.quoted(message.boundary()));
    }
}

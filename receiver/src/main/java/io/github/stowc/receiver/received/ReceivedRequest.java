package io.github.stowc.receiver.received;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request as it came, what is wrong with it, and what was answered. Immutable.
 *
 * @param number counts the requests that a receiver kept, from 1
 * @param time when its head was complete
 * @param method GET, POST, …
 * @param target path and query as they came
 * @param fields in order
 * @param size the number of bytes of the body that came
 * @param body what is kept of the body from its first byte on
 * @param excerpts what is kept of the body to show it; all of it if the body is not cut
 * @param anatomy what every byte of the body is; empty if it was no message, did not come as a whole, or has more than
 *     10,000 parts
 * @param findings what is wrong with it, as the check of messages finds it
 * @param answer what was answered
 */
public record ReceivedRequest(
        long number,
        Instant time,
        String method,
        String target,
        List<HeaderField> fields,
        long size,
        KeptBody body,
        Excerpts excerpts,
        Optional<Anatomy> anatomy,
        List<Finding> findings,
        GivenAnswer answer) {
    /** Copies the lists. */
    public ReceivedRequest {
        fields = List.copyOf(fields);
        findings = List.copyOf(findings);
    }

    /** A request of whose body nothing is kept yet, or that has none. */
    public ReceivedRequest(
            long number,
            Instant time,
            String method,
            String target,
            List<HeaderField> fields,
            long size,
            KeptBody body,
            Optional<Anatomy> anatomy,
            List<Finding> findings,
            GivenAnswer answer) {
        this(number, time, method, target, fields, size, body, Excerpts.of(body), anatomy, findings, answer);
    }

    ReceivedRequest with(KeptBody otherBody, Excerpts otherExcerpts, Optional<Anatomy> otherAnatomy) {
        return new ReceivedRequest(
                number, time, method, target, fields, size, otherBody, otherExcerpts, otherAnatomy, findings, answer);
    }

    /** The value of the first field with that name, in any case. */
    public Optional<String> field(String name) {
        return HeaderField.find(fields, name);
    }

    /** The findings that are errors. */
    public List<Finding> errors() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }
}

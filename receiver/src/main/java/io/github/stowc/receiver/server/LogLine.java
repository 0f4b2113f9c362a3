package io.github.stowc.receiver.server;

import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.receiver.web.WebRequest;
import io.github.stowc.validate.finding.Finding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the log says of a request: no query and no word of a path that the receiver does not know, as these may name a patient. */
final class LogLine {
    private static final Set<String> WORDS = Set.of(
            "studies",
            "series",
            "instances",
            "metadata",
            "frames",
            "bulkdata",
            "rendered",
            "thumbnail",
            "pixeldata",
            "dicom-web",
            "dcm4chee-arc",
            "aets",
            "rs",
            "v1",
            "v1beta1",
            "projects",
            "locations",
            "datasets",
            "dicomStores",
            "dicomWeb");
    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,6}(,[0-9]{1,6}){0,9}|[0-9A-Fa-f]{8}");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    private LogLine() {}

    /**
     * A line.
     *
     * @param status what was answered; 0 for nothing
     * @param size in bytes, of the request's body or, without one, of the answer's
     * @param note what else there is to say; may be empty
     */
    static String of(WebRequest head, Instant time, int status, long size, long millis, String note) {
        return time.truncatedTo(ChronoUnit.SECONDS) + " "
                + (METHODS.contains(head.method()) ? head.method() : "*") + " " + path(head)
                + (status == 0 ? " no answer" : " " + status) + " " + size + " bytes " + millis + " ms"
                + (note.isEmpty() ? "" : " " + note);
    }

    private static String path(WebRequest head) {
        StringBuilder shown = new StringBuilder();
        for (String segment : head.path().split("/", -1)) {
            boolean isKnown = segment.isEmpty()
                    || WORDS.contains(segment)
                    || NUMBERS.matcher(segment).matches()
                    || (segment.contains(".") && Uid.problem(segment).isEmpty());
            shown.append(shown.isEmpty() ? "" : "/").append(isKnown ? segment : "*");
            if (shown.isEmpty()) {
                shown.append('/');
            }
        }
        String text = shown.toString().replace("//", "/");
        return text + (head.query().isEmpty() ? "" : "?…");
    }

    /** The rule of the gravest finding; empty if there is none. */
    static String worst(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .min(Comparator.comparing(Finding::severity))
                .map(finding -> finding.rule().slug())
                .orElse("");
    }

    /** Where an exception came from, without its message, which may hold values. */
    static String trouble(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return "internal error: " + thrown.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
    }
}

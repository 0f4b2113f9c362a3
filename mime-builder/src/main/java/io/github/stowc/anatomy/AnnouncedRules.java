package io.github.stowc.anatomy;

import io.github.stowc.mime.Boundary;
import io.github.stowc.mime.ContentTypeField;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.IOException;
import java.util.Locale;

/** The rules on the boundary, and on what the head of a request says of its body (RFC 2387, RFC 9112 6.2). */
final class AnnouncedRules {
    static final String CONTENT_LENGTH = "Content-Length";

    private static final String CONTENT_TYPE = "Content-Type";
    private static final int MAX_BOUNDARY = 70;

    private final Anatomy anatomy;
    private final MessageFindings findings;

    AnnouncedRules(Anatomy anatomy, MessageFindings findings) {
        this.anatomy = anatomy;
        this.findings = findings;
    }

    void check() throws IOException {
        boundary(anatomy.boundary());
        ContentTypeField field = ContentTypeField.of(anatomy.announced());
        if (isRelated(field)) {
            parameters(field);
        }
        head();
    }

    /** Checks what can be checked of a body without delimiter. */
    void checkWithoutParts() throws IOException {
        isRelated(ContentTypeField.of(anatomy.announced()));
        head();
    }

    private void head() throws IOException {
        if (anatomy.head().isPresent()) {
            blankLine(anatomy.head().get());
            length(anatomy.head().get());
        }
    }

    private void boundary(String found) throws IOException {
        long first = anatomy.first(Span.Kind.DELIMITER)
                .or(() -> anatomy.first(Span.Kind.CLOSE))
                .map(Span::offset)
                .orElse(0L);
        if (found.length() > MAX_BOUNDARY) {
            findings.report(
                    first,
                    ValidationRule.MIME_BOUNDARY_LENGTH,
                    "expected a boundary of at most 70 characters, found " + found.length(),
                    "choose a shorter one");
            return;
        }
        try {
            new Boundary(found);
        } catch (IllegalArgumentException e) {
            findings.report(first, ValidationRule.MIME_BOUNDARY, String.valueOf(e.getMessage()), "choose another one");
        }
    }

    /** Whether multipart/related is announced; reports what else is. */
    private boolean isRelated(ContentTypeField field) throws IOException {
        if (anatomy.announced().isEmpty() && anatomy.head().isEmpty()) {
            return false;
        }
        String type = field.mediaType().toLowerCase(Locale.ROOT);
        if (type.equals("multipart/form-data")) {
            report(
                    ValidationRule.MIME_FORM_DATA,
                    "Content-Type: expected multipart/related, found multipart/form-data, a web form",
                    "send the message whole as the body, with its own Content-Type");
            return false;
        }
        if (!type.equals("multipart/related")) {
            report(
                    ValidationRule.MIME_NOT_MULTIPART,
                    "Content-Type: expected multipart/related, found " + (type.isEmpty() ? "none" : type),
                    "announce multipart/related with its type and boundary");
            return false;
        }
        return true;
    }

    private void parameters(ContentTypeField field) throws IOException {
        String boundary = field.parameter("boundary");
        if (!boundary.equals(anatomy.boundary())) {
            report(
                    ValidationRule.MIME_BOUNDARY,
                    "Content-Type: expected the boundary of the delimiters, " + anatomy.boundary() + ", found "
                            + (boundary.isEmpty() ? "none" : boundary),
                    "announce the boundary that the delimiters have, character for character");
        }
        String root =
                anatomy.parts().isEmpty() ? "" : anatomy.parts().get(0).fields().mediaType();
        String said = field.parameter("type").toLowerCase(Locale.ROOT);
        if (said.isEmpty() || (!root.isEmpty() && !said.equals(root))) {
            report(
                    ValidationRule.MIME_TYPE_PARAMETER,
                    "Content-Type: expected the parameter type=\"" + (root.isEmpty() ? "application/dicom" : root)
                            + "\", the media type of the first part, found " + (said.isEmpty() ? "none" : said),
                    "announce the media type of the first part, in quotes");
        }
    }

    private void blankLine(Anatomy.Head head) throws IOException {
        long fields = anatomy.first(Span.Kind.HEADER).map(Span::end).orElse(head.length());
        if (fields < head.length()) {
            return;
        }
        boolean isDelimiter = anatomy.first(Span.Kind.PREAMBLE).isEmpty();
        findings.report(
                fields,
                isDelimiter ? ValidationRule.MIME_BLANK_LINE : ValidationRule.MIME_STRUCTURE,
                isDelimiter
                        ? "expected an empty line after the head of the request, found the first delimiter"
                        : "expected a field of the head or an empty line, found another line (RFC 9112 5)",
                isDelimiter
                        ? "write an empty line, CR LF, between the head and the body"
                        : "write a name, a colon and a value on each line before the empty line");
    }

    private void length(Anatomy.Head head) throws IOException {
        String said = head.fields().value(CONTENT_LENGTH);
        long size = anatomy.size() - head.length();
        if (!said.isEmpty() && !isLength(said, size)) {
            findings.report(
                    head.fields().offset(CONTENT_LENGTH),
                    ValidationRule.MIME_CONTENT_LENGTH,
                    "Content-Length: expected " + size + ", the number of bytes after the head, found " + said,
                    "announce the size of the body, or let the client count it");
        }
    }

    /** Whether a field's value is that number of bytes; zeros may precede it (RFC 9110 8.6). */
    static boolean isLength(String value, long size) {
        return value.matches("0*" + size);
    }

    /** Reports what is wrong with the Content-Type, which is that of the head unless another was given. */
    private void report(ValidationRule rule, String message, String remedy) throws IOException {
        long offset = anatomy.head()
                .filter(head -> head.fields().value(CONTENT_TYPE).equals(anatomy.announced()))
                .map(head -> head.fields().offset(CONTENT_TYPE))
                .orElse(0L);
        findings.report(offset, rule, message, remedy);
    }
}

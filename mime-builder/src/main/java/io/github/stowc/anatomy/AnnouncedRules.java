package io.github.stowc.anatomy;

import io.github.stowc.mime.Boundary;
import io.github.stowc.mime.ContentTypeField;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.IOException;
import java.util.Locale;

/** The rules on the boundary, and on what the head of a request says of its body (RFC 2387, RFC 9112 6.2). */
final class AnnouncedRules {
    private static final int MAX_BOUNDARY = 70;
    private static final String TYPE = "Content-Type";
    private static final String LENGTH = "Content-Length";

    private final Anatomy anatomy;
    private final MessageRules rules;

    AnnouncedRules(Anatomy anatomy, MessageRules rules) {
        this.anatomy = anatomy;
        this.rules = rules;
    }

    void check() throws IOException {
        boundary(anatomy.boundary());
        ContentTypeField field = ContentTypeField.of(anatomy.announced());
        if (isRelated(field)) {
            parameters(field);
        }
        length();
    }

    /** Checks what can be checked of a body without delimiter. */
    void checkWithoutParts() throws IOException {
        isRelated(ContentTypeField.of(anatomy.announced()));
        length();
    }

    private void boundary(String found) throws IOException {
        if (found.length() > MAX_BOUNDARY) {
            rules.report(
                    0,
                    ValidationRule.MIME_BOUNDARY_LENGTH,
                    "expected a boundary of at most 70 characters, found " + found.length(),
                    "choose a shorter one");
            return;
        }
        try {
            new Boundary(found);
        } catch (IllegalArgumentException e) {
            rules.report(0, ValidationRule.MIME_BOUNDARY, String.valueOf(e.getMessage()), "choose another one");
        }
    }

    /** Whether multipart/related is announced; reports what else a head says. */
    private boolean isRelated(ContentTypeField field) throws IOException {
        if (anatomy.announced().isEmpty() && anatomy.head().isEmpty()) {
            return false;
        }
        String type = field.mediaType().toLowerCase(Locale.ROOT);
        if (type.equals("multipart/form-data")) {
            report(
                    TYPE,
                    ValidationRule.MIME_FORM_DATA,
                    "Content-Type: expected multipart/related, found multipart/form-data, a web form",
                    "send the message whole as the body, with its own Content-Type");
            return false;
        }
        if (!type.equals("multipart/related")) {
            report(
                    TYPE,
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
                    TYPE,
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
                    TYPE,
                    ValidationRule.MIME_TYPE_PARAMETER,
                    "Content-Type: expected the parameter type=\"" + (root.isEmpty() ? "application/dicom" : root)
                            + "\", the media type of the first part, found " + (said.isEmpty() ? "none" : said),
                    "announce the media type of the first part, in quotes");
        }
    }

    private void length() throws IOException {
        Anatomy.Head head = anatomy.head().orElse(null);
        if (head == null) {
            return;
        }
        String said = head.fields().value(LENGTH);
        String size = Long.toString(anatomy.size() - head.length());
        if (!said.isEmpty() && !said.equals(size)) {
            report(
                    LENGTH,
                    ValidationRule.MIME_CONTENT_LENGTH,
                    "Content-Length: expected " + size + ", the number of bytes after the head, found " + said,
                    "announce the size of the body, or let the client count it");
        }
    }

    /** Reports at that field of the head, or at the first byte. */
    private void report(String field, ValidationRule rule, String message, String remedy) throws IOException {
        long offset = anatomy.head().map(head -> head.fields().offset(field)).orElse(0L);
        rules.report(offset, rule, message, remedy);
    }
}

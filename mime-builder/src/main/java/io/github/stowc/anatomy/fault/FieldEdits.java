package io.github.stowc.anatomy.fault;

import io.github.stowc.anatomy.Anatomy.Part;
import io.github.stowc.anatomy.Field;
import io.github.stowc.anatomy.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** Faults of the fields of parts (RFC 2046 5.1, PS3.18 8.7 and 10.5.1). */
final class FieldEdits {
    private static final String LOCATION = "Content-Location";
    private static final String TYPE = "Content-Type";

    private FieldEdits() {}

    static void addTo(Map<String, Edit> edits) {
        edits.put("blank-line", FieldEdits::twoBlankLines);
        edits.put("no-blank-line", FieldEdits::noBlankLine);
        edits.put("no-colon", FieldEdits::noColon);
        edits.put("base64", FieldEdits::base64);
        edits.put("quoted-printable", message -> encoding(message, "quoted-printable"));
        edits.put("unknown-encoding", message -> encoding(message, "x-gzip64"));
        edits.put("8bit", message -> encoding(message, "8bit"));
        edits.put("disposition", FieldEdits::disposition);
        edits.put("no-content-type", message -> without(message, TYPE));
        edits.put("no-content-location", message -> without(message, LOCATION));
        edits.put("letter-case", FieldEdits::letterCase);
    }

    private static String of(Part part) {
        return " of part " + (part.index() + 1);
    }

    private static Change twoBlankLines(Subject message) throws FaultMisfitException {
        Part part = message.recognised();
        Span blank = message.span(part, Span.Kind.BLANK);
        return Change.body("a second empty line follows the fields" + of(part), Splice.insert(blank.end(), "\r\n"));
    }

    private static Change noBlankLine(Subject message) throws FaultMisfitException {
        Part part = message.bulk(0);
        Span blank = message.span(part, Span.Kind.BLANK);
        return Change.body(
                "the empty line after the fields" + of(part) + " is missing",
                Splice.remove(blank.offset(), blank.end()));
    }

    private static Change noColon(Subject message) throws IOException, FaultMisfitException {
        Part part = message.bulk(0);
        Field field = message.field(part, LOCATION);
        String text = message.text(field.offset(), field.offset() + field.length());
        int colon = text.indexOf(':');
        return Change.body(
                "the field " + LOCATION + of(part) + " has no colon",
                Splice.remove(field.offset() + colon, field.offset() + colon + 1));
    }

    private static Change base64(Subject message) throws IOException, FaultMisfitException {
        Part part = message.bulk(0);
        long end = part.offset() + part.length();
        byte[] body = message.text(part.offset(), end).getBytes(StandardCharsets.ISO_8859_1);
        String encoded = Base64.getMimeEncoder().encodeToString(body);
        return Change.body(
                "the body" + of(part) + " is encoded in base64",
                Splice.insert(message.fieldPlace(part), "Content-Transfer-Encoding: base64\r\n"),
                Splice.text(part.offset(), end, encoded));
    }

    private static Change encoding(Subject message, String name) throws FaultMisfitException {
        Part part = message.bulk(0);
        return Change.body(
                "Content-Transfer-Encoding: " + name + " is among the fields" + of(part),
                Splice.insert(message.fieldPlace(part), "Content-Transfer-Encoding: " + name + "\r\n"));
    }

    private static Change disposition(Subject message) throws FaultMisfitException {
        Part part = message.bulk(0);
        return Change.body(
                "Content-Disposition: form-data is among the fields" + of(part),
                Splice.insert(
                        message.fieldPlace(part),
                        "Content-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n"));
    }

    private static Change without(Subject message, String name) throws FaultMisfitException {
        Part part = message.bulk(0);
        Field field = message.field(part, name);
        return Change.body(
                "the field " + name + of(part) + " is missing",
                Splice.remove(field.offset(), field.offset() + field.length()));
    }

    private static Change letterCase(Subject message) throws IOException, FaultMisfitException {
        Part part = message.bulk(0);
        Field field = message.field(part, LOCATION);
        String text = message.text(field.offset(), field.offset() + field.length());
        int value = text.indexOf(':') + 1;
        String old = text.substring(value);
        String made =
                old.toUpperCase(Locale.ROOT).equals(old) ? old.toLowerCase(Locale.ROOT) : old.toUpperCase(Locale.ROOT);
        if (made.equals(old)) {
            throw message.misfit("a letter in " + LOCATION + of(part));
        }
        return Change.body(
                LOCATION + of(part) + " has letters of another case",
                Splice.text(field.offset() + value, field.offset() + field.length(), made));
    }
}

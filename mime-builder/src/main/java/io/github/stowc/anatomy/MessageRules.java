package io.github.stowc.anatomy;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.mime.LineEndFault;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** The rules on the form of a message that its anatomy shows (RFC 2046 5.1.1, PS3.18 10.5). For one message. */
public final class MessageRules {
    /** The bytes of a preamble that are searched. */
    private static final int MAX_PREAMBLE = 64 * 1024;

    private static final String JSON = "application/dicom+json";
    private static final String XML = "application/dicom+xml";
    private static final String DICOM = "application/dicom";

    private final Anatomy anatomy;
    private final ByteWindow window;
    private final MessageFindings findings;

    /**
     * For a message.
     *
     * @param window the message, opened
     * @param findings gets what breaks a rule
     */
    public MessageRules(Anatomy anatomy, ByteWindow window, MessageFindings findings) {
        this.anatomy = anatomy;
        this.window = window;
        this.findings = findings;
    }

    /**
     * Reports what breaks a rule.
     *
     * @return the indexes of the parts whose fields break off at a line that is none
     * @throws IOException if the message cannot be read, or the sink throws
     */
    public Set<Integer> check() throws IOException {
        if (anatomy.lineEnd().isPresent()) {
            lineEnd(anatomy.lineEnd().get());
        }
        new AnnouncedRules(anatomy, findings).check();
        if (anatomy.parts().isEmpty()) {
            report(
                    0,
                    ValidationRule.MIME_NO_PARTS,
                    "expected parts, found only the last delimiter --" + anatomy.boundary() + "--",
                    "write a delimiter without the two last dashes, the fields and the body of each part before it");
            return Set.of();
        }
        around();
        Set<Integer> broken = new TreeSet<>();
        for (Anatomy.Part part : anatomy.parts()) {
            if (!part(part)) {
                broken.add(part.index());
            }
        }
        order();
        end();
        return broken;
    }

    /**
     * Reports what the head of a request says wrongly of a body without delimiter.
     *
     * @throws IOException if the message cannot be read, or the sink throws
     */
    public void checkWithoutParts() throws IOException {
        new AnnouncedRules(anatomy, findings).checkWithoutParts();
    }

    private void lineEnd(LineEndFault fault) throws IOException {
        String more = fault.count() == 1 ? "" : ", and at " + (fault.count() - 1) + " more lines";
        report(
                fault.offset(),
                ValidationRule.MIME_LINE_END,
                "expected CR LF at the end of a delimiter or field, found " + fault.found() + more,
                MessageFindings.SHELL_REMEDY);
    }

    private void around() throws IOException {
        Span preamble = anatomy.first(Span.Kind.PREAMBLE).orElse(null);
        if (preamble != null) {
            report(
                    preamble.offset(),
                    ValidationRule.MIME_PREAMBLE,
                    "expected the first delimiter, found " + preamble.length() + " bytes before it",
                    "leave out the text before the first delimiter");
            hidden(preamble);
        }
        Span epilogue = anatomy.first(Span.Kind.EPILOGUE).orElse(null);
        if (epilogue != null && !isBlank(epilogue)) {
            report(
                    epilogue.offset(),
                    ValidationRule.MIME_EPILOGUE,
                    "expected the end after the last delimiter, found " + epilogue.length() + " bytes after it",
                    "leave out the text after the last delimiter");
        }
    }

    /** Reports a delimiter that does not begin its line, as after a byte order mark: its part is lost in the preamble. */
    private void hidden(Span preamble) throws IOException {
        String delimiter = "--" + anatomy.boundary() + "\r\n";
        long end = Math.min(preamble.end(), preamble.offset() + MAX_PREAMBLE) - delimiter.length();
        for (long at = preamble.offset(); at <= end; at++) {
            if (window.has(at, delimiter)) {
                report(
                        at,
                        ValidationRule.MIME_STRUCTURE,
                        "expected the delimiter at the beginning of a line, found other bytes before it, so that its part"
                                + " is lost",
                        "put CR LF before the delimiter; at the start, leave out what precedes it, such as a byte order"
                                + " mark");
                return;
            }
        }
    }

    private boolean isBlank(Span span) throws IOException {
        for (long at = span.offset(); at < span.end(); at++) {
            if (" \t\r\n".indexOf(window.u8(at)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the fields and the body of a part can be told. */
    private boolean part(Anatomy.Part part) throws IOException {
        boolean isTold = part.hasBlank() || missingBlank(part);
        if (part.hasBlank() && part.length() == 0) {
            report(
                    part,
                    part.offset(),
                    ValidationRule.MIME_EMPTY_PART,
                    "expected a body, found the next delimiter right after the empty line",
                    "put the bytes of the file after the empty line, or leave the part out");
        }
        type(part);
        String length = part.fields().value(AnnouncedRules.CONTENT_LENGTH);
        if (!length.isEmpty() && !AnnouncedRules.isLength(length, part.length())) {
            report(
                    part,
                    part.fields().offset(AnnouncedRules.CONTENT_LENGTH),
                    ValidationRule.MIME_CONTENT_LENGTH,
                    "Content-Length: expected " + part.length() + ", the size of the body, found " + length,
                    "leave the field out; the delimiters tell where a part ends");
        }
        return isTold;
    }

    /** Whether bulk data are what their Content-Type says. */
    private void type(Anatomy.Part part) throws IOException {
        String said = part.fields().mediaType();
        if (said.equals(JSON) || said.equals(XML) || said.equals(DICOM)) {
            return;
        }
        Source body = window.source().range("part", part.offset(), part.length());
        String shown = SaidTypes.contradiction(body, said).orElse("");
        if (!shown.isEmpty()) {
            report(
                    part,
                    part.fields().offset("Content-Type"),
                    ValidationRule.LINK_MEDIA_TYPE,
                    "Content-Type: expected " + shown + ", as the bytes show, found " + said,
                    "write the media type of the bytes, or put in the file that was meant");
        }
    }

    private boolean missingBlank(Anatomy.Part part) throws IOException {
        String line = line(part);
        boolean isEnd = part.offset() + line.length() >= anatomy.size();
        boolean isField = !isEnd && part.length() > 0 && isFieldAfter(part, line);
        if (isField) {
            report(
                    part,
                    part.offset(),
                    ValidationRule.MIME_STRUCTURE,
                    "expected a header field or an empty line, found \"" + line + "\"",
                    "write a name, a colon and a value on each line before the empty line");
            return false;
        }
        if (isEnd) {
            return true;
        }
        report(
                part,
                part.offset(),
                ValidationRule.MIME_BLANK_LINE,
                "expected an empty line after the fields, found "
                        + (part.length() == 0 ? "the next delimiter" : "the body"),
                "write an empty line, CR LF, between the fields and the body");
        return true;
    }

    /** The first line of a body, as far as it can be shown. */
    private String line(Anatomy.Part part) throws IOException {
        StringBuilder line = new StringBuilder();
        long end = Math.min(part.offset() + part.length(), part.offset() + 60);
        for (long at = part.offset(); at < end; at++) {
            int b = window.u8(at);
            if (b < ' ' || b > '~') {
                break;
            }
            line.append((char) b);
        }
        return line.toString();
    }

    /** Whether a line that is no field is followed by another field, or by the empty line: then it was to be one. */
    private boolean isFieldAfter(Anatomy.Part part, String line) throws IOException {
        long at = part.offset() + line.length();
        long end = part.offset() + part.length();
        if (line.isEmpty() || at + 1 >= end || window.u8(at) != '\r' || window.u8(at + 1) != '\n') {
            return false;
        }
        StringBuilder next = new StringBuilder();
        for (at += 2; at < end && window.u8(at) != '\r' && next.length() < 200; at++) {
            next.append((char) window.u8(at));
        }
        int colon = next.indexOf(":");
        return next.isEmpty()
                || (colon > 0 && next.charAt(0) > ' ' && next.charAt(0) != '"' && next.indexOf(" ") > colon);
    }

    private void order() throws IOException {
        int dicom = 0;
        int json = 0;
        int xml = 0;
        int bulkFirst = -1;
        boolean late = false;
        for (Anatomy.Part part : anatomy.parts()) {
            String type = part.fields().mediaType();
            boolean isMetadata = type.equals(JSON) || type.equals(XML);
            dicom += type.equals(DICOM) ? 1 : 0;
            json += type.equals(JSON) ? 1 : 0;
            xml += type.equals(XML) ? 1 : 0;
            late |= isMetadata && bulkFirst >= 0;
            bulkFirst = bulkFirst < 0 && !isMetadata && !type.equals(DICOM) ? part.index() : bulkFirst;
        }
        if (late) {
            Anatomy.Part part = anatomy.parts().get(bulkFirst);
            report(
                    part.offset(),
                    ValidationRule.MIME_METADATA_FIRST,
                    MessageFindings.name(part.index()) + "expected the metadata before the bulk data, found "
                            + part.fields().mediaType() + " before them",
                    "put the parts with the metadata first");
        }
        if (Math.min(dicom, 1) + Math.min(json, 1) + Math.min(xml, 1) > 1) {
            report(
                    anatomy.parts().get(0).offset(),
                    ValidationRule.MIME_MIXED,
                    "expected one form of instances in a message, found DICOM files: " + dicom + ", JSON: " + json
                            + ", XML: " + xml,
                    "send each form in a message of its own");
        }
    }

    private void end() throws IOException {
        if (anatomy.hasEnd()) {
            return;
        }
        report(
                anatomy.size(),
                ValidationRule.MIME_NO_END,
                "the message ends without its close delimiter \"--" + anatomy.boundary() + "--\" (RFC 2046 5.1.1)",
                "write the last delimiter with two more dashes; if the message was cut off, make it again");
    }

    private void report(Anatomy.Part part, long offset, ValidationRule rule, String message, String remedy)
            throws IOException {
        findings.report(part.index(), offset, rule, message, remedy);
    }

    private void report(long offset, ValidationRule rule, String message, String remedy) throws IOException {
        findings.report(offset, rule, message, remedy);
    }
}

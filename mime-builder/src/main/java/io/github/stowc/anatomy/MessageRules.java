package io.github.stowc.anatomy;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.mime.LineEndFault;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.FindingSink;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** The rules on the form of a message that its anatomy shows (RFC 2046 5.1.1, PS3.18 10.5). For one message. */
public final class MessageRules {
    private static final String SHELL_REMEDY = "write the message with printf '...\\r\\n', or compile it";
    private static final String JSON = "application/dicom+json";
    private static final String XML = "application/dicom+xml";
    private static final String DICOM = "application/dicom";

    private final Anatomy anatomy;
    private final ByteWindow window;
    private final FindingSink sink;

    /**
     * For a message.
     *
     * @param window the message, opened
     * @param sink gets the findings
     */
    public MessageRules(Anatomy anatomy, ByteWindow window, FindingSink sink) {
        this.anatomy = anatomy;
        this.window = window;
        this.sink = sink;
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
        new AnnouncedRules(anatomy, this).check();
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

    private void lineEnd(LineEndFault fault) throws IOException {
        String more = fault.count() == 1 ? "" : ", and at " + (fault.count() - 1) + " more lines";
        report(
                fault.offset(),
                ValidationRule.MIME_LINE_END,
                "expected CR LF at the end of a delimiter or field, found " + fault.found() + more,
                SHELL_REMEDY);
    }

    private void around() throws IOException {
        Span preamble = anatomy.first(Span.Kind.PREAMBLE).orElse(null);
        if (preamble != null) {
            report(
                    preamble.offset(),
                    ValidationRule.MIME_PREAMBLE,
                    "expected the first delimiter, found " + preamble.length() + " bytes before it",
                    "leave out the text before the first delimiter");
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
        String length = part.fields().value("Content-Length");
        if (!length.isEmpty() && !length.equals(Long.toString(part.length()))) {
            report(
                    part,
                    part.offset(),
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
        Source body = new PartSource(window.source(), "part", part.offset(), part.length());
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
                    name(part) + "expected the metadata before the bulk data, found "
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

    static String name(Anatomy.Part part) {
        return "part " + (part.index() + 1) + ": ";
    }

    private void report(Anatomy.Part part, long offset, ValidationRule rule, String message, String remedy)
            throws IOException {
        sink.accept(finding(offset, rule, name(part) + message, remedy).inPart(part.index()));
    }

    void report(long offset, ValidationRule rule, String message, String remedy) throws IOException {
        sink.accept(finding(offset, rule, message, remedy));
    }

    private Finding finding(long offset, ValidationRule rule, String message, String remedy) throws IOException {
        int line = lineOf(offset);
        return Finding.of(rule, "byte " + offset + ": " + message, remedy)
                .in(anatomy.file())
                .at(new Place(line, line == 0 ? 0 : 1));
    }

    /** The line of a byte up to the first body, from 1; 0 further on, where bytes have no lines. */
    private int lineOf(long offset) throws IOException {
        if (!anatomy.parts().isEmpty() && anatomy.parts().get(0).offset() < offset) {
            return 0;
        }
        int line = 1;
        for (long at = 0; at < Math.min(offset, anatomy.size()); at++) {
            line += window.u8(at) == '\n' ? 1 : 0;
        }
        return line;
    }
}

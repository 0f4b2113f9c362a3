package io.github.stowc.anatomy.fault;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.Anatomy.Part;
import io.github.stowc.anatomy.Field;
import io.github.stowc.anatomy.Span;
import io.github.stowc.bytes.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message that gets a fault, and its places. Immutable. */
final class Subject {
    /** The most of a part that an edit holds in memory, in bytes. */
    private static final long MAX_EDITED = 16L << 20;

    private final Source source;
    private final Anatomy anatomy;
    private final Fault fault;

    Subject(Source source, Anatomy anatomy, Fault fault) {
        this.source = source;
        this.anatomy = anatomy;
        this.fault = fault;
    }

    Source source() {
        return source;
    }

    Anatomy anatomy() {
        return anatomy;
    }

    /** The first byte after the head of a raw request; 0 for a body alone. */
    long start() {
        return anatomy.head().map(Anatomy.Head::length).orElse(0L);
    }

    long bodySize() {
        return source.size() - start();
    }

    String boundary() throws FaultMisfitException {
        if (anatomy.boundary().isEmpty()) {
            throw misfit("a delimiter");
        }
        return anatomy.boundary();
    }

    /** Why the fault does not fit. */
    FaultMisfitException misfit(String missing) {
        return new FaultMisfitException(source.name() + ": the fault " + fault.slug() + " needs " + fault.needs()
                + ", and the message lacks " + missing + "; take another message or another fault");
    }

    Span first(Span.Kind kind, String missing) throws FaultMisfitException {
        return anatomy.first(kind).orElseThrow(() -> misfit(missing));
    }

    Span close() throws FaultMisfitException {
        return first(Span.Kind.CLOSE, "a last delimiter");
    }

    /** The part with JSON metadata. */
    Part metadata() throws FaultMisfitException {
        for (Part part : anatomy.parts()) {
            if (part.fields().mediaType().equals("application/dicom+json")) {
                return part;
            }
        }
        throw misfit("JSON metadata");
    }

    /** The text of the JSON metadata, a character for each byte. */
    JsonText json() throws IOException, FaultMisfitException {
        Part part = metadata();
        return new JsonText(text(part.offset(), part.offset() + part.length()), part.offset(), this);
    }

    /** A part of bulk data, by its number from 0. */
    Part bulk(int index) throws FaultMisfitException {
        boundary();
        int left = index;
        for (Part part : anatomy.parts()) {
            if (!part.fields().value("Content-Location").isEmpty() && left-- == 0) {
                return part;
            }
        }
        throw misfit("bulk data number " + (index + 1));
    }

    /** The first part of bulk data whose bytes show what they are, as those of a picture file do and pixels alone do not. */
    Part recognised() throws FaultMisfitException {
        boundary();
        for (Part part : anatomy.parts()) {
            if (!part.fields().value("Content-Location").isEmpty() && isRecognised(part)) {
                return part;
            }
        }
        throw misfit("bulk data of a known kind");
    }

    /** Whether a part is said to be more than bytes. */
    static boolean isRecognised(Part part) {
        return !part.fields().mediaType().equals("application/octet-stream");
    }

    int bulkCount() {
        int count = 0;
        for (Part part : anatomy.parts()) {
            count += part.fields().value("Content-Location").isEmpty() ? 0 : 1;
        }
        return count;
    }

    Part part(int index) throws FaultMisfitException {
        if (index >= anatomy.parts().size()) {
            throw misfit("part number " + (index + 1));
        }
        return anatomy.parts().get(index);
    }

    /** A field of a part. */
    Field field(Part part, String name) throws FaultMisfitException {
        for (Field field : part.fields().list()) {
            if (field.name().equalsIgnoreCase(name)) {
                return field;
            }
        }
        throw misfit("a field " + name + " in part " + (part.index() + 1));
    }

    /** The spans of a part with a kind. */
    Span span(Part part, Span.Kind kind) throws FaultMisfitException {
        for (Span span : anatomy.spans()) {
            if (span.part() == part.index() && span.kind() == kind) {
                return span;
            }
        }
        throw misfit("the " + kind.name().toLowerCase(Locale.ROOT) + " of part " + (part.index() + 1));
    }

    /** All spans with one of some kinds. */
    List<Span> spans(Span.Kind... kinds) {
        List<Span> found = new ArrayList<>();
        for (Span span : anatomy.spans()) {
            if (List.of(kinds).contains(span.kind())) {
                found.add(span);
            }
        }
        return found;
    }

    /** The first field of a part, or else its empty line: where a field can be inserted. */
    long fieldPlace(Part part) throws FaultMisfitException {
        return part.fields().list().isEmpty()
                ? span(part, Span.Kind.BLANK).offset()
                : part.fields().list().get(0).offset();
    }

    /** Bytes of the message, as characters below 256. */
    String text(long from, long to) throws IOException, FaultMisfitException {
        if (to - from > MAX_EDITED) {
            throw misfit("a part that is small enough to edit, which is 16 MiB");
        }
        try (InputStream in = source.open()) {
            in.skipNBytes(from);
            return new String(in.readNBytes((int) (to - from)), StandardCharsets.ISO_8859_1);
        }
    }

    /** The Content-Type that goes with the message: the announced one, or else one that is right for it. */
    String contentType() throws FaultMisfitException {
        return anatomy.announced().isEmpty()
                ? "multipart/related; type=\"" + type() + "\"; boundary=" + quoted(boundary())
                : anatomy.announced();
    }

    /** That Content-Type without a parameter, which it must have. */
    String contentTypeWithout(String parameter) throws FaultMisfitException {
        Matcher found = parameter(parameter).matcher(contentType());
        if (!found.find()) {
            throw misfit("the parameter " + parameter + " of its Content-Type");
        }
        return found.replaceFirst("");
    }

    /** That Content-Type with another value of a parameter. */
    String contentTypeWith(String parameter, String value) throws FaultMisfitException {
        String made = "; " + parameter + "=" + value;
        Matcher found = parameter(parameter).matcher(contentType());
        return found.find() ? found.replaceFirst(Matcher.quoteReplacement(made)) : contentType() + made;
    }

    /** A parameter with the semicolon before it (RFC 9110 5.6.6). */
    private static Pattern parameter(String name) {
        return Pattern.compile(
                "[ \\t]*;[ \\t]*" + name + "[ \\t]*=[ \\t]*(?:\"(?:\\\\.|[^\"\\\\])*\"|[^;\"]*)",
                Pattern.CASE_INSENSITIVE);
    }

    /** The media type of the first part. */
    String type() throws FaultMisfitException {
        String type = part(0).fields().mediaType();
        return type.isEmpty() ? "application/dicom+json" : type;
    }

    static String quoted(String boundary) {
        return boundary.matches("[0-9A-Za-z'+_.-]+") ? boundary : '"' + boundary + '"';
    }

    /** The right fields of a head for a body of some bytes, apart from Host. */
    List<String> fields(String contentType, long length) {
        return List.of("Content-Type: " + contentType, "Accept: application/dicom+json", "Content-Length: " + length);
    }
}

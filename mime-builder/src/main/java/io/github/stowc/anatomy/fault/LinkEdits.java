package io.github.stowc.anatomy.fault;

import io.github.stowc.anatomy.Anatomy.Part;
import io.github.stowc.anatomy.Span;
import io.github.stowc.anatomy.fault.JsonText.Member;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Faults of the links from metadata to bulk data (PS3.18 10.5.1, F.2.6). */
final class LinkEdits {
    private static final String PIXELS = "7FE00010";
    private static final String DOCUMENT = "00420011";
    private static final String LOCATION = "Content-Location";
    private static final String TYPE = "Content-Type";
    private static final String ROWS = "00280010";

    private LinkEdits() {}

    static void addTo(Map<String, Edit> edits) {
        edits.put("uri", LinkEdits::uri);
        edits.put("wrong-media-type", LinkEdits::wrongType);
        edits.put("referenced-twice", LinkEdits::twice);
        edits.put("attribute", LinkEdits::attribute);
        edits.put("header", LinkEdits::header);
    }

    /** The URI of an instance's pixels. */
    private static Member link(JsonText json, int instance) throws FaultMisfitException {
        return json.member(json.attribute(instance, PIXELS).value(), "BulkDataURI");
    }

    private static Change uri(Subject message) throws IOException, FaultMisfitException {
        Part part = linked(message);
        String wrong = part.fields().value(LOCATION) + " %";
        return Change.body(
                "BulkDataURI and Content-Location of part " + (part.index() + 1)
                        + " have a space and a percent sign that is none of an encoded character",
                renamed(message, part, wrong, part.fields().value(TYPE)));
    }

    /** A name that says PNG and bytes that are none. */
    private static Change wrongType(Subject message) throws IOException, FaultMisfitException {
        Part part = picture(message);
        if (message.text(part.offset(), Math.min(part.offset() + 4, part.offset() + part.length()))
                .endsWith("PNG")) {
            throw message.misfit("a picture other than PNG");
        }
        return Change.body(
                "part " + (part.index() + 1) + " is called a PNG by its BulkDataURI, Content-Location and Content-Type",
                renamed(message, part, part.fields().value(LOCATION) + ".png", "image/png"));
    }

    /** The part that the first instance links to. */
    private static Part linked(Subject message) throws IOException, FaultMisfitException {
        Member link = link(message.json(), 0);
        for (Part part : message.anatomy().parts()) {
            if (('"' + part.fields().value(LOCATION) + '"').equals(link.text())) {
                return part;
            }
        }
        throw message.misfit("the part that its first BulkDataURI means");
    }

    /** The part that the first instance links to, if its bytes show what they are. */
    private static Part picture(Subject message) throws IOException, FaultMisfitException {
        Part part = linked(message);
        if (!Subject.isRecognised(part)) {
            throw message.misfit("a picture file as the bulk data of its first instance");
        }
        return part;
    }

    /** Gives the first instance's link and its part another name and type. */
    private static List<Splice> renamed(Subject message, Part part, String name, String type)
            throws IOException, FaultMisfitException {
        Member link = link(message.json(), 0);
        Span fields = message.span(part, Span.Kind.HEADER);
        if (link.value() > fields.offset()) {
            throw message.misfit("metadata before the bulk data");
        }
        return List.of(
                Splice.text(link.value(), link.end(), '"' + name + '"'),
                Splice.text(
                        fields.offset(), fields.end(), TYPE + ": " + type + "\r\n" + LOCATION + ": " + name + "\r\n"));
    }

    private static Change twice(Subject message) throws IOException, FaultMisfitException {
        JsonText json = message.json();
        Member first = link(json, 0);
        Member second = link(json, 1);
        return Change.body(
                "the second instance links to the bulk data of the first",
                Splice.text(second.value(), second.end(), first.text()));
    }

    private static Change attribute(Subject message) throws IOException, FaultMisfitException {
        JsonText json = message.json();
        link(json, 0);
        Member pixels = json.attribute(0, PIXELS);
        return Change.body(
                "the picture of the first instance is in " + DOCUMENT + " instead of " + PIXELS,
                Splice.text(pixels.key(), pixels.keyEnd(), '"' + DOCUMENT + '"'));
    }

    private static Change header(Subject message) throws IOException, FaultMisfitException {
        picture(message);
        Member rows = message.json().attribute(0, ROWS);
        String number = rows.text().replaceAll("(?s).*\\[\\s*(\\d{1,5})\\s*\\].*", "$1");
        if (!number.matches("\\d{1,5}")) {
            throw message.misfit("a number of rows");
        }
        int wrong = Integer.parseInt(number) + 1;
        return Change.body(
                "Rows of the first instance is " + wrong,
                Splice.text(rows.value(), rows.end(), "{ \"vr\": \"US\", \"Value\": [ " + wrong + " ] }"));
    }
}

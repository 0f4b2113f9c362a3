package io.github.stowc.anatomy.fault;

import io.github.stowc.anatomy.fault.JsonText.Member;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commonest mistakes in JSON metadata (PS3.18 F), each in the first instance. */
final class MetadataEdits {
    private static final String NAME = "00100010";
    private static final String ID = "00100020";
    private static final Pattern TEXT_VALUE =
            Pattern.compile("\"Value\"\\s*:\\s*\\[\\s*(\"[^\"\\\\]*\")\\s*]");

    private MetadataEdits() {}

    static void addTo(Map<String, Edit> edits) {
        edits.put("keyword", message -> key(message, NAME, "PatientName"));
        edits.put("hex-tag", message -> key(message, ID, "0x" + ID));
        edits.put("class-name", message -> value(message, "00080016", "UI", "[ \"SecondaryCaptureImageStorage\" ]"));
        edits.put("sex-male", message -> value(message, "00100040", "CS", "[ \"male\" ]"));
        edits.put("date-dashes", message -> value(message, "00080020", "DA", "[ \"2026-01-15\" ]"));
        edits.put("name-string", message -> value(message, NAME, "PN", "[ \"Doe^John\" ]"));
        edits.put("number-as-id", message -> value(message, ID, "LO", "[ 12345 ]"));
        edits.put("rows-string", message -> value(message, "00280010", "US", "[ \"480\" ]"));
        edits.put("value-not-array", MetadataEdits::bare);
        edits.put("backslash", MetadataEdits::backslash);
        edits.put("no-instance-uid", MetadataEdits::noUid);
        edits.put("json-twice", MetadataEdits::encodedTwice);
        edits.put("nested-array", MetadataEdits::nested);
        edits.put("trailing-comma", MetadataEdits::comma);
    }

    private static Change key(Subject message, String tag, String wrong) throws IOException, FaultMisfitException {
        Member member = message.json().attribute(0, tag);
        return Change.body(
                "the attribute " + tag + " of the first instance is called " + wrong,
                Splice.text(member.key(), member.keyEnd(), '"' + wrong + '"'));
    }

    private static Change value(Subject message, String tag, String vr, String wrong)
            throws IOException, FaultMisfitException {
        Member member = message.json().attribute(0, tag);
        return Change.body(
                "the Value of " + tag + " in the first instance is " + wrong,
                Splice.text(member.value(), member.end(), "{ \"vr\": \"" + vr + "\", \"Value\": " + wrong + " }"));
    }

    /** Takes the brackets off, and leaves the patient as it is. */
    private static Change bare(Subject message) throws IOException, FaultMisfitException {
        Member id = message.json().attribute(0, ID);
        Matcher text = TEXT_VALUE.matcher(id.text());
        String bare = text.find() ? text.group(1) : "\"P\"";
        return Change.body(
                "the Value of " + ID + " in the first instance is a text without brackets",
                Splice.text(id.value(), id.end(), "{ \"vr\": \"LO\", \"Value\": " + bare + " }"));
    }

    private static Change backslash(Subject message) throws IOException, FaultMisfitException {
        Member classUid = message.json().attribute(0, "00080016");
        return Change.body(
                "Image Type of the first instance has two values in one text",
                Splice.insert(
                        classUid.key(),
                        "\"00080008\": { \"vr\": \"CS\", \"Value\": [ \"DERIVED\\\\SECONDARY\" ] },\n"));
    }

    private static Change noUid(Subject message) throws IOException, FaultMisfitException {
        JsonText json = message.json();
        Member uid = json.attribute(0, "00080018");
        int after = (int) (uid.end() - json.offset());
        while (after < json.text().length() && json.text().charAt(after) <= ' ') {
            after++;
        }
        if (after == json.text().length() || json.text().charAt(after) != ',') {
            throw message.misfit("an attribute after the SOP Instance UID");
        }
        return Change.body(
                "the SOP Instance UID of the first instance is missing",
                Splice.remove(uid.key(), json.offset() + after + 1));
    }

    private static Change encodedTwice(Subject message) throws IOException, FaultMisfitException {
        JsonText json = message.json();
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < json.text().length(); i++) {
            char c = json.text().charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
        return Change.body(
                "the metadata is JSON text inside a JSON string",
                Splice.text(json.offset(), json.end(), text.append('"').toString()));
    }

    private static Change nested(Subject message) throws IOException, FaultMisfitException {
        JsonText json = message.json();
        if (!json.text().stripLeading().startsWith("[")) {
            throw message.misfit("an array of instances");
        }
        return Change.body(
                "the array of instances is in another array",
                Splice.insert(json.offset(), "["),
                Splice.insert(json.end(), "]"));
    }

    private static Change comma(Subject message) throws IOException, FaultMisfitException {
        Member pixels = message.json().attribute(0, "7FE00010");
        return Change.body(
                "a comma follows the last attribute of the first instance", Splice.insert(pixels.end(), ","));
    }
}

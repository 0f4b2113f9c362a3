package io.github.stowc.dicom.json;

import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.syntax.DecodingReader;
import io.github.stowc.dicom.syntax.Excerpt;
import io.github.stowc.dicom.syntax.Limits;
import io.github.stowc.dicom.syntax.PositionsBuilder;
import io.github.stowc.dicom.syntax.Problems;
import io.github.stowc.dicom.syntax.VrNames;
import io.github.stowc.dicom.text.Positions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Reads an attribute: an object with a {@code vr} and one of Value, BulkDataURI and InlineBinary (PS3.18 F.2.2). */
final class AttributeReader {
    private final JsonParser parser;
    private final Texts texts;
    private final PositionsBuilder positions;
    private final AttributeFlaws flaws;
    private final ValueReader values;
    private final ElementBuilder builder;
    private final Base64Sink base64 = new Base64Sink();
    private final DecodingReader source;
    private final List<Attribute> scratch = new ArrayList<>();
    private int depth;

    AttributeReader(
            JsonParser parser,
            DecodingReader source,
            Problems problems,
            PositionsBuilder positions,
            ValueReader.ItemReader items) {
        this.parser = parser;
        this.source = source;
        this.texts = new Texts(parser, source, problems);
        this.positions = positions;
        this.flaws = new AttributeFlaws(problems);
        this.values = new ValueReader(parser, texts, problems, flaws, items);
        this.builder = new ElementBuilder(flaws);
    }

    /** Begins to count what an instance holds. */
    void startInstance() {
        values.startInstance();
    }

    /**
     * Reads on; the parser is at the first token of the attribute's value before, and at the last after.
     *
     * @param place that of the attribute's name
     */
    Element read(Keys.Key key, Tag tag, TokenStreamLocation place, JsonToken token) throws IOException {
        if (depth == scratch.size()) {
            scratch.add(new Attribute());
        }
        Attribute attribute = scratch.get(depth++);
        int line = place.getLineNr();
        int column = place.getColumnNr();
        attribute.start(tag, line, column, positions.open(tag.value(), line, column));
        if (token == JsonToken.START_OBJECT) {
            readMembers(attribute);
        } else {
            readBare(attribute, token);
        }
        if (source.hasMalformed()) {
            texts.checkEncoding(attribute);
        }
        Element element = builder.build(attribute, key);
        if (attribute.flaws != 0) {
            positions.flaw(attribute.node, attribute.flaws);
        }
        positions.close(attribute.node);
        depth--;
        return element;
    }

    /** Takes something that is not an object for the value that was probably meant. */
    private void readBare(Attribute attribute, JsonToken token) throws IOException {
        attribute.flaws |= Positions.FLAWED_VR;
        String remedy = "write {\"vr\": \"" + VrNames.expected(attribute.tag) + "\", \"Value\": [ … ]}";
        if (token == JsonToken.VALUE_NULL) {
            flaws.value(
                    attribute,
                    JsonRule.NULL,
                    "an attribute is null",
                    "write {\"vr\": \"" + VrNames.expected(attribute.tag) + "\"} for one without a value");
            attribute.quiet = true;
            return;
        }
        flaws.value(
                attribute,
                JsonRule.ATTRIBUTE,
                "an attribute is an object with a vr and a Value, found " + JsonTypes.name(token),
                remedy);
        attribute.quiet = true;
        attribute.content = Attribute.Content.VALUES;
        if (token == JsonToken.START_ARRAY) {
            values.readArray(attribute);
        } else {
            values.readValue(attribute, token);
        }
    }

    private void readMembers(Attribute attribute) throws IOException {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            int member = Member.of(name);
            JsonToken token = parser.nextToken();
            if (member == Member.UNKNOWN) {
                member = meant(attribute, name);
            }
            if (member == Member.UNKNOWN) {
                parser.skipChildren();
            } else if ((attribute.members & member) != 0) {
                parser.skipChildren();
                flaws.note(
                        attribute,
                        JsonRule.DUPLICATE_MEMBER,
                        '"' + Member.name(member) + "\" occurs twice in the attribute",
                        "keep one of them");
            } else if ((member & Member.CONTENT) != 0 && (attribute.members & Member.CONTENT) != 0) {
                attribute.members |= member;
                parser.skipChildren();
                exclusive(attribute);
            } else {
                attribute.members |= member;
                readMember(attribute, member, token);
            }
        }
    }

    private int meant(Attribute attribute, String name) throws IOException {
        int member = Member.meant(name);
        String message = "an attribute has no member \"" + Excerpt.of(name) + '"';
        if (member != Member.UNKNOWN) {
            flaws.note(attribute, JsonRule.UNKNOWN_MEMBER, message, "write \"" + Member.name(member) + '"');
        } else if (name.equals("DataFragment")) {
            // It stands for the value, so that nothing else is said of that.
            String remedy = "write one BulkDataURI for the whole value, with all its fragments";
            flaws.value(attribute, JsonRule.UNKNOWN_MEMBER, message, remedy);
            attribute.quiet = true;
        } else {
            String remedy = "remove it; the members are vr and one of Value, BulkDataURI and InlineBinary";
            flaws.note(attribute, JsonRule.UNKNOWN_MEMBER, message, remedy);
        }
        return member;
    }

    private void exclusive(Attribute attribute) throws IOException {
        StringBuilder found = new StringBuilder();
        for (int member = Member.VALUE; member <= Member.INLINE_BINARY; member <<= 1) {
            if ((attribute.members & member) != 0) {
                found.append(found.isEmpty() ? "" : " and ").append(Member.name(member));
            }
        }
        flaws.value(
                attribute,
                JsonRule.VALUE_AND_BULKDATA,
                "at most one of Value, BulkDataURI and InlineBinary is allowed, found " + found,
                "keep the one that holds the value");
    }

    private void readMember(Attribute attribute, int member, JsonToken token) throws IOException {
        switch (member) {
            case Member.VR -> readVr(attribute, token);
            case Member.VALUE -> readValue(attribute, token);
            case Member.BULK_DATA_URI -> readUri(attribute, token);
            default -> readInlineBinary(attribute, token);
        }
    }

    private void readVr(Attribute attribute, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            attribute.vr = texts.vr();
            if (attribute.vr != null) {
                return;
            }
            String text = texts.text(attribute);
            VR meant = VR.parse(text.strip().toUpperCase(Locale.ROOT)).orElse(null);
            flaws.vr(
                    attribute,
                    JsonRule.VR_UNKNOWN,
                    '"' + Excerpt.of(text) + "\" is not a value representation",
                    "write \"" + (meant != null ? meant.name() : VrNames.expected(attribute.tag)) + '"');
            attribute.vr = meant;
            return;
        }
        flaws.vr(
                attribute,
                JsonRule.VR_UNKNOWN,
                "the vr is a string of two letters, found " + JsonTypes.name(token),
                "write \"" + VrNames.expected(attribute.tag) + '"');
        parser.skipChildren();
    }

    private void readValue(Attribute attribute, JsonToken token) throws IOException {
        attribute.content = Attribute.Content.VALUES;
        if (token == JsonToken.START_ARRAY) {
            values.readArray(attribute);
            if (attribute.values.isEmpty() && attribute.kinds == 0) {
                flaws.value(attribute, JsonRule.EMPTY_ARRAY, "the Value is an array without values", "leave Value out");
            }
        } else if (token == JsonToken.VALUE_NULL) {
            flaws.value(attribute, JsonRule.NULL, "the Value is null, which only a value in it may be", "leave it out");
        } else {
            flaws.note(
                    attribute,
                    JsonRule.VALUE_ARRAY,
                    "the Value is an array, found " + JsonTypes.name(token),
                    "put it in square brackets");
            values.readValue(attribute, token);
        }
    }

    private void readUri(Attribute attribute, JsonToken token) throws IOException {
        attribute.content = Attribute.Content.URI;
        attribute.uri = "";
        if (token == JsonToken.VALUE_STRING) {
            attribute.uri = texts.text(attribute);
            if (attribute.uri.isEmpty()) {
                flaws.value(attribute, JsonRule.EMPTY_STRING, "the BulkDataURI is empty", "leave it out");
            }
        } else {
            String expected = "BulkDataURI is a string";
            readOther(attribute, token, JsonRule.BULKDATA_URI, expected, "write the URI in double quotes");
        }
    }

    private void readInlineBinary(Attribute attribute, JsonToken token) throws IOException {
        attribute.content = Attribute.Content.BYTES;
        if (token == JsonToken.VALUE_STRING) {
            base64.clear();
            parser.readString(base64);
            if (base64.isFull()) {
                texts.tooLong(attribute, "more than " + (Limits.INLINE_BYTES >> 20) + " MiB");
            } else if (!base64.problem().isEmpty()) {
                flaws.value(
                        attribute,
                        JsonRule.BASE64,
                        "the InlineBinary is not Base64: " + base64.problem(),
                        base64.isDataUri()
                                ? "leave out what is before the comma, the prefix of a data: URI"
                                : "encode the bytes again, without line breaks and with the = at the end");
            } else if (!base64.bytes().hasRemaining()) {
                flaws.value(attribute, JsonRule.EMPTY_STRING, "the InlineBinary is empty", "leave it out");
            } else {
                attribute.bytes = base64.bytes();
            }
        } else {
            String expected = "InlineBinary is a string in Base64";
            String remedy = "encode the bytes in Base64";
            if (token == JsonToken.START_ARRAY) {
                JsonToken inner = parser.nextToken();
                remedy = inner == JsonToken.VALUE_STRING ? "remove the brackets" : remedy;
                ForeignMembers.skipRest(parser, 1 + (inner.isStructStart() ? 1 : inner.isStructEnd() ? -1 : 0));
            }
            readOther(attribute, token, JsonRule.BASE64, expected, remedy);
        }
    }

    /** Reports a member that is not the string expected of it. */
    private void readOther(Attribute attribute, JsonToken token, JsonRule rule, String expected, String remedy)
            throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            String name = expected.substring(0, expected.indexOf(' '));
            flaws.value(attribute, JsonRule.NULL, "the " + name + " is null", "leave it out");
        } else {
            flaws.value(attribute, rule, "the " + expected + ", found " + JsonTypes.name(token), remedy);
            parser.skipChildren();
        }
    }
}

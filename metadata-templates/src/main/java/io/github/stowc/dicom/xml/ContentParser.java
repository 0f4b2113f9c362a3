package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.Place;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands in a DicomAttribute: numbered values, names and items, or a link, or bytes. */
final class ContentParser {
    private static final List<Attribute.Content> KINDS = List.of(Attribute.Content.values());

    private static final List<String> NUMBER = List.of("number");
    private static final List<String> LINK = List.of("uri", "uuid");

    private final XmlCursor in;
    private final Problems problems;
    private final DatasetParser datasets;
    private final PersonNameParser names;

    ContentParser(XmlCursor in, Problems problems, DatasetParser datasets) {
        this.in = in;
        this.problems = problems;
        this.datasets = datasets;
        this.names = new PersonNameParser(in, problems);
    }

    /**
     * Reads on to the attribute's end tag.
     *
     * @param tag the attribute's own, as far as it is known
     */
    void read(Attribute attribute, Tag tag) throws IOException {
        String namespace = in.namespace();
        StrayText stray = new StrayText();
        while (in.nextChild(stray)) {
            Attribute.Content kind = in.namespace().equals(namespace) ? kind(in.name()) : null;
            if (kind == null) {
                unknown(attribute, tag);
            } else if (isAllowed(attribute, kind, tag)) {
                attribute.content = kind;
                read(attribute, kind, tag);
            } else {
                in.skip();
            }
        }
        if (stray.isFound()) {
            attribute.valueFlawed = true;
            problems.report(
                    XmlRule.TEXT,
                    attribute.place,
                    tag,
                    "text stands in the DicomAttribute itself",
                    "write it as <Value number=\"1\">…</Value>");
        }
    }

    private static Attribute.@Nullable Content kind(String name) {
        for (Attribute.Content kind : KINDS) {
            if (kind.element().equals(name)) {
                return kind;
            }
        }
        return null;
    }

    private void unknown(Attribute attribute, Tag tag) throws IOException {
        String name = in.name();
        String fix = "remove it";
        for (Attribute.Content kind : KINDS) {
            fix = kind.element().equalsIgnoreCase(name) ? "write " + kind.element() : fix;
        }
        if (name.equals("DataFragment")) {
            fix = "link the pixel data with <BulkData uri=\"…\"/>";
        }
        attribute.valueFlawed = true;
        problems.report(XmlRule.ELEMENT, in.place(), tag, "a DicomAttribute holds no " + XmlWords.shown(name), fix);
        in.skip();
    }

    private boolean isAllowed(Attribute attribute, Attribute.Content kind, Tag tag) throws IOException {
        Attribute.Content before = attribute.content;
        boolean isSingle = kind == Attribute.Content.BULK_DATA || kind == Attribute.Content.INLINE_BINARY;
        if (before == null || (before == kind && !isSingle)) {
            return true;
        }
        attribute.valueFlawed = true;
        if (attribute.isFirst(XmlRule.CONTENT)) {
            problems.report(
                    XmlRule.CONTENT,
                    in.place(),
                    tag,
                    before == kind
                            ? "a DicomAttribute holds one " + kind.element() + ", found another"
                            : "a DicomAttribute holds one kind of element, found " + before.element() + " and "
                                    + kind.element(),
                    "keep the one that holds the value");
        }
        return false;
    }

    private void read(Attribute attribute, Attribute.Content kind, Tag tag) throws IOException {
        Place place = in.place();
        switch (kind) {
            case VALUE -> {
                int index = index(attribute, tag);
                put(attribute, index, text(attribute, tag, place), place, tag);
            }
            case PERSON_NAME -> {
                int index = index(attribute, tag);
                put(attribute, index, names.read(attribute, tag), place, tag);
            }
            case ITEM -> {
                int index = index(attribute, tag);
                int counted = index < 0 ? attribute.values.size() : index;
                problems.enterItem(tag, counted);
                Dataset item = datasets.read(counted);
                problems.leaveItem();
                put(attribute, index, item, place, tag);
            }
            case BULK_DATA -> readLink(attribute, tag, place);
            case INLINE_BINARY -> readBytes(attribute, tag, place);
        }
    }

    /** The index that the {@code number} says; that of the next value where it says nothing. */
    private int index(Attribute attribute, Tag tag) throws IOException {
        int next = attribute.values.size();
        String name = in.name();
        String text = in.attribute("number");
        XmlAttributes.check(in, problems, attribute, tag, NUMBER);
        if (text == null) {
            number(attribute, in.place(), tag, "a " + name + " has no number", "write number=\"" + (next + 1) + '"');
            return next;
        }
        int number = 0;
        for (int i = 0; i < text.length() && number >= 0; i++) {
            int digit = text.charAt(i) - '0';
            number = digit < 0 || digit > 9 ? -1 : Math.min(10 * number + digit, 100_000_000);
        }
        if (number < 1) {
            String found = "a number counts from 1, found \"" + XmlWords.shown(text) + '"';
            number(attribute, in.place(), tag, found, "write number=\"" + (next + 1) + '"');
            return next;
        }
        return number - 1;
    }

    private void number(Attribute attribute, Place place, Tag tag, String message, String fix) throws IOException {
        attribute.valueFlawed = true;
        if (attribute.isFirst(XmlRule.NUMBER)) {
            problems.report(XmlRule.NUMBER, place, tag, message, fix);
        }
    }

    private void put(Attribute attribute, int index, Object value, Place place, Tag tag) throws IOException {
        List<@Nullable Object> values = attribute.values;
        if (index > values.size() + Limits.GAP) {
            String message = "number=\"" + (index + 1) + "\" leaves more than " + Limits.GAP + " values out";
            number(attribute, place, tag, message, "count the numbers up from 1 by 1");
            return;
        }
        if (value instanceof Dataset && index > values.size()) {
            String message = "number=\"" + (index + 1) + "\" leaves items out before it";
            number(attribute, place, tag, message, "count the numbers up from 1 by 1");
        } else if (index != values.size()) {
            order(attribute, place, tag, "number=\"" + (index + 1) + "\" comes after " + values.size());
        }
        if (index < values.size()) {
            if (values.get(index) != null) {
                String message = "number=\"" + (index + 1) + "\" occurs twice";
                number(attribute, place, tag, message, "count the numbers up from 1 by 1");
                return;
            }
            values.set(index, value);
            return;
        }
        while (values.size() < index) {
            values.add(null);
        }
        values.add(value);
    }

    private void order(Attribute attribute, Place place, Tag tag, String message) throws IOException {
        if (attribute.isFirst(XmlRule.NUMBER_ORDER)) {
            problems.report(XmlRule.NUMBER_ORDER, place, tag, message, "count the numbers up from 1 by 1");
        }
    }

    private String text(Attribute attribute, Tag tag, Place place) throws IOException {
        TextCollector text = new TextCollector();
        if (text.read(in)) {
            attribute.valueFlawed = true;
            problems.report(
                    XmlRule.ELEMENT, place, tag, "a Value holds text, found an element in it", "write &lt; for a <");
        }
        if (text.isFull()) {
            tooLong(attribute, tag, place, "more than " + Limits.TEXT + " characters");
        }
        return text.text();
    }

    private void tooLong(Attribute attribute, Tag tag, Place place, String size) throws IOException {
        attribute.valueFlawed = true;
        if (attribute.isFirst(XmlRule.LIMIT)) {
            problems.report(
                    XmlRule.LIMIT,
                    place,
                    tag,
                    "the value has " + size + ", more than this program takes in metadata",
                    "keep it in a file of its own and link it with <BulkData uri=\"…\"/>");
        }
    }

    private void readLink(Attribute attribute, Tag tag, Place place) throws IOException {
        String uri = in.attribute("uri");
        String uuid = in.attribute("uuid");
        XmlAttributes.check(in, problems, attribute, tag, LINK);
        attribute.uri = uri != null ? uri : uuid != null ? "urn:uuid:" + uuid : "";
        if ((uri == null) == (uuid == null) || attribute.uri.isEmpty()) {
            attribute.valueFlawed = true;
            String found = uri == null ? "found neither" : uuid == null ? "found an empty one" : "found both";
            problems.report(
                    XmlRule.BULKDATA, place, tag, "a BulkData has a uri or a uuid, " + found, "write uri=\"…\"");
        }
        if (new TextCollector().read(in)) {
            problems.report(XmlRule.ELEMENT, place, tag, "a BulkData is empty, found an element in it", "remove it");
        }
    }

    private void readBytes(Attribute attribute, Tag tag, Place place) throws IOException {
        XmlAttributes.check(in, problems, attribute, tag, List.of());
        Base64Text base64 = new Base64Text();
        boolean isBroken = false;
        while (in.nextChild(base64)) {
            isBroken = true;
            in.skip();
        }
        base64.end();
        String problem = isBroken ? "it holds an element" : base64.problem();
        if (!problem.isEmpty()) {
            attribute.valueFlawed = true;
            problems.report(
                    XmlRule.BASE64, place, tag, "the InlineBinary is not Base64: " + problem, "encode the bytes again");
        } else if (base64.isFull()) {
            tooLong(attribute, tag, place, "more than " + (Limits.INLINE_BYTES >> 20) + " MiB");
        } else {
            attribute.bytes = base64.bytes();
        }
    }
}

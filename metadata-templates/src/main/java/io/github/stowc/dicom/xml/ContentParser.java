package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.syntax.CountRule;
import io.github.stowc.dicom.syntax.Excerpt;
import io.github.stowc.dicom.syntax.Limits;
import io.github.stowc.dicom.syntax.Problems;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Problem;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the content of a DicomAttribute: numbered values, names and items, or a link, or bytes. */
final class ContentParser {
    private static final List<DicomAttribute.Content> KINDS = List.of(DicomAttribute.Content.values());

    private static final List<String> NUMBER = List.of("number");
    private static final List<String> LINK = List.of("uri", "uuid");

    private final XmlCursor in;
    private final Problems problems;
    private final XmlDatasetParser datasets;
    private final PersonNameParser names;
    /** The items of the instance so far. */
    private int items;
    /** The attribute that had too many values or items. */
    private @Nullable DicomAttribute limited;

    ContentParser(XmlCursor in, Problems problems, XmlDatasetParser datasets) {
        this.in = in;
        this.problems = problems;
        this.datasets = datasets;
        this.names = new PersonNameParser(in, problems);
    }

    /**
     * Reads on to the attribute's end tag.
     *
     * @param tag the attribute's full tag, if known
     */
    void read(DicomAttribute attribute, Tag tag) throws IOException {
        String namespace = in.namespace();
        StrayText stray = new StrayText();
        while (in.nextChild(stray)) {
            DicomAttribute.Content kind = in.namespace().equals(namespace) ? kind(in.name()) : null;
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
            problems.report(Problem.of(
                            XmlRule.TEXT,
                            "text is in the DicomAttribute itself",
                            "write it as <Value number=\"1\">…</Value>")
                    .at(attribute.place)
                    .withTag(tag));
        }
    }

    private static DicomAttribute.@Nullable Content kind(String name) {
        for (DicomAttribute.Content kind : KINDS) {
            if (kind.element().equals(name)) {
                return kind;
            }
        }
        return null;
    }

    private void unknown(DicomAttribute attribute, Tag tag) throws IOException {
        String name = in.name();
        String remedy = "remove it";
        for (DicomAttribute.Content kind : KINDS) {
            remedy = kind.element().equalsIgnoreCase(name) ? "write " + kind.element() : remedy;
        }
        if (name.equals("DataFragment")) {
            remedy = "link the pixel data with <BulkData uri=\"…\"/>";
        }
        attribute.valueFlawed = true;
        problems.report(Problem.of(XmlRule.ELEMENT, "a DicomAttribute holds no " + Excerpt.of(name), remedy)
                .at(in.place())
                .withTag(tag));
        in.skip();
    }

    private boolean isAllowed(DicomAttribute attribute, DicomAttribute.Content kind, Tag tag) throws IOException {
        DicomAttribute.Content before = attribute.content;
        boolean isSingle = kind == DicomAttribute.Content.BULK_DATA || kind == DicomAttribute.Content.INLINE_BINARY;
        if (before == null || (before == kind && !isSingle)) {
            return true;
        }
        attribute.valueFlawed = true;
        if (attribute.isFirst(XmlRule.CONTENT)) {
            problems.report(Problem.of(
                            XmlRule.CONTENT,
                            before == kind
                                    ? "a DicomAttribute holds one " + kind.element() + ", found another"
                                    : "a DicomAttribute holds one kind of element, found " + before.element() + " and "
                                            + kind.element(),
                            "keep the one that holds the value")
                    .at(in.place())
                    .withTag(tag));
        }
        return false;
    }

    private void read(DicomAttribute attribute, DicomAttribute.Content kind, Tag tag) throws IOException {
        Place place = in.place();
        if (isExceeding(attribute, kind, tag)) {
            in.skip();
            return;
        }
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

    /** Whether a value or an item is one too many; the first of an attribute is reported. */
    private boolean isExceeding(DicomAttribute attribute, DicomAttribute.Content kind, Tag tag) throws IOException {
        boolean isItem = kind == DicomAttribute.Content.ITEM;
        boolean exceeds = isItem ? ++items > Limits.ITEMS : attribute.values.size() >= Limits.VALUES;
        if (exceeds && limited != attribute) {
            limited = attribute;
            attribute.valueFlawed = true;
            CountRule rule = isItem ? CountRule.ITEMS : CountRule.VALUES;
            problems.report(rule.exceeded().at(attribute.place).withTag(tag));
        }
        return exceeds;
    }

    /** The index that the {@code number} gives; that of the next value if it gives none. */
    private int index(DicomAttribute attribute, Tag tag) throws IOException {
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
            String found = "a number counts from 1, found \"" + Excerpt.of(text) + '"';
            number(attribute, in.place(), tag, found, "write number=\"" + (next + 1) + '"');
            return next;
        }
        return number - 1;
    }

    private void number(DicomAttribute attribute, Place place, Tag tag, String message, String remedy)
            throws IOException {
        attribute.valueFlawed = true;
        if (attribute.isFirst(XmlRule.NUMBER)) {
            problems.report(
                    Problem.of(XmlRule.NUMBER, message, remedy).at(place).withTag(tag));
        }
    }

    private void put(DicomAttribute attribute, int index, Object value, Place place, Tag tag) throws IOException {
        List<@Nullable Object> values = attribute.values;
        if (index > values.size() + MarkupLimits.GAP) {
            String message = "number=\"" + (index + 1) + "\" leaves more than " + MarkupLimits.GAP + " values out";
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

    private void order(DicomAttribute attribute, Place place, Tag tag, String message) throws IOException {
        if (attribute.isFirst(XmlRule.NUMBER_ORDER)) {
            problems.report(Problem.of(XmlRule.NUMBER_ORDER, message, "count the numbers up from 1 by 1")
                    .at(place)
                    .withTag(tag));
        }
    }

    private String text(DicomAttribute attribute, Tag tag, Place place) throws IOException {
        TextCollector text = new TextCollector();
        if (text.read(in)) {
            attribute.valueFlawed = true;
            problems.report(
                    Problem.of(XmlRule.ELEMENT, "a Value holds text, found an element in it", "write &lt; for a <")
                            .at(place)
                            .withTag(tag));
        }
        if (text.isFull()) {
            tooLong(attribute, tag, place, "more than " + Limits.TEXT + " characters");
        }
        return text.text();
    }

    private void tooLong(DicomAttribute attribute, Tag tag, Place place, String size) throws IOException {
        attribute.valueFlawed = true;
        if (attribute.isFirst(XmlRule.LIMIT)) {
            problems.report(Problem.of(
                            XmlRule.LIMIT,
                            "the value has " + size + ", more than this program takes in metadata",
                            "keep it in a file of its own and link it with <BulkData uri=\"…\"/>")
                    .at(place)
                    .withTag(tag));
        }
    }

    private void readLink(DicomAttribute attribute, Tag tag, Place place) throws IOException {
        String uri = in.attribute("uri");
        String uuid = in.attribute("uuid");
        XmlAttributes.check(in, problems, attribute, tag, LINK);
        attribute.uri = uri != null ? uri : uuid != null ? "urn:uuid:" + uuid : "";
        if ((uri == null) == (uuid == null) || attribute.uri.isEmpty()) {
            attribute.valueFlawed = true;
            String found = uri == null ? "found neither" : uuid == null ? "found an empty one" : "found both";
            problems.report(Problem.of(XmlRule.BULKDATA, "a BulkData has a uri or a uuid, " + found, "write uri=\"…\"")
                    .at(place)
                    .withTag(tag));
        }
        if (new TextCollector().read(in)) {
            problems.report(Problem.of(XmlRule.ELEMENT, "a BulkData is empty, found an element in it", "remove it")
                    .at(place)
                    .withTag(tag));
        }
    }

    private void readBytes(DicomAttribute attribute, Tag tag, Place place) throws IOException {
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
                    Problem.of(XmlRule.BASE64, "the InlineBinary is not Base64: " + problem, "encode the bytes again")
                            .at(place)
                            .withTag(tag));
        } else if (base64.isFull()) {
            tooLong(attribute, tag, place, "more than " + (Limits.INLINE_BYTES >> 20) + " MiB");
        } else {
            attribute.bytes = base64.bytes();
        }
    }
}

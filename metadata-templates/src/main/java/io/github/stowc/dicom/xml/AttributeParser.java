package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.PositionsBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a DicomAttribute (PS3.19 table A.1.5-2). */
final class AttributeParser {
    private static final List<String> KNOWN = List.of("tag", "vr", "keyword", "privateCreator");

    private final XmlCursor in;
    private final Problems problems;
    private final PositionsBuilder positions;
    private final ContentParser contents;
    private final DataDictionary dictionary = DataDictionary.standard();

    AttributeParser(XmlCursor in, Problems problems, PositionsBuilder positions, DatasetParser datasets) {
        this.in = in;
        this.problems = problems;
        this.positions = positions;
        this.contents = new ContentParser(in, problems, datasets);
    }

    /** Reads on to the end tag of the attribute; one whose tag says nothing is left out. */
    void read(ElementCollector elements) throws IOException {
        Place place = in.place();
        Tag tag = tag(place);
        if (tag == null) {
            in.skip();
            return;
        }
        String creator = creator(place, tag);
        int node = positions.open(elements.provisional(tag, creator).value(), place.line(), place.column());
        Attribute attribute = new Attribute(place, node, tag, creator);
        XmlAttributes.check(in, problems, attribute, tag, KNOWN);
        readKeyword(attribute);
        readVr(attribute);
        Tag path = elements.provisional(tag, creator);
        contents.read(attribute, path);
        elements.add(attribute, ElementBuilder.build(attribute, problems, path));
        if (attribute.vrFlawed || attribute.valueFlawed) {
            positions.flaw(node, attribute.vrFlawed, attribute.valueFlawed);
        }
        positions.close(node);
    }

    private @Nullable Tag tag(Place place) throws IOException {
        String text = in.attribute("tag");
        Tag tag = text == null ? null : Tag.parse(text).orElse(null);
        if (text == null || tag == null || text.length() != 8) {
            String keyword = in.attribute("keyword");
            Tag meant = tag != null || keyword == null
                    ? tag
                    : dictionary.find(keyword).map(DictionaryEntry::tag).orElse(null);
            String found = text == null ? "a DicomAttribute has no tag" : "found \"" + XmlWords.shown(text) + '"';
            String message = text == null ? found : "a tag of eight hexadecimal digits is expected, " + found;
            String example = meant == null ? "such as tag=\"00100010\"" : "tag=\"" + meant.hex() + '"';
            problems.report(XmlRule.TAG, place, meant, message, "write " + example);
            return meant;
        }
        if (!tag.hex().equals(text)) {
            String message = "the tag \"" + text + "\" has lower-case digits";
            problems.report(XmlRule.TAG_CASE, place, tag, message, "write \"" + tag.hex() + '"');
        }
        // The first element of a private block, (gggg,bb00), reads gggg0000 too.
        if (tag.isGroupLength() && in.attribute("privateCreator") == null) {
            problems.report(XmlRule.GROUP_LENGTH, place, tag, "a group length has no place in XML", "remove it");
            return null;
        }
        if (tag.isFileMeta()) {
            problems.report(
                    XmlRule.FILE_META,
                    place,
                    tag,
                    "an attribute of group 0002 belongs in the header of a file, not in a dataset",
                    "remove it");
        }
        return tag;
    }

    private String creator(Place place, Tag tag) throws IOException {
        String creator = in.attribute("privateCreator");
        if (creator == null || creator.isBlank()) {
            return "";
        }
        if (!tag.isPrivate()) {
            problems.report(
                    XmlRule.PRIVATE_CREATOR,
                    place,
                    tag,
                    "an attribute of the standard has no privateCreator",
                    "remove it");
            return "";
        }
        if (tag.element() >= 0x100 && tag.element() < 0x1000) {
            problems.report(
                    XmlRule.PRIVATE_CREATOR,
                    place,
                    tag,
                    "no private creator can have this element number",
                    "write gggg00ee, with the last two digits of the element number");
            return "";
        }
        return creator;
    }

    private void readKeyword(Attribute attribute) throws IOException {
        String keyword = in.attribute("keyword");
        if (keyword == null || attribute.tag.isPrivate()) {
            return;
        }
        Tag other = dictionary.find(keyword).map(DictionaryEntry::tag).orElse(null);
        if (other != null && !dictionary.keyword(attribute.tag).equals(keyword)) {
            problems.report(
                    XmlRule.KEYWORD,
                    attribute.place,
                    attribute.tag,
                    "the keyword " + keyword + " is that of " + other,
                    "write keyword=\"" + dictionary.keyword(attribute.tag) + "\", or tag=\"" + other.hex() + '"');
        }
    }

    private void readVr(Attribute attribute) throws IOException {
        String text = in.attribute("vr");
        if (text != null) {
            attribute.vr = VR.parse(text).orElse(null);
            if (attribute.vr == null) {
                attribute.vrFlawed = true;
                attribute.vr = VR.parse(text.strip().toUpperCase(Locale.ROOT)).orElse(null);
                problems.report(
                        XmlRule.VR_UNKNOWN,
                        attribute.place,
                        attribute.tag,
                        '"' + XmlWords.shown(text) + "\" is not a value representation",
                        "write vr=\"" + (attribute.vr == null ? expectedVrs(attribute.tag) : attribute.vr.name())
                                + '"');
            }
            return;
        }
        problems.report(
                XmlRule.VR_MISSING,
                attribute.place,
                attribute.tag,
                "the attribute has no vr",
                "add vr=\"" + expectedVrs(attribute.tag) + '"');
    }

    private String expectedVrs(Tag tag) {
        DictionaryEntry entry = dictionary.find(tag).orElse(null);
        if (entry == null) {
            return dictionary.vr(tag).name();
        }
        StringBuilder names = new StringBuilder();
        for (VR vr : entry.vrs()) {
            names.append(names.isEmpty() ? "" : "\" or \"").append(vr.name());
        }
        return names.toString();
    }
}

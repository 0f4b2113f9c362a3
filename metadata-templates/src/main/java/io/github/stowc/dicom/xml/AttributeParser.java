package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.syntax.Excerpt;
import io.github.stowc.dicom.syntax.PositionsBuilder;
import io.github.stowc.dicom.syntax.Problems;
import io.github.stowc.dicom.syntax.VrNames;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Problem;
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

    AttributeParser(XmlCursor in, Problems problems, PositionsBuilder positions, XmlDatasetParser datasets) {
        this.in = in;
        this.problems = problems;
        this.positions = positions;
        this.contents = new ContentParser(in, problems, datasets);
    }

    /** Reads on to the end tag of the attribute; leaves out an attribute without a usable tag. */
    void read(ElementCollector elements) throws IOException {
        Place place = in.place();
        Tag tag = tag(place);
        if (tag == null) {
            in.skip();
            return;
        }
        String creator = creator(place, tag);
        int node = positions.open(elements.provisional(tag, creator).value(), place.line(), place.column());
        DicomAttribute attribute = new DicomAttribute(place, node, tag, creator);
        XmlAttributes.check(in, problems, attribute, tag, KNOWN);
        readKeyword(attribute);
        readVr(attribute);
        Tag path = elements.provisional(tag, creator);
        contents.read(attribute, path);
        elements.add(attribute, XmlElementBuilder.build(attribute, problems, path));
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
            String found = text == null ? "a DicomAttribute has no tag" : "found \"" + Excerpt.of(text) + '"';
            String message = text == null ? found : "a tag of eight hexadecimal digits is expected, " + found;
            String example = meant == null ? "such as tag=\"00100010\"" : "tag=\"" + meant.hex() + '"';
            problems.report(Problem.of(XmlRule.TAG, message, "write " + example)
                    .at(place)
                    .withTag(meant));
            return meant;
        }
        if (!tag.hex().equals(text)) {
            String message = "the tag \"" + text + "\" has lower-case digits";
            problems.report(Problem.of(XmlRule.TAG_CASE, message, "write \"" + tag.hex() + '"')
                    .at(place)
                    .withTag(tag));
        }
        // The first element of a private block, (gggg,bb00), reads gggg0000 too.
        if (tag.isGroupLength() && in.attribute("privateCreator") == null) {
            problems.report(Problem.of(XmlRule.GROUP_LENGTH, "a group length has no place in XML", "remove it")
                    .at(place)
                    .withTag(tag));
            return null;
        }
        if (tag.isFileMeta()) {
            problems.report(Problem.of(
                            XmlRule.FILE_META,
                            "an attribute of group 0002 belongs in the header of a file, not in a dataset",
                            "remove it")
                    .at(place)
                    .withTag(tag));
        }
        return tag;
    }

    private String creator(Place place, Tag tag) throws IOException {
        String creator = in.attribute("privateCreator");
        if (creator == null || creator.isBlank()) {
            return "";
        }
        if (!tag.isPrivate()) {
            problems.report(Problem.of(
                            XmlRule.PRIVATE_CREATOR, "an attribute of the standard has no privateCreator", "remove it")
                    .at(place)
                    .withTag(tag));
            return "";
        }
        if (tag.element() >= 0x100 && tag.element() < 0x1000) {
            problems.report(Problem.of(
                            XmlRule.PRIVATE_CREATOR,
                            "no private creator can have this element number",
                            "write gggg00ee, with the last two digits of the element number")
                    .at(place)
                    .withTag(tag));
            return "";
        }
        return creator;
    }

    private void readKeyword(DicomAttribute attribute) throws IOException {
        String keyword = in.attribute("keyword");
        if (keyword == null || attribute.tag.isPrivate()) {
            return;
        }
        Tag other = dictionary.find(keyword).map(DictionaryEntry::tag).orElse(null);
        if (other != null && !dictionary.keyword(attribute.tag).equals(keyword)) {
            problems.report(Problem.of(
                            XmlRule.KEYWORD,
                            "the keyword " + keyword + " is that of " + other,
                            "write keyword=\"" + dictionary.keyword(attribute.tag) + "\", or tag=\"" + other.hex()
                                    + '"')
                    .at(attribute.place)
                    .withTag(attribute.tag));
        }
    }

    private void readVr(DicomAttribute attribute) throws IOException {
        String text = in.attribute("vr");
        if (text != null) {
            attribute.vr = VR.parse(text).orElse(null);
            if (attribute.vr == null) {
                attribute.vrFlawed = true;
                attribute.vr = VR.parse(text.strip().toUpperCase(Locale.ROOT)).orElse(null);
                problems.report(Problem.of(
                                XmlRule.VR_UNKNOWN,
                                '"' + Excerpt.of(text) + "\" is not a value representation",
                                "write vr=\""
                                        + (attribute.vr == null ? VrNames.expected(attribute.tag) : attribute.vr.name())
                                        + '"')
                        .at(attribute.place)
                        .withTag(attribute.tag));
            }
            return;
        }
        problems.report(Problem.of(
                        XmlRule.VR_MISSING,
                        "the attribute has no vr",
                        "add vr=\"" + VrNames.expected(attribute.tag) + '"')
                .at(attribute.place)
                .withTag(attribute.tag));
    }
}

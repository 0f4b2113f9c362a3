package io.github.stowc.dicom.json;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.syntax.DecodingReader;
import io.github.stowc.dicom.syntax.Excerpt;
import io.github.stowc.dicom.syntax.PositionsBuilder;
import io.github.stowc.dicom.syntax.Problems;
import io.github.stowc.dicom.text.Problem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Reads a dataset: an instance, or an item of a sequence to any depth. */
final class DatasetReader implements ValueReader.ItemReader {

    private final JsonParser parser;
    private final Problems problems;
    private final PositionsBuilder positions;
    private final AttributeReader attributes;
    private final Keys keys = new Keys();
    private final boolean acceptsTransferSyntax;

    DatasetReader(
            JsonParser parser,
            DecodingReader source,
            Problems problems,
            PositionsBuilder positions,
            boolean acceptsTransferSyntax) {
        this.parser = parser;
        this.problems = problems;
        this.positions = positions;
        this.acceptsTransferSyntax = acceptsTransferSyntax;
        this.attributes = new AttributeReader(parser, source, problems, positions, this);
    }

    /**
     * Reads a dataset; the parser is at its closing brace after.
     *
     * @param index its index among its siblings
     * @param place its opening brace
     * @param first its first name, at which the parser is; null if it has none
     */
    @Override
    public Dataset read(int index, TokenStreamLocation place, @Nullable String first) throws IOException {
        int node = positions.open(index, place.getLineNr(), place.getColumnNr());
        Elements elements = new Elements();
        for (String name = first; name != null; name = parser.nextName()) {
            readAttribute(name, elements);
        }
        positions.close(node);
        return elements.toDataset();
    }

    /** Reads an instance like any dataset, unless it is JSON of another kind. */
    Dataset readInstance(int index, TokenStreamLocation place, @Nullable String first) throws IOException {
        attributes.startInstance();
        ForeignMembers foreign = new ForeignMembers(parser, keys);
        String name = foreign.skip(first);
        if (!foreign.isEmpty() && name == null && !foreign.hasAttribute()) {
            problems.report(foreign.problem().at(place.getLineNr(), place.getColumnNr()));
        } else {
            for (ForeignMembers.Foreign member : foreign.members()) {
                reportKey(keys.find(member.name()), JsonRule.TAG, member.place());
            }
        }
        return read(index, place, name);
    }

    private void readAttribute(String name, Elements elements) throws IOException {
        TokenStreamLocation place = parser.currentTokenLocation();
        Keys.Key key = keys.find(name);
        Tag tag = key.tag;
        JsonToken token = parser.nextToken();
        if (key.defect == JsonRule.KEYWORD_AS_TAG && token != JsonToken.START_OBJECT && elements.isKeywordsOnly()) {
            skipKeywordValue(elements, place);
            return;
        }
        if (key.defect != null) {
            reportKey(key, key.defect, place);
        }
        if (tag == null || key.defect == JsonRule.GROUP_LENGTH) {
            parser.skipChildren();
            return;
        }
        if (elements.contains(tag)) {
            report(JsonRule.DUPLICATE_TAG, place, tag, "the attribute occurs twice in its dataset", "keep one of them");
            parser.skipChildren();
            return;
        }
        if (key.defect != JsonRule.KEYWORD_AS_TAG) {
            elements.hasTag();
            checkOrder(elements, tag, place);
        }
        elements.add(attributes.read(key, tag, place, token));
    }

    private void checkOrder(Elements elements, Tag tag, TokenStreamLocation place) throws IOException {
        Tag before = elements.ordered(tag);
        if (before != null) {
            report(
                    JsonRule.TAG_ORDER,
                    place,
                    tag,
                    "the attribute comes after " + before.hex() + ", but attributes are in the order of their tags",
                    "move it before " + before.hex());
        }
    }

    /** Says once of a dataset that keywords and bare values make it JSON of another kind. */
    private void skipKeywordValue(Elements elements, TokenStreamLocation place) throws IOException {
        parser.skipChildren();
        if (elements.isFirstKeywordValue()) {
            report(
                    JsonRule.MODEL,
                    place,
                    null,
                    "this is keyword JSON, which toolkits and templates use, and not the DICOM JSON Model",
                    "write each attribute as \"00100020\": {\"vr\": \"LO\", \"Value\": [ … ]}; if it is a template, give it as"
                            + " a template, not as metadata");
        }
    }

    private void reportKey(Keys.Key key, JsonRule defect, TokenStreamLocation place) throws IOException {
        Tag tag = key.tag;
        String shown = '"' + Excerpt.of(key.name) + '"';
        String write = tag == null ? "" : "write \"" + tag.hex() + '"';
        switch (defect) {
            case TAG_CASE -> report(defect, place, tag, "the tag " + shown + " has lower-case digits", write);
            case KEYWORD_AS_TAG -> report(defect, place, tag, "the keyword " + shown + " is in place of a tag", write);
            case GROUP_LENGTH -> report(defect, place, tag, "a group length has no place in JSON", "remove it");
            case FILE_META -> {
                if (!acceptsTransferSyntax || !Tags.TRANSFER_SYNTAX_UID.equals(tag)) {
                    report(
                            defect,
                            place,
                            tag,
                            "an attribute of group 0002 belongs in the header of a file, not in a dataset",
                            "remove it");
                }
            }
            default ->
                report(
                        defect,
                        place,
                        tag,
                        "a tag of eight upper-case hexadecimal digits is expected, found " + shown,
                        tag == null ? "write the attribute's tag, such as \"00100010\"" : write);
        }
    }

    private void report(JsonRule rule, TokenStreamLocation place, @Nullable Tag tag, String message, String remedy)
            throws IOException {
        Problem problem = Problem.of(rule, message, remedy).at(place.getLineNr(), place.getColumnNr());
        problems.report(problem.withTag(tag));
    }
}

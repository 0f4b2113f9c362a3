package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.syntax.PositionsBuilder;
import io.github.stowc.dicom.syntax.Problems;
import io.github.stowc.dicom.text.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The elements of a dataset being read; private ones get their blocks at its end. */
final class ElementCollector {
    private final Problems problems;
    private final PositionsBuilder positions;
    private final List<Element> elements = new ArrayList<>(24);
    private final List<Private> privates = new ArrayList<>(0);
    private final Set<Tag> tags = new HashSet<>();
    private final CreatorBlocks blocks = new CreatorBlocks();

    /** An element whose private creator was given beside it. */
    private record Private(DicomAttribute attribute, Element element) {}

    ElementCollector(Problems problems, PositionsBuilder positions) {
        this.problems = problems;
        this.positions = positions;
    }

    /** The tag that a private attribute will have, by the creators read so far. */
    Tag provisional(Tag tag, String creator) {
        if (creator.isEmpty() || tag.element() > 0xFF) {
            return tag;
        }
        Tag block = blocks.find(tag.group(), creator);
        return block == null ? tag : CreatorBlocks.inBlock(block, tag);
    }

    void add(DicomAttribute attribute, Element element) throws IOException {
        if (!attribute.creator.isEmpty()) {
            privates.add(new Private(attribute, element));
        } else if (isNew(attribute, element.tag())) {
            elements.add(element);
            blocks.add(element);
        }
    }

    private boolean isNew(DicomAttribute attribute, Tag tag) throws IOException {
        if (tags.add(tag)) {
            return true;
        }
        problems.report(
                Problem.of(XmlRule.DUPLICATE_TAG, "the attribute occurs twice in its dataset", "keep one of them")
                        .at(attribute.place)
                        .withTag(tag));
        return false;
    }

    Dataset toDataset() throws IOException {
        // Blocks that are named come first, so that no other creator gets one of them.
        for (Private each : privates) {
            if (each.attribute.tag.element() > 0xFF) {
                addInOwnBlock(each);
            }
        }
        for (Private each : privates) {
            if (each.attribute.tag.element() <= 0xFF) {
                addInFoundBlock(each);
            }
        }
        return Dataset.of(elements);
    }

    private void addInOwnBlock(Private each) throws IOException {
        Tag tag = each.attribute.tag;
        Tag creator = tag.privateCreator().orElseThrow();
        boolean isThere = tags.contains(creator);
        if (!blocks.claim(creator, each.attribute.creator, isThere)) {
            problems.report(Problem.of(
                            XmlRule.PRIVATE_CREATOR,
                            "the privateCreator differs from that of " + creator,
                            "write gggg00ee for an attribute of another block")
                    .at(each.attribute.place)
                    .withTag(tag));
        } else if (!isThere) {
            addCreator(creator, each.attribute.creator);
        }
        add(each, tag);
    }

    private void addInFoundBlock(Private each) throws IOException {
        Tag tag = each.attribute.tag;
        Tag creator = blocks.find(tag.group(), each.attribute.creator);
        if (creator == null) {
            creator = blocks.reserve(tag.group(), each.attribute.creator);
            if (creator == null) {
                problems.report(Problem.of(
                                XmlRule.PRIVATE_CREATOR,
                                "no block of the group is free for its privateCreator",
                                "remove attributes of other private creators")
                        .at(each.attribute.place)
                        .withTag(tag));
                return;
            }
            addCreator(creator, each.attribute.creator);
        }
        add(each, CreatorBlocks.inBlock(creator, tag));
    }

    private void addCreator(Tag creator, String name) {
        tags.add(creator);
        elements.add(new Element.Text(creator, VR.LO, List.of(name)));
    }

    private void add(Private each, Tag tag) throws IOException {
        positions.rename(each.attribute.node, tag.value());
        if (isNew(each.attribute, tag)) {
            elements.add(XmlElementBuilder.withTag(each.element, tag));
        }
    }
}

package io.github.stowc.dcm4che;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Makes private blocks valid by PS3.5 7.8.1, and makes datasets equal that differ only in the blocks' numbers. */
final class PrivateBlocks {
    private PrivateBlocks() {}

    /** Gives each Private Creator VR LO and one value that is unique in its group. */
    static Dataset withLegalCreators(Dataset dataset) {
        return Changes.everywhere(
                dataset,
                element -> element.tag().isPrivateCreator()
                        ? Element.of(
                                element.tag(), VR.LO, "STOWC " + element.tag().hex())
                        : element);
    }

    /** Removes private attributes in unreserved blocks and unused blocks, and numbers blocks from 10. */
    static Dataset canonical(Dataset dataset) {
        List<Element> elements = new ArrayList<>();
        TreeSet<String> used = new TreeSet<>();
        for (Element element : dataset) {
            creator(dataset, element.tag()).ifPresent(name -> used.add(group(element.tag()) + name));
        }
        List<String> order = new ArrayList<>(used);
        for (Element element : dataset) {
            Tag tag = element.tag();
            if (!tag.isPrivate()) {
                elements.add(Changes.inItems(element, PrivateBlocks::canonical));
            }
            creator(dataset, tag).ifPresent(name -> {
                int index = order.indexOf(group(tag) + name);
                int first = index;
                while (first > 0 && order.get(first - 1).startsWith(group(tag))) {
                    first--;
                }
                int block = 0x10 + index - first;
                elements.removeIf(other -> other.tag().equals(Tag.of(tag.group(), block)));
                elements.add(Element.of(Tag.of(tag.group(), block), VR.LO, name));
                Element moved = Changes.inItems(element, PrivateBlocks::canonical);
                elements.add(Changes.withTag(moved, Tag.of(tag.group(), block << 8 | (tag.element() & 0xFF))));
            });
        }
        return Dataset.of(elements);
    }

    private static java.util.Optional<String> creator(Dataset dataset, Tag tag) {
        return tag.privateCreator().flatMap(dataset::text);
    }

    private static String group(Tag tag) {
        return tag.hex().substring(0, 4);
    }
}

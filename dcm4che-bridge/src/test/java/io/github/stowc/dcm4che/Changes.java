package io.github.stowc.dcm4che;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Datasets with elements changed. */
final class Changes {
    private Changes() {}

    /** Changes each element except sequences, in items too. */
    static Dataset everywhere(Dataset dataset, UnaryOperator<Element> change) {
        List<Element> elements = new ArrayList<>();
        for (Element element : dataset) {
            elements.add(change.apply(inItems(element, item -> everywhere(item, change))));
        }
        return Dataset.of(elements);
    }

    /** Changes the items of a sequence; returns any other element unchanged. */
    static Element inItems(Element element, UnaryOperator<Dataset> change) {
        return element instanceof Element.Sequence sequence
                ? new Element.Sequence(
                        sequence.tag(), sequence.items().stream().map(change).toList())
                : element;
    }

    static Element withTag(Element element, Tag tag) {
        if (element instanceof Element.Text text) {
            return new Element.Text(tag, text.vr(), text.values());
        }
        if (element instanceof Element.Names names) {
            return new Element.Names(tag, names.names());
        }
        if (element instanceof Element.Bytes bytes) {
            return new Element.Bytes(tag, bytes.vr(), bytes.bytes());
        }
        if (element instanceof Element.BulkData link) {
            return new Element.BulkData(tag, link.vr(), link.uri());
        }
        if (element instanceof Element.Sequence sequence) {
            return new Element.Sequence(tag, sequence.items());
        }
        return new Element.Empty(tag, element.vr());
    }
}

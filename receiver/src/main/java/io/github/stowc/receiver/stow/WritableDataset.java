package io.github.stowc.receiver.stow;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import java.util.ArrayList;
import java.util.List;

/** Changes in metadata without which they could not be written as a DICOM file; the values stay what they are. */
final class WritableDataset {
    private static final String UTF_8 = "ISO_IR 192";

    private WritableDataset() {}

    /** Several values that stand in one text, parted by backslashes, as a DICOM file parts them (PS3.5 6.4). */
    static Dataset withValuesParted(Dataset dataset) {
        List<Element> elements = new ArrayList<>(dataset.size());
        for (Element element : dataset) {
            if (element instanceof Element.Text text && text.vr().isMultiple()) {
                elements.add(parted(text));
            } else if (element instanceof Element.Sequence sequence) {
                elements.add(new Element.Sequence(
                        sequence.tag(),
                        sequence.items().stream()
                                .map(WritableDataset::withValuesParted)
                                .toList()));
            } else {
                elements.add(element);
            }
        }
        return Dataset.of(elements);
    }

    private static Element parted(Element.Text text) {
        if (text.values().stream().noneMatch(value -> value.indexOf('\\') >= 0)) {
            return text;
        }
        List<String> values = new ArrayList<>();
        for (String value : text.values()) {
            values.addAll(List.of(value.split("\\\\", -1)));
        }
        return Element.given(text.tag(), text.vr(), values);
    }

    /** In UTF-8, in which the metadata came (RFC 8259 8.1), whatever Specific Character Set they name. */
    static Dataset inUtf8(Dataset dataset) {
        return withoutCharacterSet(dataset).with(Element.of(Tags.SPECIFIC_CHARACTER_SET, VR.CS, UTF_8));
    }

    private static Dataset withoutCharacterSet(Dataset dataset) {
        List<Element> elements = new ArrayList<>(dataset.size());
        for (Element element : dataset.without(Tags.SPECIFIC_CHARACTER_SET)) {
            elements.add(
                    element instanceof Element.Sequence sequence
                            ? new Element.Sequence(
                                    sequence.tag(),
                                    sequence.items().stream()
                                            .map(WritableDataset::withoutCharacterSet)
                                            .toList())
                            : element);
        }
        return Dataset.of(elements);
    }
}

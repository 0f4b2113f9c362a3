package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.json.Datasets;
import io.github.stowc.dicom.syntax.XmlCharacters;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary datasets that XML can hold: those of the JSON tests without characters that XML does not have. */
final class XmlDatasets {
    private XmlDatasets() {}

    static Arbitrary<Dataset> datasets() {
        return Combinators.combine(Datasets.datasets().map(XmlDatasets::clean), privates())
                .as((dataset, added) -> dataset.with(added));
    }

    /** Private blocks whose creators have names in common, in one group. */
    private static Arbitrary<List<Element>> privates() {
        Arbitrary<Element> creators = Combinators.combine(
                        Arbitraries.integers().between(0x10, 0x13),
                        Arbitraries.of("ACME", "ACME ", "OTHER", "", "A\tB\"<"))
                .as((block, name) -> name.isEmpty()
                        ? new Element.Empty(Tag.of(0x0011, block), VR.LO)
                        : new Element.Text(Tag.of(0x0011, block), VR.LO, List.of(name)));
        Arbitrary<Element> data = Combinators.combine(
                        Arbitraries.integers().between(0x10, 0x14), Arbitraries.of(0, 1, 0x10, 0x11, 0xFF))
                .as((block, element) ->
                        new Element.Text(Tag.of(0x0011, block << 8 | element), VR.SH, List.of(block + "/" + element)));
        return Combinators.combine(creators.list().ofMaxSize(3), data.list().ofMaxSize(4))
                .as((left, right) -> {
                    List<Element> all = new ArrayList<>(left);
                    all.addAll(right);
                    return all;
                });
    }

    static Dataset clean(Dataset dataset) {
        List<Element> elements = new ArrayList<>();
        for (Element element : dataset) {
            elements.add(clean(element));
        }
        return Dataset.of(elements);
    }

    private static Element clean(Element element) {
        if (element instanceof Element.Text text) {
            return new Element.Text(
                    text.tag(),
                    text.vr(),
                    text.values().stream().map(XmlDatasets::clean).toList());
        }
        if (element instanceof Element.Names names) {
            return new Element.Names(
                    names.tag(), names.names().stream().map(XmlDatasets::clean).toList());
        }
        if (element instanceof Element.Sequence sequence) {
            return new Element.Sequence(
                    sequence.tag(),
                    sequence.items().stream().map(XmlDatasets::clean).toList());
        }
        return element;
    }

    private static PersonName clean(PersonName name) {
        return new PersonName(clean(name.alphabetic()), clean(name.ideographic()), clean(name.phonetic()));
    }

    private static String clean(String text) {
        String clean = text;
        for (int at = XmlCharacters.forbidden(clean, 0); at >= 0; at = XmlCharacters.forbidden(clean, 0)) {
            clean = clean.substring(0, at) + '\r' + clean.substring(at + 1);
        }
        return clean;
    }
}

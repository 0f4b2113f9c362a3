package io.github.stowc.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DatasetProperties {
    private static Element element(int tag, String value) {
        return Element.of(new Tag(tag), VR.LO, value);
    }

    @Property
    void whatIsAddedReplacesWhatWasThereAndTheLastOneStays(
            @ForAll @Size(max = 8) List<@IntRange(min = -4, max = 4) Integer> before,
            @ForAll @Size(max = 8) List<@IntRange(min = -4, max = 4) Integer> added) {
        Map<Tag, Element> expected = new TreeMap<>();
        for (int tag : before) {
            expected.put(new Tag(tag), element(tag, "before"));
        }
        Dataset dataset = Dataset.of(expected.values());
        List<Element> elements = new java.util.ArrayList<>();
        for (int i = 0; i < added.size(); i++) {
            elements.add(element(added.get(i), "added " + i));
        }
        elements.forEach(element -> expected.put(element.tag(), element));
        assertEquals(List.copyOf(expected.values()), dataset.with(elements).elements());
    }
}

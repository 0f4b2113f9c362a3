package io.github.stowc.template.attach;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The attributes of the Patient, Study and Series modules, and of a request (PS3.3 C.7.1 to C.7.3, table 10-9). */
final class AttachedAttributes {
    private static final String RESOURCE = "attachment.txt";

    private final List<Line> lines;

    private AttachedAttributes(List<Line> lines) {
        this.lines = lines;
    }

    /**
     * An attribute.
     *
     * @param level what it belongs to: {@code patient}, {@code study}, {@code series}, {@code request} or {@code step}
     * @param tag the attribute
     * @param isType2 whether it is set empty if it is not known
     */
    record Line(String level, Tag tag, boolean isType2) {}

    /** Reads the table; keep it while it is needed. */
    static AttachedAttributes read() {
        try (InputStream in = AttachedAttributes.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing from the library");
            }
            return new AttachedAttributes(parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Line> parse(BufferedReader in) throws IOException {
        List<Line> lines = new ArrayList<>(160);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("#")) {
                continue;
            }
            int tag = line.indexOf(' ') + 1;
            int type = line.indexOf(' ', tag) + 1;
            lines.add(new Line(
                    line.substring(0, tag - 1),
                    Tag.parse(line.substring(tag, type - 1)).orElseThrow(),
                    line.charAt(type) == '2'));
        }
        return lines;
    }

    /** All lines. */
    List<Line> lines() {
        return lines;
    }

    /** The attributes of a level that have a value in a dataset; those of Type 2 that have none are empty. */
    List<Element> of(String level, Dataset dataset) {
        List<Element> elements = new ArrayList<>();
        for (Line line : lines) {
            if (line.level.equals(level)) {
                Optional<Element> element = value(dataset, line.tag);
                element.ifPresent(elements::add);
                if (element.isEmpty() && line.isType2) {
                    elements.add(new Element.Empty(
                            line.tag, DataDictionary.standard().vr(line.tag)));
                }
            }
        }
        return elements;
    }

    /** A copy of an element that has a value; empty if there is none, or if it is bulk data, which cannot be copied. */
    static Optional<Element> value(Dataset dataset, Tag tag) {
        Element element = dataset.get(tag).orElse(null);
        if (element == null || isEmpty(element) || hasLink(element)) {
            return Optional.empty();
        }
        return Optional.of(withoutCharacterSets(element));
    }

    private static boolean isEmpty(Element element) {
        if (element instanceof Element.Text || element instanceof Element.Names) {
            for (String text : element.texts()) {
                if (!text.isBlank()) {
                    return false;
                }
            }
            return true;
        }
        return element.valueCount() == 0;
    }

    private static boolean hasLink(Element element) {
        if (element instanceof Element.Sequence sequence) {
            for (Dataset item : sequence.items()) {
                for (Element inner : item) {
                    if (hasLink(inner)) {
                        return true;
                    }
                }
            }
        }
        return element instanceof Element.BulkData;
    }

    /** The values are characters by now; the new instance declares the set in which it writes them. */
    private static Element withoutCharacterSets(Element element) {
        if (!(element instanceof Element.Sequence sequence)) {
            return element;
        }
        List<Dataset> items = new ArrayList<>();
        for (Dataset item : sequence.items()) {
            List<Element> elements = new ArrayList<>();
            for (Element inner : item) {
                if (!inner.tag().equals(Tags.SPECIFIC_CHARACTER_SET)) {
                    elements.add(withoutCharacterSets(inner));
                }
            }
            items.add(Dataset.of(elements));
        }
        return new Element.Sequence(sequence.tag(), items);
    }
}

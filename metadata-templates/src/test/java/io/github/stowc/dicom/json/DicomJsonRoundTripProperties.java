package io.github.stowc.dicom.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.json.DicomJsonWriter.Layout;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Positions;
import io.github.stowc.dicom.text.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DicomJsonRoundTripProperties {

    @Provide
    Arbitrary<List<Dataset>> instances() {
        return Datasets.datasets().list().ofMaxSize(2);
    }

    @Property(tries = 150)
    void whatIsWrittenIsReadBack(@ForAll("instances") List<Dataset> instances, @ForAll Layout layout)
            throws IOException {
        byte[] json = DicomJsonWriter.array(instances, layout);
        List<Dataset> read = DicomJsonReader.readAll(new ByteArrayInputStream(json), JsonReadOptions.of("written"));
        assertEquals(instances, read);
    }

    @Property(tries = 100)
    void whatIsWrittenHasNoProblem(@ForAll("instances") List<Dataset> instances, @ForAll Layout layout) {
        Reading reading = Reading.of(DicomJsonWriter.array(instances, layout));
        assertEquals(List.of(), withoutNonFinite(reading));
        for (JsonInstance instance : reading.instances()) {
            assertTrue(!instance.positions().hasFlaws());
        }
    }

    @Property(tries = 50)
    void oneInstanceAloneIsReadBack(@ForAll("instances") List<Dataset> instances, @ForAll Layout layout) {
        for (Dataset instance : instances) {
            Reading reading = Reading.of(DicomJsonWriter.object(instance, layout));
            assertEquals(instance, reading.onlyDataset());
            assertEquals(JsonRule.BARE_OBJECT, withoutNonFinite(reading).get(0).rule());
            assertEquals(1, withoutNonFinite(reading).size());
        }
    }

    /** Of numbers that are none a warning says that not all readers take them; JSON has no other form. */
    private static List<Problem> withoutNonFinite(Reading reading) {
        return reading.problems().stream()
                .filter(problem -> problem.rule() != JsonRule.NON_FINITE)
                .toList();
    }

    @Property(tries = 50)
    void writingIsDeterministic(@ForAll("instances") List<Dataset> instances, @ForAll Layout layout) {
        assertArrayEquals(DicomJsonWriter.array(instances, layout), DicomJsonWriter.array(instances, layout));
    }

    @Property(tries = 100)
    void anyParserReadsWhatIsWritten(@ForAll("instances") List<Dataset> instances, @ForAll Layout layout) {
        List<Object> expected = instances.stream().map(JsonTrees::of).toList();
        assertEquals(expected, JsonTrees.parse(DicomJsonWriter.array(instances, layout)));
    }

    @Property(tries = 100)
    void positionsPointAtTagsAndBraces(@ForAll("instances") List<Dataset> instances, @ForAll Layout layout) {
        byte[] json = DicomJsonWriter.array(instances, layout);
        String[] lines = new String(json, StandardCharsets.UTF_8).split("\n", -1);
        for (JsonInstance instance : Reading.of(json).instances()) {
            checkPlaces(lines, instance.dataset(), instance.positions());
        }
    }

    private static void checkPlaces(String[] lines, Dataset dataset, Positions positions) {
        assertTrue(textAt(lines, positions.place()).startsWith("{"));
        for (Element element : dataset) {
            assertTrue(textAt(lines, positions.of(element.tag()))
                    .startsWith("\"" + element.tag().hex() + "\":"));
            if (element instanceof Element.Sequence sequence) {
                for (int i = 0; i < sequence.items().size(); i++) {
                    Positions item = positions.item(element.tag(), i).orElseThrow();
                    checkPlaces(lines, sequence.items().get(i), item);
                }
            }
        }
    }

    private static String textAt(String[] lines, Place place) {
        return lines[place.line() - 1].substring(place.column() - 1);
    }
}

package io.github.stowc.dicom.xml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.json.Datasets;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.DicomJsonWriter;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Positions;
import io.github.stowc.dicom.text.Problem;
import io.github.stowc.dicom.xml.DicomXmlWriter.Layout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DicomXmlRoundTripProperties {

    @Provide
    Arbitrary<Dataset> datasets() {
        return XmlDatasets.datasets();
    }

    @Provide
    Arbitrary<Dataset> wildDatasets() {
        return Datasets.datasets();
    }

    @Property(tries = 80)
    void whatIsWrittenIsReadBack(@ForAll("datasets") Dataset dataset, @ForAll Layout layout) throws IOException {
        byte[] xml = DicomXmlWriter.document(dataset, layout);
        assertEquals(
                dataset,
                DicomXmlReader.strict(new ByteArrayInputStream(xml), "written").read());
    }

    @Property(tries = 25)
    void whatIsWrittenHasNoErrorAndOnlyCaretsToWarnOf(@ForAll("datasets") Dataset dataset, @ForAll Layout layout)
            throws IOException {
        XmlReading reading = XmlReading.of(DicomXmlWriter.document(dataset, layout));
        for (Problem problem : reading.problems()) {
            assertEquals(XmlRule.PERSON_NAME, problem.rule());
        }
        assertFalse(reading.positions().hasFlaws());
    }

    @Property(tries = 25)
    void xmlAndJsonHoldTheSame(@ForAll("datasets") Dataset dataset) throws IOException {
        byte[] json = DicomJsonWriter.array(List.of(dataset), DicomJsonWriter.Layout.MINIMAL);
        Dataset fromJson = DicomJsonReader.readAll(new ByteArrayInputStream(json), JsonReadOptions.of("json"))
                .get(0);
        byte[] xml = DicomXmlWriter.document(fromJson, Layout.MINIMAL);
        Dataset fromXml =
                DicomXmlReader.strict(new ByteArrayInputStream(xml), "xml").read();
        assertArrayEquals(json, DicomJsonWriter.array(List.of(fromXml), DicomJsonWriter.Layout.MINIMAL));
    }

    @Property(tries = 20)
    void writingIsDeterministic(@ForAll("datasets") Dataset dataset, @ForAll Layout layout) throws IOException {
        assertArrayEquals(DicomXmlWriter.document(dataset, layout), DicomXmlWriter.document(dataset, layout));
    }

    @Property(tries = 40)
    void aTextThatXmlCannotHoldIsRefusedAndAnyOtherReadBack(@ForAll("wildDatasets") Dataset dataset)
            throws IOException {
        if (XmlDatasets.clean(dataset).equals(dataset)) {
            whatIsWrittenIsReadBack(dataset, Layout.MINIMAL);
        } else {
            assertThrows(DicomTextException.class, () -> DicomXmlWriter.document(dataset, Layout.MINIMAL));
        }
    }

    @Property(tries = 30)
    void positionsPointAtStartTags(@ForAll("datasets") Dataset dataset, @ForAll Layout layout) throws IOException {
        byte[] xml = DicomXmlWriter.document(dataset, layout);
        String[] lines = new String(xml, StandardCharsets.UTF_8).split("\n", -1);
        XmlReading reading = XmlReading.of(xml);
        assertTrue(textAt(lines, reading.positions().place()).startsWith("<NativeDicomModel"));
        checkPlaces(lines, reading.dataset(), reading.positions());
    }

    private static void checkPlaces(String[] lines, Dataset dataset, Positions positions) {
        for (Element element : dataset) {
            String hex = element.tag().hex();
            String tag = textAt(lines, positions.of(element.tag()));
            assertTrue(tag.startsWith("<DicomAttribute tag=\"" + hex.substring(0, 4)), tag);
            assertTrue(tag.startsWith(hex.substring(6), "<DicomAttribute tag=\"000000".length()), tag);
            if (element instanceof Element.Sequence sequence) {
                for (int i = 0; i < sequence.items().size(); i++) {
                    Positions item = positions.item(element.tag(), i).orElseThrow();
                    assertTrue(textAt(lines, item.place()).startsWith("<Item number=\"" + (i + 1)));
                    checkPlaces(lines, sequence.items().get(i), item);
                }
            }
        }
    }

    private static String textAt(String[] lines, Place place) {
        return lines[place.line() - 1].substring(place.column() - 1);
    }
}

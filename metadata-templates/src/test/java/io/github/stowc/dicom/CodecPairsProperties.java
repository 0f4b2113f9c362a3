package io.github.stowc.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.DicomJsonWriter;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.part10.Datasets;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** From each encoding into each: a dataset survives every conversion, and comes back as the same bytes. */
class CodecPairsProperties {

    /** An encoding of datasets. */
    enum Codec {
        JSON {
            @Override
            byte[] write(Dataset dataset) {
                return DicomJsonWriter.array(List.of(dataset), DicomJsonWriter.Layout.READABLE);
            }

            @Override
            Dataset read(byte[] bytes) throws IOException {
                return DicomJsonReader.readAll(new ByteArrayInputStream(bytes), JsonReadOptions.of("json"))
                        .get(0);
            }
        },
        XML {
            @Override
            byte[] write(Dataset dataset) throws IOException {
                return DicomXmlWriter.document(dataset, DicomXmlWriter.Layout.READABLE);
            }

            @Override
            Dataset read(byte[] bytes) throws IOException {
                return DicomXmlReader.strict(new ByteArrayInputStream(bytes), "xml")
                        .read();
            }
        },
        PART10 {
            @Override
            byte[] write(Dataset dataset) throws IOException {
                return Datasets.write(dataset);
            }

            @Override
            Dataset read(byte[] bytes) throws IOException {
                return Part10Reader.strict()
                        .read("dcm", new ByteArrayInputStream(bytes))
                        .dataset();
            }
        };

        abstract byte[] write(Dataset dataset) throws IOException;

        abstract Dataset read(byte[] bytes) throws IOException;
    }

    @Provide
    Arbitrary<Dataset> datasets() {
        return Datasets.datasets().withoutEdgeCases();
    }

    @Property(tries = 150)
    void aDatasetSurvivesEachConversionAndTheWayBack(
            @ForAll("datasets") Dataset dataset, @ForAll Codec from, @ForAll Codec to) throws IOException {
        byte[] written = from.write(dataset);
        Dataset read = from.read(written);
        assertEquals(dataset, read);
        Dataset converted = to.read(to.write(read));
        assertEquals(dataset, converted);
        assertArrayEquals(written, from.write(converted));
    }

    @Property(tries = 40)
    void aDatasetSurvivesAChainOfAllEncodings(@ForAll("datasets") Dataset dataset) throws IOException {
        Dataset changed = dataset;
        for (Codec codec : List.of(Codec.PART10, Codec.JSON, Codec.XML, Codec.PART10, Codec.XML, Codec.JSON)) {
            changed = codec.read(codec.write(changed));
        }
        assertEquals(dataset, changed);
    }
}

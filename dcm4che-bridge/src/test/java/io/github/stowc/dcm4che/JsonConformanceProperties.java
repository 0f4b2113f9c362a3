package io.github.stowc.dcm4che;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.DicomJsonWriter;
import io.github.stowc.dicom.json.DicomJsonWriter.Layout;
import io.github.stowc.dicom.json.JsonReadOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The DICOM JSON Model (PS3.18 F), where each side reads what the other writes. */
class JsonConformanceProperties {

    @Provide
    Arbitrary<Dataset> models() {
        return Dcm4cheArbitraries.models();
    }

    @Property(tries = 500)
    void dcm4cheReadsWhatWeWrite(@ForAll("models") Dataset dataset, @ForAll Layout layout) {
        byte[] json = DicomJsonWriter.array(List.of(dataset), layout);
        Differences.assertSame(dataset, Dcm4cheDatasets.toDataset(Dcm4cheCodecs.readJson(json)));
    }

    @Property(tries = 500)
    void weReadWhatDcm4cheWrites(@ForAll("models") Dataset dataset) throws IOException {
        byte[] json = Dcm4cheCodecs.writeJson(Dcm4cheDatasets.toAttributes(dataset));
        List<Dataset> read = DicomJsonReader.readAll(new ByteArrayInputStream(json), JsonReadOptions.of("dcm4che"));
        assertEquals(1, read.size());
        Differences.assertSame(dataset, normal(read.get(0)));
    }

    /** Writes floating point numbers in as few digits as possible, since dcm4che writes FL as a double. */
    private static Dataset normal(Dataset dataset) {
        return Dcm4cheDatasets.toDataset(Dcm4cheDatasets.toAttributes(dataset));
    }
}

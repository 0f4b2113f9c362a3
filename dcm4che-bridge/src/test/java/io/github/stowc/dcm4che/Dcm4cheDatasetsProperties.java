package io.github.stowc.dcm4che;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.dicom.Dataset;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dcm4che3.data.Attributes;

class Dcm4cheDatasetsProperties {

    @Provide
    Arbitrary<Dataset> datasets() {
        return Dcm4cheArbitraries.linkedDatasets();
    }

    @Provide
    Arbitrary<Attributes> attributes() {
        return Dcm4cheArbitraries.attributes();
    }

    @Property(tries = 500)
    void datasetsComeBackAsTheyWere(@ForAll("datasets") Dataset dataset) {
        assertEquals(dataset, Dcm4cheDatasets.toDataset(Dcm4cheDatasets.toAttributes(dataset)));
    }

    @Property(tries = 500)
    void attributesComeBackAsTheyWere(@ForAll("attributes") Attributes attributes) {
        Attributes back = Dcm4cheDatasets.toAttributes(Dcm4cheDatasets.toDatasetWithFragments(attributes));
        assertEquals(new Attributes(attributes, false), back);
    }

    @Property(tries = 200)
    void doesNotChangeTheGivenAttributes(@ForAll("attributes") Attributes attributes) throws Exception {
        Snapshot before = Snapshot.of(attributes);
        Dcm4cheDatasets.toDatasetWithFragments(attributes);
        assertEquals(before, Snapshot.of(attributes));
    }
}

package io.github.stowc.dcm4che;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import io.github.stowc.dicom.xml.DicomXmlWriter.Layout;
import java.io.ByteArrayInputStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The Native DICOM Model (PS3.19 A.1), where each side reads what the other writes. */
class XmlConformanceProperties {

    @Provide
    Arbitrary<Dataset> models() {
        return Dcm4cheArbitraries.models().map(PrivateBlocks::canonical);
    }

    @Property(tries = 500)
    void dcm4cheReadsWhatWeWrite(@ForAll("models") Dataset dataset, @ForAll Layout layout) throws Exception {
        byte[] xml = DicomXmlWriter.document(dataset, layout);
        Dataset read = Dcm4cheDatasets.toDataset(Dcm4cheCodecs.readXml(xml));
        Differences.assertSame(dataset, PrivateBlocks.canonical(read));
    }

    @Provide
    Arbitrary<Dataset> shortModels() {
        return models().map(Dcm4cheArbitraries::withShortDoubles);
    }

    @Property(tries = 500)
    void weReadWhatDcm4cheWrites(@ForAll("shortModels") Dataset dataset) throws Exception {
        byte[] xml = Dcm4cheCodecs.writeXml(Dcm4cheDatasets.toAttributes(dataset));
        Dataset read =
                DicomXmlReader.strict(new ByteArrayInputStream(xml), "dcm4che").read();
        Dataset normal = Dcm4cheDatasets.toDataset(Dcm4cheDatasets.toAttributes(read));
        Differences.assertSame(dataset, PrivateBlocks.canonical(normal));
    }
}

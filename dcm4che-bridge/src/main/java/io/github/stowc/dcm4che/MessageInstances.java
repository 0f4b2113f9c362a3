package io.github.stowc.dcm4che;

import io.github.stowc.bytes.Body;
import io.github.stowc.dcm4che.Dcm4cheInstances.MessagePart;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.stow.options.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.io.DicomInputStream;

/** Reads the instances of a message's parts. */
final class MessageInstances {
    private final String name;
    private final List<MessagePart> parts;
    private final Map<String, MessagePart> bulk = new HashMap<>();

    MessageInstances(String name, List<MessagePart> parts) {
        this.name = name;
        this.parts = parts;
    }

    List<Dcm4cheInstance> read() throws IOException {
        List<Dcm4cheInstance> instances = new ArrayList<>();
        List<Dataset> described = new ArrayList<>();
        for (MessagePart part : parts) {
            if (part.mediaType().equals(Encoding.DICOM.mediaType())) {
                instances.add(file(part.body()));
            } else if (part.mediaType().equals(Encoding.JSON.mediaType())) {
                described.addAll(DicomJsonReader.readAll(part.body().open(), JsonReadOptions.of(name)));
            } else if (part.mediaType().equals(Encoding.XML.mediaType())) {
                described.add(DicomXmlReader.strict(part.body().open(), name).read());
            } else {
                bulk.put(part.location(), part);
            }
        }
        for (Dataset dataset : described) {
            instances.add(instance(dataset));
        }
        return instances;
    }

    private Dcm4cheInstance instance(Dataset dataset) throws IOException {
        LinkedValues values = new LinkedValues(name, bulk, dataset);
        Dataset bare = dataset;
        for (Element element : dataset) {
            if (element.tag().isFileMeta()) {
                bare = bare.without(element.tag());
            }
        }
        values.find(bare);
        return new Dcm4cheInstance(values.transferSyntax(), new AttributesBuilder(values).build(bare));
    }

    /** A file on its own, or inside the message's, is linked to; any other is read into memory. */
    private Dcm4cheInstance file(Body body) throws IOException {
        List<Body> pieces = body.pieces();
        Body.FileRange range = pieces.size() == 1 && pieces.get(0) instanceof Body.FileRange found ? found : null;
        try (InputStream in = body.open();
                DicomInputStream dicom = new DicomInputStream(in)) {
            if (range == null) {
                dicom.setIncludeBulkData(DicomInputStream.IncludeBulkData.YES);
            } else {
                dicom.setIncludeBulkData(DicomInputStream.IncludeBulkData.URI);
                dicom.setURI(range.file().toUri().toString());
                dicom.setPosition(dicom.getPosition() + range.offset());
            }
            Attributes meta = dicom.readFileMetaInformation();
            Attributes dataset = dicom.readDataset();
            String syntax =
                    meta == null ? dicom.getTransferSyntax() : meta.getString(org.dcm4che3.data.Tag.TransferSyntaxUID);
            return new Dcm4cheInstance(syntax, dataset);
        }
    }
}

package io.github.stowc.dcm4che;

import io.github.stowc.bytes.Body;
import io.github.stowc.stow.StowInstances;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import io.github.stowc.stow.input.StowBulkData;
import io.github.stowc.stow.input.StowInstance;
import io.github.stowc.stow.options.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.VR;
import org.dcm4che3.data.Value;
import org.dcm4che3.io.DicomInputStream;

/** Reads the instances of a message's parts. */
final class MessageInstances {
    private MessageInstances() {}

    /** DICOM files are read by dcm4che; instances in JSON or XML by {@link StowInstances}. */
    static List<Dcm4cheInstance> read(String message, List<StoredPart> parts) throws IOException {
        List<Dcm4cheInstance> instances = new ArrayList<>();
        List<StoredPart> others = new ArrayList<>();
        for (StoredPart part : parts) {
            if (part.contentType().equals(Encoding.DICOM.mediaType())) {
                instances.add(file(part.body()));
            } else {
                others.add(part);
            }
        }
        for (StowInstance instance : StowInstances.read(message, others)) {
            instances.add(described(instance));
        }
        return instances;
    }

    private static Dcm4cheInstance described(StowInstance instance) throws IOException {
        Map<String, Object> values = new HashMap<>();
        for (StowBulkData bulk : instance.bulkData()) {
            values.put(bulk.uri(), value(bulk));
        }
        AttributesBuilder builder = new AttributesBuilder(link -> values.getOrDefault(link.uri(), Value.NULL));
        return new Dcm4cheInstance(instance.transferSyntax().uid(), builder.build(instance.dataset()));
    }

    private static Object value(StowBulkData bulk) throws IOException {
        if (bulk instanceof StowBulkData.Plain plain) {
            return LinkedBodies.value(plain.body());
        }
        List<Body> frames = ((StowBulkData.Compressed) bulk).frames();
        Fragments fragments = new Fragments(VR.OB, false, frames.size() + 1);
        fragments.add(Value.NULL);
        for (Body frame : frames) {
            fragments.add(LinkedBodies.value(frame));
        }
        return fragments;
    }

    /** Links to bulk data if the DICOM file is on disk, alone or inside the message's file; else reads it into memory. */
    private static Dcm4cheInstance file(Body body) throws IOException {
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

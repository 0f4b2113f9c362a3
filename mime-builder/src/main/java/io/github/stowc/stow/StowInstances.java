package io.github.stowc.stow;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.media.content.MediaType;
import io.github.stowc.stow.input.StoredMessage;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import io.github.stowc.stow.input.StowBulkData;
import io.github.stowc.stow.input.StowInstance;
import io.github.stowc.stow.instance.BulkPart;
import io.github.stowc.stow.instance.Instance;
import io.github.stowc.stow.instance.LinkedParts;
import io.github.stowc.stow.instance.StoredInstance;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.Encoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the instances of a message in any of the three encodings; their bulk data stay in the message. */
public final class StowInstances {
    private final String message;
    private final Map<String, StoredPart> bulk = new HashMap<>();
    private final List<StowInstance> instances = new ArrayList<>();

    private StowInstances(String message) {
        this.message = message;
    }

    /**
     * The instances of a message in a file, in the order of its parts.
     *
     * @throws IOException if it cannot be read, is not a complete message, or links and parts do not match
     */
    public static List<StowInstance> read(Path message) throws IOException {
        return read(Source.of(message));
    }

    /** Like {@link #read(Path)}, for any source. */
    public static List<StowInstance> read(Source message) throws IOException {
        return read(message.name(), StoredMessage.read(message).parts());
    }

    /** Like {@link #read(Path)}, from the parts of a message with that name. */
    public static List<StowInstance> read(String message, List<StoredPart> parts) throws IOException {
        StowInstances reading = new StowInstances(message);
        for (StoredPart part : parts) {
            if (!part.contentLocation().isEmpty()) {
                reading.bulk.put(part.contentLocation(), part);
            }
        }
        for (StoredPart part : parts) {
            reading.read(part);
        }
        return List.copyOf(reading.instances);
    }

    private void read(StoredPart part) throws IOException {
        String name = message + ": part " + (part.index() + 1);
        String type = part.contentType();
        if (type.equals(Encoding.DICOM.mediaType())) {
            instances.add(file(part.source(name), "part" + (part.index() + 1)));
        } else if (type.equals(Encoding.JSON.mediaType())) {
            for (Dataset dataset : DicomJsonReader.readAll(
                    part.body().open(), JsonReadOptions.of(name).withTransferSyntax(true))) {
                instances.add(described(dataset));
            }
        } else if (type.equals(Encoding.XML.mediaType())) {
            instances.add(
                    described(DicomXmlReader.strict(part.body().open(), name).read()));
        }
    }

    private static StowInstance file(Source source, String location) throws IOException {
        Instance instance;
        try {
            instance = StoredInstance.read(source, location);
        } catch (CompileException e) {
            throw new IOException(e.getMessage(), e);
        }
        List<StowBulkData> values = new ArrayList<>();
        for (BulkPart part : instance.bulk()) {
            values.add(
                    part.form() == BulkPart.Form.PLAIN
                            ? new StowBulkData.Plain(
                                    part.uri(),
                                    new MediaType(part.mediaType()),
                                    part.bodies().get(0))
                            : new StowBulkData.Compressed(part.uri(), part.bodies()));
        }
        return new StowInstance(instance.name(), instance.dataset(), instance.transferSyntax(), values);
    }

    private StowInstance described(Dataset dataset) throws IOException {
        LinkedParts linked = new LinkedParts(message, bulk, dataset);
        Dataset bare = linked.find();
        return new StowInstance(
                message + ": instance " + (instances.size() + 1), bare, linked.syntax(), linked.values());
    }
}

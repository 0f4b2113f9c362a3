package io.github.stowc.stow;

import io.github.stowc.bytes.Source;
import io.github.stowc.bytes.SourceChangedException;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonInstance;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.dicom.xml.XmlInstance;
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
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /**
     * Reads the instances of metadata one after the other, each whether or not those before it can be read.
     *
     * @param message the message's name in errors
     * @param parts all parts of the message; those with DICOM files are left out
     * @param sink gets each instance
     * @throws IOException if the message cannot be read, or the sink throws
     */
    public static void describe(String message, List<StoredPart> parts, DescribedSink sink) throws IOException {
        StowInstances reading = new StowInstances(message);
        for (StoredPart part : parts) {
            if (!part.contentLocation().isEmpty()) {
                reading.bulk.putIfAbsent(part.contentLocation(), part);
            }
        }
        for (StoredPart part : parts) {
            reading.describe(part, sink);
        }
    }

    /** Takes the instances that metadata describe. */
    @FunctionalInterface
    public interface DescribedSink {
        /**
         * Takes one.
         *
         * @param part the index of the part with its metadata, from 0
         * @param index its own index in that part, from 0
         * @param dataset its attributes as they were sent, as far as they can be read
         * @param instance the instance with its bulk data; null if they are not in the message
         * @param problem why they are not; empty if they are
         * @throws IOException if it cannot be taken
         */
        void accept(int part, int index, Dataset dataset, @Nullable StowInstance instance, String problem)
                throws IOException;
    }

    private void describe(StoredPart part, DescribedSink sink) throws IOException {
        String name = message + ": part " + (part.index() + 1);
        if (part.contentType().equals(Encoding.JSON.mediaType())) {
            JsonReadOptions options = JsonReadOptions.of(name).withTransferSyntax(true);
            try (DicomJsonReader reader = DicomJsonReader.collecting(part.body().open(), options, problem -> {})) {
                for (Optional<JsonInstance> next = reader.next(); next.isPresent(); next = reader.next()) {
                    describe(part, next.get().index(), next.get().dataset(), sink);
                }
            }
        } else if (part.contentType().equals(Encoding.XML.mediaType())) {
            Optional<XmlInstance> instance = DicomXmlReader.collect(part.body().open(), name, problem -> {});
            describe(part, 0, instance.map(XmlInstance::dataset).orElse(Dataset.EMPTY), sink);
        }
    }

    private void describe(StoredPart part, int index, Dataset dataset, DescribedSink sink) throws IOException {
        StowInstance instance = null;
        String problem = "";
        try {
            instance = described(dataset);
        } catch (FileSystemException | SourceChangedException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            problem = String.valueOf(e.getMessage());
        }
        sink.accept(part.index(), index, dataset, instance, problem);
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

package io.github.stowc.anatomy;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonInstance;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.dicom.xml.XmlInstance;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the instances of a part for showing them, as far as they can be read. */
final class InstanceReader {
    /** As much of a part's metadata as is read. */
    private static final long MOST = 1 << 20;

    /** Longer values of a DICOM file stay there. */
    private static final int INLINE = 4096;

    private final Source part;

    InstanceReader(Source part) {
        this.part = part;
    }

    /** The instances in a part of that media type; none if it holds no metadata. */
    List<Dataset> read(String mediaType) throws IOException {
        return switch (mediaType) {
            case "application/dicom+json", "application/json" -> json();
            case "application/dicom+xml", "application/xml" -> xml();
            case "application/dicom" -> part10();
            default -> List.of();
        };
    }

    private InputStream open() throws IOException {
        return part.range(part.name(), 0, Math.min(MOST, part.size())).open();
    }

    private List<Dataset> json() throws IOException {
        List<Dataset> instances = new ArrayList<>();
        JsonReadOptions options = JsonReadOptions.of(part.name()).withTransferSyntax(true);
        try (DicomJsonReader reader = DicomJsonReader.collecting(open(), options, problem -> {})) {
            for (Optional<JsonInstance> next = reader.next(); next.isPresent(); next = reader.next()) {
                instances.add(next.get().dataset());
            }
        }
        return instances;
    }

    private List<Dataset> xml() throws IOException {
        return DicomXmlReader.collect(open(), part.name(), problem -> {}).map(XmlInstance::dataset).stream()
                .toList();
    }

    private List<Dataset> part10() throws IOException {
        try (ByteWindow window = new ByteWindow(part)) {
            Part10Content content =
                    Part10Reader.strict().lenient().inlineUpTo(INLINE).read(window);
            List<Element> all = new ArrayList<>(content.meta().elements().elements());
            all.addAll(content.dataset().elements());
            return List.of(Dataset.of(all));
        } catch (Part10Exception | IllegalArgumentException e) {
            // The checks tell what is wrong with it.
            return List.of();
        }
    }
}

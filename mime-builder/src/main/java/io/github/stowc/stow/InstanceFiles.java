package io.github.stowc.stow;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonInstance;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.part10.Part10Header;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Part;
import io.github.stowc.stow.options.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the files that instances of a message came from; the message itself is read for it, since it keeps no list. */
public final class InstanceFiles {
    private final Set<String> wanted;
    private final Map<String, String> files = new HashMap<>();

    private InstanceFiles(Set<String> wanted) {
        this.wanted = wanted;
    }

    /**
     * The names of files by the SOP Instance UIDs of instances.
     *
     * @param message the message that has the instances
     * @param sopInstances the UIDs that are asked for
     * @return the names as they were given; nothing for an instance that is not found, or whose bulk data is in no file
     * @throws IOException if a part cannot be read
     */
    public static Map<String, String> of(StowMessage message, Set<String> sopInstances) throws IOException {
        InstanceFiles found = new InstanceFiles(sopInstances);
        if (sopInstances.isEmpty()) {
            return Map.of();
        }
        Map<String, String> byLocation = new HashMap<>();
        for (Part part : message.parts()) {
            header(part, "Content-Location")
                    .map(InstanceFiles::withoutFrame)
                    .ifPresent(
                            location -> fileOf(part.body()).ifPresent(file -> byLocation.putIfAbsent(location, file)));
        }
        for (Part part : message.parts()) {
            String type = header(part, "Content-Type").orElse("");
            if (type.startsWith(Encoding.JSON.mediaType())) {
                found.addJson(part, byLocation);
            } else if (type.startsWith(Encoding.XML.mediaType())) {
                // The metadata went out as they are; what is wrong with them was said before.
                DicomXmlReader.collect(part.body().open(), "the metadata", problem -> {})
                        .ifPresent(instance -> found.addLinked(instance.dataset(), byLocation));
            } else if (type.startsWith(Encoding.DICOM.mediaType())) {
                found.addFile(part);
            }
        }
        return found.files;
    }

    /** A link leads to all frames, each of which has a part (PS3.18 8.7.3.3.2). */
    private static String withoutFrame(String location) {
        int frame = location.lastIndexOf("/frames/");
        return frame < 0 ? location : location.substring(0, frame);
    }

    private static Optional<String> header(Part part, String name) {
        return part.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    private static Optional<String> fileOf(Body body) {
        for (Body piece : body.pieces()) {
            if (piece instanceof Body.FileRange range) {
                return Optional.of(range.file().toString());
            }
            if (piece instanceof Body.Streamed streamed) {
                return Optional.of(streamed.name());
            }
        }
        return Optional.empty();
    }

    private void addFile(Part part) throws IOException {
        Optional<String> file = fileOf(part.body());
        if (file.isEmpty()) {
            return;
        }
        try (InputStream in = part.body().open()) {
            Part10Header.read(file.get(), in)
                    .sopInstance()
                    .filter(wanted::contains)
                    .ifPresent(uid -> files.putIfAbsent(uid, file.get()));
        } catch (Part10Exception e) {
            // It went out all the same; its name stays unknown.
        }
    }

    private void addJson(Part part, Map<String, String> byLocation) throws IOException {
        try (DicomJsonReader reader =
                DicomJsonReader.collecting(part.body().open(), JsonReadOptions.of("the metadata"), problem -> {})) {
            for (Optional<JsonInstance> next = reader.next(); next.isPresent(); next = reader.next()) {
                addLinked(next.get().dataset(), byLocation);
            }
        }
    }

    private void addLinked(Dataset dataset, Map<String, String> byLocation) {
        String uid = dataset.text(Tags.SOP_INSTANCE_UID).orElse("");
        if (wanted.contains(uid)) {
            linked(dataset, byLocation).ifPresent(file -> files.putIfAbsent(uid, file));
        }
    }

    private static Optional<String> linked(Dataset dataset, Map<String, String> byLocation) {
        for (Element element : dataset) {
            if (element instanceof Element.BulkData link && byLocation.containsKey(link.uri())) {
                return Optional.of(byLocation.get(link.uri()));
            }
        }
        return Optional.empty();
    }
}

package io.github.stowc.receiver.store;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.part10.TransferSyntax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the attributes of a DICOM file that stand before its pixels. */
final class HeaderAttributes {
    /** Longer values, in bytes, are no matter of a search. */
    private static final int INLINE = 16 * 1024;

    private HeaderAttributes() {}

    /**
     * What the index keeps of a file.
     *
     * @return empty if it is no DICOM file with valid UIDs
     * @throws IOException if it cannot be read
     */
    static Optional<ReadFile> read(Path file) throws IOException {
        Source source = Source.of(file);
        Part10Content content = content(source, KeptAttributes.END).orElse(null);
        if (content == null) {
            return Optional.empty();
        }
        Dataset attributes = withoutBulkData(content.dataset());
        String transferSyntax =
                content.meta().transferSyntax().map(TransferSyntax::uid).orElse("");
        return uids(attributes).map(uids -> new ReadFile(uids, file, source.size(), transferSyntax, attributes));
    }

    /**
     * All attributes before the pixels but those with long values.
     *
     * @return without attributes if the file is not as it was when it was stored
     * @throws IOException if it cannot be read
     */
    static Dataset all(Path file) throws IOException {
        return content(Source.of(file), Tags.PIXEL_DATA)
                .map(content -> withoutBulkData(content.dataset()))
                .orElse(Dataset.EMPTY);
    }

    private static Optional<Part10Content> content(Source source, Tag end) throws IOException {
        try (ByteWindow window = new ByteWindow(source)) {
            return Optional.of(Part10Reader.strict()
                    .lenient()
                    .inlineUpTo(INLINE)
                    .until(end)
                    .read(window));
        } catch (Part10Exception | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<InstanceUids> uids(Dataset dataset) {
        Uid study = uid(dataset, Tags.STUDY_INSTANCE_UID).orElse(null);
        Uid series = uid(dataset, Tags.SERIES_INSTANCE_UID).orElse(null);
        Uid instance = uid(dataset, Tags.SOP_INSTANCE_UID).orElse(null);
        return study == null || series == null || instance == null
                ? Optional.empty()
                : Optional.of(new InstanceUids(study, series, instance));
    }

    private static Optional<Uid> uid(Dataset dataset, Tag tag) {
        return dataset.text(tag).filter(text -> Uid.problem(text).isEmpty()).map(Uid::new);
    }

    /** The dataset without links into the file, in sequences too. */
    private static Dataset withoutBulkData(Dataset dataset) {
        List<Element> kept = new ArrayList<>(dataset.size());
        for (Element element : dataset) {
            if (element instanceof Element.Sequence sequence) {
                kept.add(new Element.Sequence(
                        element.tag(),
                        sequence.items().stream()
                                .map(HeaderAttributes::withoutBulkData)
                                .toList()));
            } else if (!(element instanceof Element.BulkData)) {
                kept.add(element);
            }
        }
        return Dataset.of(kept);
    }
}

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
import java.util.Set;

/** Reads the attributes of a DICOM file that stand before its pixels. */
final class HeaderAttributes {
    /** Longer values are read from the file when somebody asks for them. */
    private static final int INLINE = 1024;

    /** The attributes that searches return by default (PS3.18 tables 10.6.3-3 to -5), and that they match. */
    private static final Set<Integer> KEPT = Set.of(
            0x00080005,
            0x00080008,
            0x00080012,
            0x00080013,
            0x00080016,
            0x00080018,
            0x00080020,
            0x00080021,
            0x00080022,
            0x00080023,
            0x00080030,
            0x00080031,
            0x00080032,
            0x00080033,
            0x00080050,
            0x00080060,
            0x00080064,
            0x00080070,
            0x00080080,
            0x00080090,
            0x00080201,
            0x00081010,
            0x00081030,
            0x0008103E,
            0x00081090,
            0x00100010,
            0x00100020,
            0x00100021,
            0x00100030,
            0x00100040,
            0x00180015,
            0x0020000D,
            0x0020000E,
            0x00200010,
            0x00200011,
            0x00200013,
            0x00280008,
            0x00280010,
            0x00280011,
            0x00280100,
            0x00400244,
            0x00400245,
            0x00420010);

    private HeaderAttributes() {}

    /**
     * What is known of a file.
     *
     * @return empty if it is no DICOM file with valid UIDs
     * @throws IOException if it cannot be read
     */
    static Optional<StoredFile> read(Path file) throws IOException {
        Source source = Source.of(file);
        try (ByteWindow window = new ByteWindow(source)) {
            Part10Content content = Part10Reader.strict()
                    .lenient()
                    .inlineUpTo(INLINE)
                    .until(Tags.PIXEL_DATA)
                    .read(window);
            Dataset all = content.dataset();
            return uids(all)
                    .map(uids -> new StoredFile(
                            uids,
                            file,
                            source.size(),
                            content.meta()
                                    .transferSyntax()
                                    .map(TransferSyntax::uid)
                                    .orElse(""),
                            kept(all)));
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

    /** Those of the attributes that the index keeps. */
    static Dataset kept(Dataset all) {
        List<Element> kept = new ArrayList<>();
        for (Element element : all) {
            if (KEPT.contains(element.tag().value()) && !(element instanceof Element.BulkData)) {
                kept.add(element);
            }
        }
        return Dataset.of(kept);
    }
}

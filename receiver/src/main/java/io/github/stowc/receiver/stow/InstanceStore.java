package io.github.stowc.receiver.stow;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.part10.BulkContent;
import io.github.stowc.dicom.part10.FileMeta;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.part10.Part10Header;
import io.github.stowc.dicom.part10.Part10Writer;
import io.github.stowc.receiver.store.Archive;
import io.github.stowc.receiver.store.BodyFile;
import io.github.stowc.receiver.store.InstanceUids;
import io.github.stowc.stow.StowInstances;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import io.github.stowc.stow.input.StowBulkData;
import io.github.stowc.stow.input.StowInstance;
import io.github.stowc.threads.Handover;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores the instances of one message. */
final class InstanceStore {
    /** As many files may be copied and wait for their names. */
    private static final int AHEAD = 8;

    private final Archive archive;
    private final PeerRules.Message message;
    private final String study;
    private final MessageFindings findings;
    private final BulkParts bulkParts;
    private final PeerRules peer;
    private final PeerRules.InstanceRule peerRule;
    private final List<InstanceFate> fates = new ArrayList<>();

    /**
     * For a message.
     *
     * @param bulkParts its parts with bulk data
     * @param peer what is refused besides
     * @throws IOException if the message cannot be read
     */
    InstanceStore(
            Archive archive, PeerRules.Message message, MessageFindings findings, BulkParts bulkParts, PeerRules peer)
            throws IOException {
        this.archive = archive;
        this.message = message;
        this.study = message.path().study();
        this.findings = findings;
        this.bulkParts = bulkParts;
        this.peer = peer;
        this.peerRule = peer.instances(message);
    }

    /**
     * Stores all instances that can be stored; says what became of each.
     *
     * @throws IOException if the message cannot be read
     */
    List<InstanceFate> store(List<StoredPart> parts) throws IOException {
        List<StoredPart> files = parts.stream()
                .filter(part -> part.contentType().equals("application/dicom"))
                .toList();
        if (files.size() == 1) {
            add(copied(files.get(0)));
        } else if (files.size() > 1) {
            addAll(files);
        }
        StowInstances.describe(message.body().name(), parts, this::described);
        return fates;
    }

    /** Stores DICOM files in their order; a second thread copies while this one gives names. */
    private void addAll(List<StoredPart> files) throws IOException {
        Handover<Copy> copies = new Handover<>("copy", AHEAD, out -> {
            for (StoredPart file : files) {
                out.put(copied(file));
            }
        });
        try (copies) {
            for (Copy next = copies.take(); next != null; next = copies.take()) {
                add(next);
            }
        } finally {
            copies.awaitEnd();
        }
    }

    /**
     * A DICOM file that is not in the archive yet.
     *
     * @param dataset its UIDs
     * @param temporary where it is; empty if it fails
     * @param failure why it fails; empty if nothing is known against it
     */
    private record Copy(Dataset dataset, Optional<Path> temporary, Optional<Failure> failure) {
        static Copy failed(Dataset dataset, Failure failure) {
            return new Copy(dataset, Optional.empty(), Optional.of(failure));
        }
    }

    private Copy copied(StoredPart part) throws IOException {
        Dataset dataset;
        try (InputStream in = part.body().open()) {
            Part10Header header = Part10Header.read("part " + (part.index() + 1), in);
            Dataset.Builder builder = Dataset.builder();
            set(builder, Tags.SOP_CLASS_UID, header.sopClass());
            set(builder, Tags.SOP_INSTANCE_UID, header.sopInstance());
            set(builder, Tags.STUDY_INSTANCE_UID, header.study());
            set(builder, Tags.SERIES_INSTANCE_UID, header.series());
            dataset = builder.build();
        } catch (Part10Exception e) {
            return Copy.failed(Dataset.EMPTY, new Failure(peer.unreadable(), Failure.UNREADABLE.why()));
        }
        Optional<Failure> failure = failure(part.index(), 0, dataset, List.of());
        return failure.isPresent() ? Copy.failed(dataset, failure.get()) : copied(dataset, part.body());
    }

    private Copy copied(Dataset dataset, Body file) {
        Path temporary = archive.temporary();
        try {
            BodyFile.write(file, temporary);
            return new Copy(dataset, Optional.of(temporary), Optional.empty());
        } catch (Part10Exception e) {
            return Copy.failed(dataset, Failure.UNREADABLE);
        } catch (IOException e) {
            return Copy.failed(dataset, Failure.NO_ROOM);
        }
    }

    private static void set(Dataset.Builder builder, Tag tag, Optional<String> value) {
        value.ifPresent(text -> builder.set(tag, text));
    }

    private void described(int part, int index, Dataset dataset, @Nullable StowInstance instance, String problem)
            throws IOException {
        Optional<Failure> failure = failure(part, index, dataset, bulkParts.of(dataset));
        if (failure.isPresent()) {
            fail(dataset, failure.get());
        } else if (instance == null || !bulkParts.areWhatTheySay(dataset)) {
            fail(dataset, Failure.BULK_DATA);
        } else {
            joined(dataset, instance);
        }
    }

    /** Why an instance is not stored, as far as its findings and its UIDs show. */
    private Optional<Failure> failure(int part, int index, Dataset dataset, Collection<Integer> bulkData)
            throws IOException {
        Optional<PeerRules.Refusal> refusal = peerRule.refusal(part, dataset);
        if (refusal.isPresent()) {
            return refusal.map(why -> new Failure(why.reason(), why.comment()));
        }
        Optional<Failure> found = findings.of(part, index, bulkData);
        if (found.isPresent()) {
            return found;
        }
        for (Tag tag : InstanceFate.UIDS) {
            if (Uid.problem(dataset.text(tag).orElse("")).isPresent()) {
                return Optional.of(Failure.noUid(tag));
            }
        }
        return study.isEmpty()
                        || study.equals(dataset.text(Tags.STUDY_INSTANCE_UID).orElse(""))
                ? Optional.empty()
                : Optional.of(Failure.OTHER_STUDY);
    }

    private void fail(Dataset dataset, Failure failure) {
        fates.add(InstanceFate.failed(dataset, failure));
    }

    /** Stores metadata and bulk data as one file. */
    private void joined(Dataset dataset, StowInstance instance) {
        Body file;
        try {
            Map<String, BulkContent> bulk = new HashMap<>();
            for (StowBulkData data : instance.bulkData()) {
                bulk.put(data.uri(), content(instance, data));
            }
            FileMeta meta = FileMeta.of(instance.dataset(), instance.transferSyntax());
            file = file(instance.name(), meta, instance.dataset(), bulk);
        } catch (IOException | IllegalArgumentException e) {
            fail(dataset, Failure.UNREADABLE);
            return;
        }
        add(copied(dataset, file));
    }

    private static Body file(String name, FileMeta meta, Dataset dataset, Map<String, BulkContent> bulk)
            throws IOException {
        Dataset parted = WritableDataset.withValuesParted(dataset);
        try {
            return Part10Writer.file(name, meta, parted, bulk);
        } catch (Part10Exception e) {
            // Perhaps a text is not in the character set that the metadata name; else this fails in the same way.
            return Part10Writer.file(name, meta, WritableDataset.inUtf8(parted), bulk);
        }
    }

    private static BulkContent content(StowInstance instance, StowBulkData data) {
        if (data instanceof StowBulkData.Compressed compressed) {
            return instance.transferSyntax().isVideo()
                    ? new BulkContent.Stream(compressed.frames().get(0))
                    : new BulkContent.Frames(compressed.frames());
        }
        return new BulkContent.Plain(((StowBulkData.Plain) data).body());
    }

    private void add(Copy copy) {
        Dataset dataset = copy.dataset();
        if (copy.temporary().isEmpty()) {
            fail(dataset, copy.failure().orElseThrow());
            return;
        }
        InstanceUids uids = new InstanceUids(
                uid(dataset, Tags.STUDY_INSTANCE_UID),
                uid(dataset, Tags.SERIES_INSTANCE_UID),
                uid(dataset, Tags.SOP_INSTANCE_UID));
        try {
            if (archive.add(uids, copy.temporary().get()) == Archive.Outcome.OTHER && !peer.ignoresDuplicates()) {
                fail(dataset, Failure.OTHER_INSTANCE);
            } else {
                fates.add(InstanceFate.stored(dataset));
            }
        } catch (Part10Exception e) {
            fail(dataset, Failure.UNREADABLE);
        } catch (IOException e) {
            fail(dataset, Failure.NO_ROOM);
        }
    }

    private static Uid uid(Dataset dataset, Tag tag) {
        return new Uid(dataset.text(tag).orElseThrow());
    }
}

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
import io.github.stowc.receiver.store.InstanceUids;
import io.github.stowc.stow.StowInstances;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import io.github.stowc.stow.input.StowBulkData;
import io.github.stowc.stow.input.StowInstance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores the instances of one message. */
final class InstanceStore {
    private final Archive archive;
    private final PeerRules.Message message;
    private final String study;
    private final InstanceFindings findings;
    private final PeerRules peer;
    private final PeerRules.InstanceRule rule;
    private final List<InstanceFate> fates = new ArrayList<>();

    /** For a message. */
    InstanceStore(Archive archive, PeerRules.Message message, InstanceFindings findings, PeerRules peer)
            throws IOException {
        this.archive = archive;
        this.message = message;
        this.study = message.path().study();
        this.findings = findings;
        this.peer = peer;
        this.rule = peer.instances(message);
    }

    /** Stores all instances that can be stored; says what became of each. */
    List<InstanceFate> store(List<StoredPart> parts) throws IOException {
        for (StoredPart part : parts) {
            if (part.contentType().equals("application/dicom")) {
                file(part);
            }
        }
        StowInstances.describe(message.body().name(), parts, this::described);
        return fates;
    }

    private void file(StoredPart part) throws IOException {
        Dataset dataset = Dataset.EMPTY;
        try (InputStream in = part.body().open()) {
            Part10Header header = Part10Header.read("part " + (part.index() + 1), in);
            Dataset.Builder builder = Dataset.builder();
            set(builder, Tags.SOP_CLASS_UID, header.sopClass());
            set(builder, Tags.SOP_INSTANCE_UID, header.sopInstance());
            set(builder, Tags.STUDY_INSTANCE_UID, header.study());
            set(builder, Tags.SERIES_INSTANCE_UID, header.series());
            dataset = builder.build();
        } catch (Part10Exception e) {
            fates.add(new InstanceFate(dataset, peer.unreadable(), String.valueOf(e.getMessage())));
            return;
        }
        if (isRefused(part.index(), dataset)) {
            return;
        }
        store(part.index(), 0, dataset, part.body());
    }

    private static void set(Dataset.Builder builder, Tag tag, Optional<String> value) {
        value.ifPresent(text -> builder.set(tag, text));
    }

    private void described(int part, int index, Dataset dataset, @Nullable StowInstance instance, String problem)
            throws IOException {
        if (isRefused(part, dataset)) {
            return;
        }
        if (instance == null) {
            fates.add(new InstanceFate(dataset, FailureCodes.PROCESSING, problem));
            return;
        }
        Body file;
        try {
            Map<String, BulkContent> bulk = new HashMap<>();
            for (StowBulkData data : instance.bulkData()) {
                bulk.put(data.uri(), content(instance, data));
            }
            FileMeta meta = FileMeta.of(instance.dataset(), instance.transferSyntax());
            file = Part10Writer.file(instance.name(), meta, instance.dataset(), bulk);
        } catch (Part10Exception | IllegalArgumentException e) {
            fates.add(new InstanceFate(dataset, FailureCodes.NOT_UNDERSTOOD, String.valueOf(e.getMessage())));
            return;
        }
        store(part, index, instance.dataset(), file);
    }

    private boolean isRefused(int part, Dataset dataset) throws IOException {
        Optional<PeerRules.Refusal> refusal = rule.refusal(part, dataset);
        refusal.ifPresent(why -> fates.add(new InstanceFate(dataset, why.reason(), why.comment())));
        return refusal.isPresent();
    }

    private static BulkContent content(StowInstance instance, StowBulkData data) {
        if (data instanceof StowBulkData.Compressed compressed) {
            return instance.transferSyntax().isVideo()
                    ? new BulkContent.Stream(compressed.frames().get(0))
                    : new BulkContent.Frames(compressed.frames());
        }
        return new BulkContent.Plain(((StowBulkData.Plain) data).body());
    }

    private void store(int part, int index, Dataset dataset, Body file) throws IOException {
        String error = findings.error(part, index);
        if (!error.isEmpty()) {
            fates.add(new InstanceFate(dataset, FailureCodes.NO_MATCH, error));
            return;
        }
        for (Tag tag :
                List.of(Tags.SOP_CLASS_UID, Tags.SOP_INSTANCE_UID, Tags.STUDY_INSTANCE_UID, Tags.SERIES_INSTANCE_UID)) {
            String text = dataset.text(tag).orElse("");
            if (Uid.problem(text).isPresent()) {
                fates.add(new InstanceFate(dataset, FailureCodes.NO_MATCH, tag + ": expected a UID, found none"));
                return;
            }
        }
        InstanceUids uids = new InstanceUids(
                uid(dataset, Tags.STUDY_INSTANCE_UID),
                uid(dataset, Tags.SERIES_INSTANCE_UID),
                uid(dataset, Tags.SOP_INSTANCE_UID));
        if (!study.isEmpty() && !study.equals(uids.study().value())) {
            fates.add(new InstanceFate(
                    dataset, FailureCodes.PROCESSING, "expected the study of the URL, found " + uids.study()));
            return;
        }
        Path temporary = archive.temporary();
        try (InputStream in = file.open()) {
            Files.copy(in, temporary);
        }
        boolean isOther = archive.add(uids, temporary) == Archive.Outcome.OTHER && !peer.ignoresDuplicates();
        fates.add(new InstanceFate(
                dataset,
                isOther ? FailureCodes.DUPLICATE : 0,
                isOther ? "another instance with this SOP Instance UID is stored" : ""));
    }

    private static Uid uid(Dataset dataset, Tag tag) {
        return new Uid(dataset.text(tag).orElseThrow());
    }
}

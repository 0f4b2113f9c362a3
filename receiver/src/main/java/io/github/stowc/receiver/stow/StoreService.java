package io.github.stowc.receiver.stow;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import io.github.stowc.mime.ContentTypeField;
import io.github.stowc.receiver.store.Archive;
import io.github.stowc.receiver.web.DicomPath;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import io.github.stowc.stow.StowValidator;
import io.github.stowc.stow.input.StoredMessage;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stores the instances of messages (PS3.18 10.5). Safe to share between threads. */
public final class StoreService {
    private final Archive archive;
    private final boolean strict;
    private final PeerRules peer;

    /**
     * Stores into an archive.
     *
     * @param strict whether an instance with any error fails
     * @param peer what is refused besides
     */
    public StoreService(Archive archive, boolean strict, PeerRules peer) {
        this.archive = archive;
        this.strict = strict;
        this.peer = peer;
    }

    /**
     * Stores the instances of a message.
     *
     * @param base the URL of the service, up to {@code /studies}
     * @param body the message
     * @throws IOException if the body cannot be read, or the archive cannot be written to
     */
    public StoreOutcome store(WebRequest head, DicomPath path, String base, Source body) throws IOException {
        String contentType = head.field("Content-Type").orElse("");
        Anatomy anatomy = Anatomy.of(body, contentType);
        PeerRules.Message message =
                new PeerRules.Message(head, path, body, anatomy, StoredMessage.parts(body, anatomy));
        Optional<WebAnswer> refusal = peer.refusal(message);
        if (refusal.isEmpty()) {
            refusal = RequestRules.refusal(head, ContentTypeField.of(contentType));
        }
        List<Finding> findings = new ArrayList<>();
        StowValidator validator = new StowValidator(ValidateOptions.DEFAULT, findings::add);
        validator.source(body, contentType);
        validator.finish();
        Optional<List<StoredPart>> taken = peer.taken(message);
        if (refusal.isEmpty() && taken.isEmpty()) {
            refusal = RequestRules.broken(findings);
        }
        if (refusal.isPresent()) {
            return new StoreOutcome(refusal.get(), Optional.of(anatomy), findings);
        }
        InstanceStore store = new InstanceStore(archive, message, new InstanceFindings(findings, strict), peer);
        List<InstanceFate> fates = store.store(taken.orElse(message.parts()));
        return new StoreOutcome(answer(head, base, fates), Optional.of(anatomy), findings);
    }

    private WebAnswer answer(WebRequest head, String base, List<InstanceFate> fates) throws IOException {
        long failed = fates.stream().filter(fate -> !fate.isStored()).count();
        int status = failed == 0 ? 200 : failed == fates.size() ? 409 : 202;
        Dataset dataset = ResponseDataset.of(fates, base);
        boolean isXml = head.list("Accept").isEmpty()
                ? peer.preferredAnswer().equals("application/dicom+xml")
                : RequestRules.wantsXml(head);
        WebAnswer answer = isXml ? xml(status, dataset) : WebAnswer.json(status, List.of(dataset));
        List<PeerRules.Refusal> failures = fates.stream()
                .filter(fate -> !fate.isStored())
                .map(fate -> new PeerRules.Refusal(fate.reason(), fate.comment()))
                .toList();
        return peer.word(answer, dataset, failures);
    }

    private static WebAnswer xml(int status, Dataset dataset) throws IOException {
        try {
            return WebAnswer.of(
                    status,
                    "application/dicom+xml",
                    Body.of(DicomXmlWriter.document(dataset, DicomXmlWriter.Layout.MINIMAL)));
        } catch (DicomTextException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}

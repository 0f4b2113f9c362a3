package io.github.stowc.receiver.stow;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.mime.ContentTypeField;
import io.github.stowc.receiver.store.Archive;
import io.github.stowc.receiver.web.Accept;
import io.github.stowc.receiver.web.DatasetForm;
import io.github.stowc.receiver.web.DicomPath;
import io.github.stowc.receiver.web.ServiceUrl;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import io.github.stowc.stow.StowValidator;
import io.github.stowc.stow.input.StoredMessage;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Stores the instances of messages (PS3.18 10.5). Safe to share between threads. */
public final class StoreService {
    /** Delimiters and fields, which are held in memory, of a message that is read beside others. */
    private static final int FEW_LINES = 15_000;

    private static final int MOST_PARTS = 100_000;

    /** Delimiters and fields of so many parts with two fields each, and some more. */
    private static final int MOST_LINES = 310_000;

    private final Archive archive;
    private final boolean strict;
    private final PeerRules peer;
    private final FailingRules rules = FailingRules.read();

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
     * @param body the message
     * @param isAlone whether no other message is stored with this being true at the same time
     * @return empty if the message has so many parts that it must be alone, and is not
     * @throws IOException if the body cannot be read
     */
    public Optional<StoreOutcome> store(WebRequest head, DicomPath path, Source body, boolean isAlone)
            throws IOException {
        String contentType = head.field("Content-Type").orElse("");
        Optional<WebAnswer> refusal = RequestRules.refusal(head, path, ContentTypeField.of(contentType));
        Anatomy anatomy =
                Anatomy.of(body, contentType, isAlone ? MOST_LINES : FEW_LINES).orElse(null);
        if (anatomy == null && refusal.isEmpty() && !isAlone) {
            return Optional.empty();
        }
        if (anatomy == null || anatomy.parts().size() > MOST_PARTS) {
            return Optional.of(
                    new StoreOutcome(refusal.orElseGet(StoreService::tooLarge), Optional.empty(), List.of()));
        }
        MessageFindings findings = findings(path, contentType, body, anatomy);
        PeerRules.Message message =
                new PeerRules.Message(head, path, body, anatomy, StoredMessage.parts(body, anatomy));
        Optional<WebAnswer> refused = peer.refusal(message);
        if (refused.isEmpty()) {
            refused = refusal;
        }
        WebAnswer answer = refused.isPresent() ? refused.get() : stored(message, findings);
        return Optional.of(new StoreOutcome(answer, Optional.of(anatomy), findings.kept()));
    }

    private WebAnswer stored(PeerRules.Message message, MessageFindings findings) throws IOException {
        DatasetForm form = DatasetForm.ofOne(Accept.of(message.head(), peer.preferredAnswer()))
                .orElse(null);
        if (form == null) {
            return RequestRules.notAcceptable();
        }
        Optional<List<StoredPart>> taken = peer.taken(message);
        if (taken.isEmpty() && message.body().size() == 0) {
            return WebAnswer.text(400, "expected a multipart message, found a body without bytes (PS3.18 10.5.1)");
        }
        boolean isBroken =
                message.anatomy().boundary().isEmpty() || findings.broken().isPresent();
        if (taken.isEmpty() && isBroken) {
            return WebAnswer.text(
                    400,
                    findings.broken().map(Finding::oneLine).orElse("expected a multipart message, found no delimiter"));
        }
        InstanceStore store = new InstanceStore(archive, message, findings, new BulkParts(message.parts()), peer);
        List<InstanceFate> fates = store.store(taken.orElse(message.parts()));
        return fates.isEmpty() && taken.isEmpty()
                ? WebAnswer.text(400, "expected instances, found none: no part is a DICOM file or metadata")
                : answer(form, ServiceUrl.of(message.head(), message.path()), fates);
    }

    private static WebAnswer tooLarge() {
        return WebAnswer.text(
                413,
                "expected at most " + MOST_PARTS + " parts and " + MOST_LINES
                        + " delimiters and fields in a message, found more");
    }

    private MessageFindings findings(DicomPath path, String contentType, Source body, Anatomy anatomy)
            throws IOException {
        MessageFindings findings = new MessageFindings(rules, strict, anatomy);
        boolean hasStudy = !path.study().isEmpty() && Uid.problem(path.study()).isEmpty();
        StowValidator validator = new StowValidator(
                hasStudy ? ValidateOptions.DEFAULT.withStudy(new Uid(path.study())) : ValidateOptions.DEFAULT,
                findings);
        validator.source(body, contentType, anatomy);
        validator.finish();
        return findings;
    }

    private WebAnswer answer(DatasetForm form, ServiceUrl service, List<InstanceFate> fates) throws IOException {
        Dataset response = ResponseDataset.of(fates, service);
        List<PeerRules.Refusal> failures = fates.stream()
                .flatMap(fate -> fate.failure().stream())
                .map(failure -> new PeerRules.Refusal(failure.reason(), failure.why()))
                .toList();
        WebAnswer answer = WebAnswer.of(status(fates), form.mediaType(), Body.of(text(form, response)));
        return peer.word(WarningFields.addTo(answer, fates), response, failures);
    }

    /** The response; JSON is one object, as servers give it: Orthanc reads no array here. */
    private static byte[] text(DatasetForm form, Dataset response) throws IOException {
        try {
            return form.text(response);
        } catch (DicomTextException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static int status(List<InstanceFate> fates) {
        if (fates.stream().allMatch(InstanceFate::isStored)) {
            return 200;
        }
        if (fates.stream().anyMatch(InstanceFate::isStored)) {
            return 202;
        }
        boolean isFull =
                fates.stream().anyMatch(fate -> fate.failure().orElseThrow().isForLackOfRoom());
        return isFull ? 503 : 409;
    }
}

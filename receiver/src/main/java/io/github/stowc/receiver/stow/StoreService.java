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

    /**
     * Stores into an archive.
     *
     * @param strict whether an instance with any error fails
     */
    public StoreService(Archive archive, boolean strict) {
        this.archive = archive;
        this.strict = strict;
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
        Optional<WebAnswer> refusal = RequestRules.refusal(head, ContentTypeField.of(contentType));
        Anatomy anatomy = Anatomy.of(body, contentType);
        List<Finding> findings = new ArrayList<>();
        StowValidator validator = new StowValidator(ValidateOptions.DEFAULT, findings::add);
        validator.source(body, contentType);
        validator.finish();
        if (refusal.isEmpty()) {
            refusal = RequestRules.broken(findings);
        }
        if (refusal.isPresent()) {
            return new StoreOutcome(refusal.get(), Optional.of(anatomy), findings);
        }
        InstanceStore store = new InstanceStore(archive, path.study(), new InstanceFindings(findings, strict));
        List<InstanceFate> fates = store.store(body.name(), StoredMessage.parts(body, anatomy));
        return new StoreOutcome(answer(head, base, fates), Optional.of(anatomy), findings);
    }

    private static WebAnswer answer(WebRequest head, String base, List<InstanceFate> fates) throws IOException {
        long failed = fates.stream().filter(fate -> !fate.isStored()).count();
        int status = failed == 0 ? 200 : failed == fates.size() ? 409 : 202;
        Dataset dataset = ResponseDataset.of(fates, base);
        WebAnswer answer =
                RequestRules.wantsXml(head) ? xml(status, dataset) : WebAnswer.jsonObject(status, dataset);
        return answer;
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

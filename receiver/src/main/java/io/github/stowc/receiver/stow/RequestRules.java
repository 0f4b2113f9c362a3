package io.github.stowc.receiver.stow;

import io.github.stowc.dicom.Uid;
import io.github.stowc.mime.ContentTypeField;
import io.github.stowc.receiver.web.DicomPath;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which requests are refused because of their head (PS3.18 10.5.1). */
final class RequestRules {
    /** The media types of 10.5.1.2 that a message can be of. */
    private static final Set<String> TYPES =
            Set.of("", "application/dicom", "application/dicom+json", "application/dicom+xml");

    private RequestRules() {}

    /** The answer to a request whose head alone shows that it cannot be served. */
    static Optional<WebAnswer> refusal(WebRequest head, DicomPath path, ContentTypeField type) {
        if (!type.mediaType().equalsIgnoreCase("multipart/related")) {
            return Optional.of(WebAnswer.text(
                    415,
                    "expected Content-Type: multipart/related, found "
                            + (type.mediaType().isEmpty() ? "none" : type.mediaType()) + " (PS3.18 10.5.1)"));
        }
        String root = type.parameter("type").toLowerCase(Locale.ROOT);
        if (!TYPES.contains(root)) {
            return Optional.of(
                    WebAnswer.text(415, "expected a type of PS3.18 10.5.1.2 in the parameter type, found " + root));
        }
        if (!path.study().isEmpty() && Uid.problem(path.study()).isPresent()) {
            return Optional.of(WebAnswer.text(400, "expected a Study Instance UID after /studies/, found no UID"));
        }
        return Optional.empty();
    }

    /** The answer to a request that accepts no form of answer. */
    static WebAnswer notAcceptable() {
        return WebAnswer.text(
                406, "the answer can be application/dicom+json or application/dicom+xml (PS3.18 10.5.3.1)");
    }
}

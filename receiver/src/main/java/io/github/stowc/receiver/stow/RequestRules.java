package io.github.stowc.receiver.stow;

import io.github.stowc.mime.ContentTypeField;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidationRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which requests are refused as a whole. */
final class RequestRules {
    /** The media types of 10.5.1.2 that a message can be of. */
    private static final Set<String> TYPES =
            Set.of("", "application/dicom", "application/dicom+json", "application/dicom+xml");

    /** The findings after which no part can be told from the next. */
    private static final Set<ValidationRule> BROKEN = Set.of(
            ValidationRule.MIME_STRUCTURE,
            ValidationRule.MIME_LINE_END,
            ValidationRule.MIME_NO_END,
            ValidationRule.MIME_NO_PARTS,
            ValidationRule.MIME_BOUNDARY,
            ValidationRule.MIME_NOT_A_MESSAGE,
            ValidationRule.MIME_CONTENT_LENGTH);

    private RequestRules() {}

    /** The answer to a request whose head alone shows that it cannot be served. */
    static Optional<WebAnswer> refusal(WebRequest head, ContentTypeField type) {
        if (!type.mediaType().equals("multipart/related")) {
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
        String accept = head.list("Accept");
        if (!accept.isEmpty() && !wantsJson(accept) && !wantsXml(head)) {
            return Optional.of(WebAnswer.text(
                    406, "the answer can be application/dicom+json or application/dicom+xml (PS3.18 10.5.3.1)"));
        }
        return Optional.empty();
    }

    private static boolean wantsJson(String accept) {
        String types = accept.toLowerCase(Locale.ROOT);
        return types.contains("application/dicom+json")
                || types.contains("application/json")
                || types.contains("*/*")
                || types.contains("application/*");
    }

    static boolean wantsXml(WebRequest head) {
        String accept = head.list("Accept").toLowerCase(Locale.ROOT);
        return !wantsJson(accept) && accept.contains("application/dicom+xml");
    }

    /** The answer to a message whose parts cannot be told. */
    static Optional<WebAnswer> broken(List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.rule() instanceof ValidationRule rule && BROKEN.contains(rule)) {
                return Optional.of(WebAnswer.text(400, finding.oneLine()));
            }
        }
        return Optional.empty();
    }
}

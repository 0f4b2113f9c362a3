package io.github.stowc.receiver.peer;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.json.DicomJsonWriter;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.part10.Part10Header;
import io.github.stowc.mime.ContentTypeField;
import io.github.stowc.receiver.received.HeaderField;
import io.github.stowc.receiver.stow.PeerRules;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orthanc 1.10 with its DICOMweb plugin 1.7. Immutable. */
final class Orthanc implements PeerRules {
    private static final int OTHER_STUDY = 0x0110;
    private static final int NO_DICOM = 0xC000;

    @Override
    public Optional<WebAnswer> refusal(Message message) {
        ContentTypeField type =
                ContentTypeField.of(message.head().field("Content-Type").orElse(""));
        boolean isTaken = type.mediaType().equalsIgnoreCase("multipart/related")
                && !type.parameter("boundary").isEmpty()
                && type.parameter("type").equalsIgnoreCase("application/dicom");
        return isTaken
                ? Optional.empty()
                : Optional.of(unsupported(message.head().path()));
    }

    private static WebAnswer unsupported(String path) {
        String uri = path.replace("\\", "\\\\").replace("\"", "\\\"");
        String text = """
                {
                	"HttpError" : "Unsupported Media Type",
                	"HttpStatus" : 415,
                	"Message" : "Unsupported media type",
                	"Method" : "POST",
                	"OrthancError" : "Unsupported media type",
                	"OrthancStatus" : 3000,
                	"Uri" : "%s"
                }
                """.formatted(uri);
        return new WebAnswer(415, List.of(), Body.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Optional<List<StoredPart>> taken(Message message) throws IOException {
        return Optional.of(OrthancParts.taken(message));
    }

    @Override
    public InstanceRule instances(Message message) {
        String study = message.path().study();
        return (part, dataset) -> {
            if (hasUnknownUids(message.parts().get(part))) {
                return Optional.of(new Refusal(NO_DICOM, "a UID has VR UN"));
            }
            return study.isEmpty()
                            || study.equals(
                                    dataset.text(Tags.STUDY_INSTANCE_UID).orElse(""))
                    ? Optional.empty()
                    : Optional.of(new Refusal(OTHER_STUDY, "the study is not that of the URL"));
        };
    }

    private static boolean hasUnknownUids(StoredPart part) throws IOException {
        try (InputStream in = part.body().open()) {
            return Part10Header.read("part " + (part.index() + 1), in).unknownUids();
        } catch (Part10Exception e) {
            return false;
        }
    }

    @Override
    public boolean ignoresDuplicates() {
        return true;
    }

    @Override
    public int unreadable() {
        return NO_DICOM;
    }

    /** One object, in which no instance that cannot be read is named; its status is that of the worst part. */
    @Override
    public WebAnswer word(WebAnswer answer, Dataset response, List<Refusal> failures) {
        boolean isUnreadable = failures.stream().anyMatch(failure -> failure.reason() != OTHER_STUDY);
        int status = isUnreadable ? 400 : failures.isEmpty() ? 200 : 409;
        List<HeaderField> fields = answer.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase("Content-Type"))
                .toList();
        boolean isXml = fields.stream().anyMatch(field -> field.value().endsWith("xml"));
        Body body = isXml
                ? answer.body()
                : Body.of(DicomJsonWriter.object(named(response), DicomJsonWriter.Layout.MINIMAL));
        return new WebAnswer(status, status == 200 ? fields : List.of(), body);
    }

    private static Dataset named(Dataset response) {
        List<Dataset> failed = new ArrayList<>();
        for (Dataset item : response.items(Tags.FAILED_SOP_SEQUENCE)) {
            if (item.integer(Tags.FAILURE_REASON).orElse(0) == OTHER_STUDY) {
                failed.add(item);
            }
        }
        Dataset.Builder named = Dataset.builder().set(Tags.SPECIFIC_CHARACTER_SET, "ISO_IR 100");
        response.get(Tags.RETRIEVE_URL).ifPresent(named::set);
        return named.set(Tags.FAILED_SOP_SEQUENCE, failed)
                .set(Tags.REFERENCED_SOP_SEQUENCE, response.items(Tags.REFERENCED_SOP_SEQUENCE))
                .build();
    }
}

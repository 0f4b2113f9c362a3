package io.github.stowc.receiver.peer;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.Span;
import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.text.Problem;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import io.github.stowc.mime.ContentTypeField;
import io.github.stowc.receiver.received.HeaderField;
import io.github.stowc.receiver.stow.PeerRules;
import io.github.stowc.receiver.web.Accept;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** dcm4chee-arc 5.35 on a plain WildFly. Immutable. */
final class Dcm4chee implements PeerRules {
    private static final String JSON = "application/dicom+json";
    private static final String XML = "application/dicom+xml";

    private final long limit;

    Dcm4chee(long limit) {
        this.limit = limit;
    }

    @Override
    public Optional<WebAnswer> refusal(Message message) throws IOException {
        ContentTypeField type =
                ContentTypeField.of(message.head().field("Content-Type").orElse(""));
        if (!type.mediaType().equalsIgnoreCase("multipart/related")) {
            return Optional.empty();
        }
        Optional<String> form = Accept.of(message.head()).choose(List.of(XML, JSON));
        if (form.isEmpty()) {
            return Optional.of(WebAnswer.of(406));
        }
        if (message.body().size() > limit) {
            return Optional.of(WebAnswer.of(400));
        }
        if (type.parameter("boundary").isEmpty()) {
            return Optional.of(error("Missing Boundary Parameter"));
        }
        Optional<WebAnswer> framing = framing(message.anatomy());
        if (framing.isPresent()) {
            return framing;
        }
        if (type.parameter("type").isEmpty()) {
            return Optional.of(form.get().equals(XML) ? xml() : WebAnswer.json(409, List.of(Dataset.EMPTY)));
        }
        return type.parameter("type").toLowerCase(Locale.ROOT).equals(JSON) ? json(message) : Optional.empty();
    }

    private static Optional<WebAnswer> framing(Anatomy anatomy) {
        String problem = "";
        if (anatomy.parts().isEmpty()) {
            return Optional.empty();
        }
        if (anatomy.lineEnd().isPresent()) {
            problem = "a line ends without CR LF";
        } else if (anatomy.first(Span.Kind.PADDING).isPresent()) {
            problem = "a delimiter has white space behind it";
        } else if (anatomy.parts().stream()
                .anyMatch(part -> part.fields().value("Content-Type").isEmpty())) {
            problem = "a part has no Content-Type";
        } else if (!anatomy.hasEnd()) {
            problem = "the body ends without the last delimiter";
        }
        return problem.isEmpty() ? Optional.empty() : Optional.of(WebAnswer.text(500, problem));
    }

    private static Optional<WebAnswer> json(Message message) throws IOException {
        for (StoredPart part : message.parts()) {
            if (part.contentType().equals(JSON)) {
                Optional<String> problem = syntax(part);
                if (problem.isPresent()) {
                    return Optional.of(error(problem.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** Where the text of a part is no JSON. */
    private static Optional<String> syntax(StoredPart part) throws IOException {
        List<Problem> found = new ArrayList<>(1);
        JsonReadOptions options =
                JsonReadOptions.of("part " + (part.index() + 1)).withTransferSyntax(true);
        try (DicomJsonReader reader = DicomJsonReader.collecting(part.body().open(), options, problem -> {
            if (problem.rule() == JsonRule.SYNTAX && found.isEmpty()) {
                found.add(problem);
            }
        })) {
            while (found.isEmpty() && reader.next().isPresent()) {
                // The next one.
            }
        }
        return found.stream()
                .map(problem -> "line " + problem.place().line() + ", column "
                        + problem.place().column() + ": " + problem.message())
                .findFirst();
    }

    private static WebAnswer error(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return WebAnswer.of(
                400,
                "text/plain",
                Body.of(("{\"errorMessage\":\"" + escaped + "\"}").getBytes(StandardCharsets.UTF_8)));
    }

    private static WebAnswer xml() throws IOException {
        try {
            byte[] document = DicomXmlWriter.document(Dataset.EMPTY, DicomXmlWriter.Layout.MINIMAL);
            return WebAnswer.of(409, XML, Body.of(document));
        } catch (DicomTextException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public InstanceRule instances(Message message) {
        return new Dcm4cheeInstances(message);
    }

    @Override
    public boolean ignoresDuplicates() {
        return true;
    }

    @Override
    public int unreadable() {
        return 0xC499;
    }

    @Override
    public String preferredAnswer() {
        return XML;
    }

    /** Its Warning does not escape the quotes in it, against RFC 7234 5.5. */
    @Override
    public WebAnswer word(WebAnswer answer, Dataset response, List<Refusal> failures) {
        if (failures.isEmpty()) {
            return answer;
        }
        List<HeaderField> fields = new ArrayList<>(answer.fields());
        fields.removeIf(field -> field.name().equalsIgnoreCase("Warning"));
        String comment = failures.get(failures.size() - 1).comment().replaceAll("[^ -~]", "?");
        fields.add(new HeaderField("Warning", "299 dcm4chee-arc \"" + comment + "\""));
        return new WebAnswer(answer.status(), fields, answer.body());
    }
}

package io.github.stowc.receiver.page;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.report.InspectJson;
import io.github.stowc.curl.Shell;
import io.github.stowc.receiver.received.HeaderField;
import io.github.stowc.receiver.received.ReceivedRequest;
import io.github.stowc.stow.answer.FailureReasons;
import io.github.stowc.stow.answer.InstanceResult;
import io.github.stowc.stow.answer.StatusMeanings;
import io.github.stowc.stow.answer.StatusMeanings.StatusMeaning;
import io.github.stowc.stow.answer.StoreResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** All that is shown of one request. Safe to share between threads. */
final class RequestDetail {
    /** Fields whose values are secrets. */
    private static final Set<String> SECRET = Set.of("authorization", "proxy-authorization", "cookie");

    /** The instances whose outcome is told; all are counted. */
    private static final int MOST_INSTANCES = 500;

    private final StatusMeanings statuses = StatusMeanings.read();
    private final FailureReasons reasons = FailureReasons.read();

    /**
     * A request as JSON; {@code inspection} is what the inspection of a message writes for programs, and {@code places} has the
     * span and part of each of its findings.
     *
     * @param service the URL of the receiver, without a path
     * @throws IOException if what is kept cannot be read
     */
    String json(ReceivedRequest request, String service) throws IOException {
        StringWriter out = new StringWriter();
        out.append("{\"row\":").append(RequestRow.of(request));
        out.append(",\"sent\":").append(JsonText.of(json -> sent(request, json)));
        out.append(",\"answer\":").append(JsonText.of(json -> answer(request, json)));
        out.append(",\"repeat\":").append(JsonText.of(json -> repeat(request, service, json)));
        Anatomy anatomy = request.anatomy().orElse(null);
        if (anatomy != null) {
            out.append(",\"places\":")
                    .append(JsonText.of(json -> FindingPlaces.write(request.findings(), anatomy, json)));
            out.append(",\"inspection\":");
            InspectJson.write(KeptBytes.inspection(request, anatomy), out);
        }
        return out.append("}").toString();
    }

    private static void sent(ReceivedRequest request, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("line", request.method() + " " + request.target() + " HTTP/1.1");
        json.writeName("fields");
        fields(request.fields(), json);
        json.writeNumberProperty("kept", request.excerpts().length());
        json.writeBooleanProperty("whole", !request.body().isCut());
        json.writeEndObject();
    }

    private static void fields(List<HeaderField> fields, JsonGenerator json) {
        json.writeStartArray();
        for (HeaderField field : fields) {
            boolean isSecret = SECRET.contains(field.name().toLowerCase(Locale.ROOT));
            json.writeStartObject();
            json.writeStringProperty("name", field.name());
            json.writeStringProperty("value", isSecret ? "***" : field.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void answer(ReceivedRequest request, JsonGenerator json) {
        StatusMeaning meaning = statuses.orItsClass(request.answer().status());
        StoreResponse response = ReadAnswer.of(request.answer());
        json.writeStartObject();
        json.writeNumberProperty("status", request.answer().status());
        json.writeStringProperty("meaning", meaning.meaning());
        json.writeStringProperty("remedy", meaning.remedy().toString());
        json.writeStringProperty("source", meaning.source());
        json.writeName("fields");
        fields(request.answer().fields(), json);
        json.writeStringProperty("text", request.answer().text());
        json.writeNumberProperty("count", response.instances().size());
        json.writeArrayPropertyStart("instances");
        response.instances().stream().limit(MOST_INSTANCES).forEach(instance -> instance(instance, json));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void instance(InstanceResult instance, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("outcome", instance.outcome().name().toLowerCase(Locale.ROOT));
        instance.sopInstance().ifPresent(uid -> json.writeStringProperty("sopInstanceUid", uid));
        instance.retrieveUrl().ifPresent(url -> json.writeStringProperty("retrieveUrl", url));
        if (instance.reason().isPresent()) {
            int code = instance.reason().getAsInt();
            json.writeStringProperty("reason", FailureReasons.hex(code));
            json.writeStringProperty("meaning", reasons.meaning(code));
            json.writeStringProperty("remedy", reasons.remedy(code).toString());
        }
        json.writeEndObject();
    }

    private static void repeat(ReceivedRequest request, String service, JsonGenerator json) {
        json.writeStartObject();
        for (Shell shell : Shell.values()) {
            RepeatCommand.of(request, service, shell)
                    .ifPresent(command -> json.writeStringProperty(shell.name().toLowerCase(Locale.ROOT), command));
        }
        json.writeEndObject();
    }
}

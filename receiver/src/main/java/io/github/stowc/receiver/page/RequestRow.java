package io.github.stowc.receiver.page;

import io.github.stowc.mime.ContentTypeField;
import io.github.stowc.receiver.received.ReceivedRequest;
import io.github.stowc.stow.answer.InstanceResult.Outcome;
import io.github.stowc.stow.answer.StoreResponse;
import io.github.stowc.validate.finding.Finding;
import java.util.Comparator;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** What a list shows of a request. */
final class RequestRow {
    private RequestRow() {}

    /** A row as a JSON object; members without a value are left out. */
    static String of(ReceivedRequest request) {
        return JsonText.of(json -> write(request, json));
    }

    private static void write(ReceivedRequest request, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("number", request.number());
        json.writeStringProperty("time", request.time().toString());
        json.writeStringProperty("method", request.method());
        json.writeStringProperty("target", request.target());
        json.writeStringProperty("type", type(request));
        json.writeNumberProperty("status", request.answer().status());
        json.writeNumberProperty("size", request.size());
        request.anatomy()
                .ifPresent(anatomy ->
                        json.writeNumberProperty("parts", anatomy.parts().size()));
        StoreResponse answer = ReadAnswer.of(request.answer());
        if (answer.isStoreResponse()) {
            json.writeNumberProperty("instances", answer.instances().size());
            json.writeNumberProperty("failed", answer.count(Outcome.FAILED));
        }
        json.writeNumberProperty("findings", request.findings().size());
        worst(request).ifPresent(finding -> {
            json.writeObjectPropertyStart("worst");
            json.writeStringProperty("severity", finding.severity().label());
            json.writeStringProperty("rule", finding.rule().slug());
            json.writeStringProperty("message", finding.message());
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    /** The media type of the parts, as Content-Type says; else the one of the body. */
    private static String type(ReceivedRequest request) {
        String field = request.field("Content-Type").orElse("");
        String inner = ContentTypeField.of(field).parameter("type");
        int end = field.indexOf(';');
        return inner.isEmpty() ? (end < 0 ? field : field.substring(0, end)).strip() : inner;
    }

    private static Optional<Finding> worst(ReceivedRequest request) {
        return request.findings().stream().min(Comparator.comparing(Finding::severity));
    }
}

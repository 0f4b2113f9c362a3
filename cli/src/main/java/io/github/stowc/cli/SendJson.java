package io.github.stowc.cli;

import io.github.stowc.cli.options.Wording;
import io.github.stowc.stow.answer.FailureReasons;
import io.github.stowc.stow.answer.InstanceResult;
import io.github.stowc.stow.answer.InstanceResult.Outcome;
import io.github.stowc.stow.answer.StoreResponse;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes a report for programs, as one JSON object on one line; members without a value are left out. */
final class SendJson {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private SendJson() {}

    static void write(SendReport report, String target, PrintWriter out) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            List<StoreResponse> answers = report.answers();
            if (!answers.isEmpty() && report.failure().isEmpty()) {
                json.writeNumberProperty(
                        "status", answers.get(answers.size() - 1).status());
            }
            json.writeStringProperty("url", report.place());
            json.writeArrayPropertyStart("instances");
            FailureReasons reasons = FailureReasons.read().forServer(target);
            report.instances().forEach(line -> write(line, reasons, json));
            json.writeEndArray();
            json.writeNumberProperty("stored", report.of(Outcome.STORED).size());
            json.writeNumberProperty("warnings", report.of(Outcome.WARNING).size());
            json.writeNumberProperty("failed", report.of(Outcome.FAILED).size());
            if (report.uncertain()) {
                json.writeBooleanProperty("mayHaveBeenStored", true);
            }
            json.writeArrayPropertyStart("messages");
            messages(report).forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        out.println();
    }

    private static List<String> messages(SendReport report) {
        List<String> messages = new ArrayList<>(report.messages());
        messages.addAll(report.problems());
        messages.addAll(report.remarks());
        report.failure().ifPresent(messages::add);
        return messages;
    }

    private static void write(SendReport.Line line, FailureReasons reasons, JsonGenerator json) {
        InstanceResult result = line.result();
        json.writeStartObject();
        result.sopInstance().ifPresent(uid -> json.writeStringProperty("sopInstanceUID", uid));
        result.sopClass().ifPresent(uid -> json.writeStringProperty("sopClassUID", uid));
        line.file().ifPresent(file -> json.writeStringProperty("file", file));
        json.writeStringProperty("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
        if (result.reason().isPresent()) {
            int code = result.reason().getAsInt();
            json.writeNumberProperty("reason", code);
            json.writeStringProperty("meaning", reasons.meaning(code));
            json.writeStringProperty("remedy", Wording.of(reasons.remedy(code)));
        }
        if (!result.details().isEmpty()) {
            json.writeArrayPropertyStart("details");
            result.details().forEach(json::writeString);
            json.writeEndArray();
        }
        result.retrieveUrl().ifPresent(url -> json.writeStringProperty("retrieveURL", url));
        json.writeEndObject();
    }
}

package io.github.stowc.receiver.page;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.report.InspectJson;
import io.github.stowc.curl.Shell;
import io.github.stowc.receiver.received.ReceivedRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** All that is shown of one request. Safe to share between threads. */
final class RequestDetail {
    private final AnswerJson answers = new AnswerJson();

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
        out.append(",\"answer\":").append(JsonText.of(json -> answers.write(request.answer(), json)));
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
        AnswerJson.fields(request.fields(), json);
        json.writeNumberProperty("kept", request.excerpts().length());
        json.writeBooleanProperty("whole", !request.body().isCut());
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

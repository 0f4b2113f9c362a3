package io.github.stowc.receiver.faults;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.Inspection;
import io.github.stowc.anatomy.PartContents;
import io.github.stowc.anatomy.fault.BrokenMessage;
import io.github.stowc.anatomy.report.InspectJson;
import io.github.stowc.bytes.Source;
import io.github.stowc.receiver.page.AnswerJson;
import io.github.stowc.receiver.page.FindingPlaces;
import io.github.stowc.receiver.page.JsonText;
import io.github.stowc.stow.MessageInspector;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** All that is shown of one fault in one message. Safe to share between threads. */
final class FaultDetail {
    private static final int MOST_FINDINGS = 1000;

    private final Trials trials;
    private final AnswerJson answers;

    FaultDetail(Trials trials, AnswerJson answers) {
        this.trials = trials;
        this.answers = answers;
    }

    /**
     * A fault as JSON; {@code inspection} is what the inspection of the broken message writes for programs.
     *
     * @param service the URL of the receiver, without a path
     * @throws IOException if it cannot be tried
     */
    String json(Broken broken, String service) throws IOException {
        List<Trials.Trial> tried = trials.of(broken);
        Source after = Source.of(broken.fault().slug() + ".mime", broken.after());
        Inspection inspection = MessageInspector.inspect(
                after,
                broken.message().isRequest() ? "" : broken.contentType(),
                false,
                ValidateOptions.DEFAULT.withMaxFindings(MOST_FINDINGS));
        Source good = broken.good().body();
        long instances = PartContents.of(Anatomy.of(good, broken.good().contentType()), good, false).stream()
                .mapToLong(content -> content.instances().size())
                .sum();
        StringWriter out = new StringWriter();
        out.append("{\"fault\":").append(JsonText.of(json -> about(broken, instances, json)));
        out.append(",\"trials\":").append(JsonText.of(json -> trials(tried, json)));
        out.append(",\"commands\":").append(JsonText.of(json -> FaultCommands.write(broken, service, json)));
        out.append(",\"places\":")
                .append(JsonText.of(json -> FindingPlaces.write(inspection.findings(), inspection.anatomy(), json)));
        out.append(",\"inspection\":");
        InspectJson.write(inspection, out);
        return out.append("}").toString();
    }

    private static void about(Broken broken, long instances, JsonGenerator json) {
        BrokenMessage message = broken.message();
        json.writeStartObject();
        json.writeStringProperty("fault", broken.fault().slug());
        json.writeStringProperty("title", broken.fault().title());
        json.writeStringProperty("rule", broken.fault().rule());
        json.writeStringProperty("what", message.what());
        json.writeStringProperty("good", broken.good().name());
        json.writeNumberProperty("instances", instances);
        json.writeStringProperty("contentType", broken.contentType());
        json.writeBooleanProperty("raw", RawExchange.isRaw(message));
        if (message.isRequest()) {
            json.writeStringProperty("headBefore", message.rightHead("/studies", "localhost"));
            json.writeStringProperty("headAfter", message.head("/studies", "localhost"));
        }
        json.writeArrayPropertyStart("changes");
        for (BrokenMessage.Changed change : broken.changes()) {
            json.writeStartObject();
            json.writeNumberProperty("from", change.from());
            json.writeNumberProperty("length", change.length());
            json.writeNumberProperty("at", change.at());
            json.writeNumberProperty("became", change.became());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void trials(List<Trials.Trial> tried, JsonGenerator json) {
        json.writeStartArray();
        for (Trials.Trial trial : tried) {
            json.writeStartObject();
            json.writeStringProperty("kind", trial.kind().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("title", trial.kind().title());
            json.writeBooleanProperty("own", trial.isOwn());
            trial.answer().ifPresent(answer -> {
                json.writeName("answer");
                answers.write(answer, json);
            });
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

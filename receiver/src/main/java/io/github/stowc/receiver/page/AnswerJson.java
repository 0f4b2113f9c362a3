package io.github.stowc.receiver.page;

import io.github.stowc.receiver.received.GivenAnswer;
import io.github.stowc.receiver.received.HeaderField;
import io.github.stowc.stow.answer.FailureReasons;
import io.github.stowc.stow.answer.InstanceResult;
import io.github.stowc.stow.answer.StatusMeanings;
import io.github.stowc.stow.answer.StatusMeanings.StatusMeaning;
import io.github.stowc.stow.answer.StoreResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** An answer to a store request and what it means, as JSON. Safe to share between threads. */
public final class AnswerJson {
    /** Fields whose values are secrets. */
    private static final Set<String> SECRET = Set.of("authorization", "proxy-authorization", "cookie");

    /** The instances whose outcome is told; all are counted. */
    private static final int MOST_INSTANCES = 500;

    private final StatusMeanings statuses = StatusMeanings.read();
    private final FailureReasons reasons = FailureReasons.read();

    /** Reads the tables of statuses and reasons. */
    public AnswerJson() {}

    /** Writes an answer as an object. */
    public void write(GivenAnswer answer, JsonGenerator json) {
        StatusMeaning meaning = statuses.orItsClass(answer.status());
        StoreResponse response = ReadAnswer.of(answer);
        json.writeStartObject();
        json.writeNumberProperty("status", answer.status());
        json.writeStringProperty("meaning", meaning.meaning());
        json.writeStringProperty("remedy", meaning.remedy().toString());
        json.writeStringProperty("source", meaning.source());
        json.writeName("fields");
        fields(answer.fields(), json);
        json.writeStringProperty("text", answer.text());
        json.writeNumberProperty("count", response.instances().size());
        json.writeArrayPropertyStart("instances");
        response.instances().stream().limit(MOST_INSTANCES).forEach(instance -> instance(instance, json));
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Writes fields as an array of names and values, without those that are secrets. */
    static void fields(List<HeaderField> fields, JsonGenerator json) {
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
}

package io.github.stowc.receiver.faults;

import io.github.stowc.anatomy.fault.Fault;
import io.github.stowc.anatomy.fault.FaultMisfitException;
import io.github.stowc.anatomy.fault.Faults;
import io.github.stowc.receiver.page.JsonText;
import io.github.stowc.receiver.received.ReceivedRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JsonGenerator;

/** All faults, and the messages that can get them. Safe to share between threads. */
final class FaultList {
    private static final String HEAD = "Head of the request";

    private final Faults faults;
    private final GoodMessages messages;
    /** Of the made messages, whose rows stay the same. */
    private final Map<String, List<Row>> known = new ConcurrentHashMap<>();

    FaultList(Faults faults, GoodMessages messages) {
        this.faults = faults;
        this.messages = messages;
    }

    /** A fault with its theme, and why it does not fit a message; empty if it does. */
    private record Row(Fault fault, String theme, Optional<String> misfit) {}

    /**
     * The list as JSON.
     *
     * @param with the message that is to get a fault
     */
    String json(String with) throws IOException {
        List<Row> rows = known.get(with);
        if (rows == null) {
            rows = rows(messages.find(with, "any"));
            if (GoodMessages.isMade(with)) {
                known.put(with, rows);
            }
        }
        List<Row> all = rows;
        return JsonText.of(json -> write(all, json));
    }

    private List<Row> rows(List<GoodMessage> goods) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Fault fault : faults.all()) {
            rows.add(row(fault, goods));
        }
        return List.copyOf(rows);
    }

    private static Row row(Fault fault, List<GoodMessage> goods) throws IOException {
        String theme = "";
        Optional<String> misfit = Optional.empty();
        try {
            if (goods.isEmpty()) {
                misfit = Optional.of("there is no such message");
            } else {
                theme = Broken.of(fault, goods).message().isRequest() ? HEAD : "";
            }
        } catch (FaultMisfitException e) {
            misfit = Optional.of("it needs " + fault.needs());
        }
        return new Row(fault, theme.isEmpty() ? theme(fault) : theme, misfit);
    }

    /** Where the rule looks. */
    private static String theme(Fault fault) {
        if (fault.rule().startsWith("mime/")) {
            return "Framing and fields";
        }
        return fault.rule().startsWith("link/") ? "Links and bulk data" : "Metadata";
    }

    private void write(List<Row> rows, JsonGenerator json) {
        json.writeStartObject();
        json.writeArrayPropertyStart("faults");
        for (Row row : rows) {
            json.writeStartObject();
            json.writeStringProperty("fault", row.fault().slug());
            json.writeStringProperty("title", row.fault().title());
            json.writeStringProperty("rule", row.fault().rule());
            json.writeStringProperty("severity", row.fault().severity().label());
            json.writeStringProperty("theme", row.theme());
            row.misfit().ifPresent(why -> json.writeStringProperty("misfit", why));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("messages");
        message(GoodMessages.JPEGS, "metadata and two JPEGs", json);
        message(GoodMessages.DICOM, "two DICOM files", json);
        for (ReceivedRequest request : messages.whole()) {
            message(String.valueOf(request.number()), "request " + request.number(), json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void message(String with, String title, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("with", with);
        json.writeStringProperty("title", title);
        json.writeEndObject();
    }
}

package io.github.stowc.cli;

import io.github.stowc.anatomy.fault.Fault;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** All faults, for people and for programs. */
record FaultList(List<Fault> faults) {
    private static final List<String> HEADER = List.of("FAULT", "RULE", "STATUS", "STRICT", "NEEDS", "CHANGE");

    /** Prints a header line and a line for each fault, in columns parted by two or more blanks. */
    void text(PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        for (Fault fault : faults) {
            rows.add(List.of(
                    fault.slug(), fault.rule(), fault.status(), fault.strictStatus(), fault.needs(), fault.title()));
        }
        int[] widths = new int[HEADER.size() - 1];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length() + 2);
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length()));
            }
            out.println(line.append(row.get(widths.length)));
        }
    }

    /** Prints a JSON array on one line. */
    void json(PrintWriter out) {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartArray();
            for (Fault fault : faults) {
                json.writeStartObject();
                json.writeStringProperty("fault", fault.slug());
                json.writeStringProperty("rule", fault.rule());
                json.writeStringProperty("severity", fault.severity().label());
                json.writeStringProperty("status", fault.status());
                json.writeStringProperty("strictStatus", fault.strictStatus());
                json.writeStringProperty("needs", fault.needs());
                json.writeStringProperty("title", fault.title());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        out.println();
    }
}

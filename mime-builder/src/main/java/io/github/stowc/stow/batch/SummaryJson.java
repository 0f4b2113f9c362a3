package io.github.stowc.stow.batch;

import tools.jackson.core.JsonGenerator;

/** A summary in JSON; members without a value are left out. */
final class SummaryJson {
    private SummaryJson() {}

    /** Writes the summary as an object. */
    static void write(BatchSummary summary, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("namespace", summary.namespace().toString());
        json.writeNumberProperty("rows", summary.rows());
        json.writeNumberProperty("studies", summary.studies());
        json.writeNumberProperty("done", summary.made() + summary.before());
        json.writeNumberProperty("failed", summary.failed());
        json.writeNumberProperty("unknown", summary.unknown());
        json.writeNumberProperty("warnings", summary.warnings());
        json.writeNumberProperty("messages", summary.messages());
        json.writeNumberProperty("bytes", summary.bytes());
        json.writeName("rules");
        json.writeStartObject();
        summary.rules().forEach(json::writeNumberProperty);
        json.writeEndObject();
        if (summary.stop().isPresent()) {
            json.writeStringProperty("stop", summary.stop().get().message());
        }
        if (summary.failedTable().isPresent()) {
            json.writeStringProperty(
                    "failedTable", String.valueOf(summary.failedTable().get().getFileName()));
        }
        json.writeEndObject();
    }
}

package io.github.stowc.cli.batch;

import io.github.stowc.cli.command.Terminal;
import io.github.stowc.cli.options.Wording;
import io.github.stowc.stow.batch.BatchNote;
import io.github.stowc.stow.batch.BatchSummary;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * What is said of a batch, for programs: one JSON object on one line. A check writes each finding as an object on a line of
 * its own before it. Members without a value are left out.
 */
final class BatchJson extends BatchReport {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    BatchJson(Terminal terminal, Path table, boolean isCheck, boolean quiet) {
        super(terminal, table, isCheck, quiet);
    }

    @Override
    void finding(BatchNote note) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out())) {
            json.writeStartObject();
            json.writeNumberProperty("line", note.line());
            json.writeStringProperty("rule", note.rule());
            json.writeStringProperty("severity", word(note.severity()));
            text(json, "place", note.place());
            text(json, "message", note.message());
            json.writeEndObject();
        }
        out().println();
    }

    private static void text(JsonGenerator json, String name, String value) {
        if (!value.isEmpty()) {
            json.writeStringProperty(name, value);
        }
    }

    @Override
    void summary(BatchSummary summary, NextSteps next) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out())) {
            json.writeStartObject();
            json.writeStringProperty("namespace", summary.namespace().toString());
            json.writeNumberProperty("rows", summary.rows());
            json.writeNumberProperty("studies", summary.studies());
            json.writeNumberProperty("made", summary.made());
            json.writeNumberProperty("before", summary.before());
            json.writeNumberProperty("failed", summary.failed());
            json.writeNumberProperty("unknown", summary.unknown());
            json.writeNumberProperty("warnings", summary.warnings());
            json.writeNumberProperty("messages", summary.messages());
            json.writeNumberProperty("bytes", summary.bytes());
            json.writeObjectPropertyStart("rules");
            for (Map.Entry<String, Long> rule : summary.rules().entrySet()) {
                json.writeNumberProperty(rule.getKey(), rule.getValue());
            }
            json.writeEndObject();
            summary.stop().ifPresent(stop -> json.writeStringProperty("stop", Wording.of(stop.sentence())));
            summary.failedTable().ifPresent(file -> json.writeStringProperty("failedTable", file.toString()));
            next.script().ifPresent(script -> json.writeStringProperty("script", script.toString()));
            next.folder().ifPresent(folder -> json.writeStringProperty("folder", folder.toString()));
            json.writeEndObject();
        }
        out().println();
    }
}

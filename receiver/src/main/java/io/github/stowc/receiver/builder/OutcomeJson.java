package io.github.stowc.receiver.builder;

import io.github.stowc.anatomy.Inspection;
import io.github.stowc.anatomy.report.InspectJson;
import io.github.stowc.bytes.Body;
import io.github.stowc.curl.CurlCommand;
import io.github.stowc.curl.Shell;
import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Tag;
import io.github.stowc.receiver.page.FindingPlaces;
import io.github.stowc.receiver.page.JsonText;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** What became of a draft, as JSON. */
final class OutcomeJson {
    /** As much of a text is shown; the rest can be downloaded. */
    private static final int MOST_SHOWN = 64 * 1024;

    private final MessageBuilder.Outcome outcome;
    private final OptionNames options;

    private OutcomeJson(MessageBuilder.Outcome outcome, OptionNames options) {
        this.outcome = outcome;
        this.options = options;
    }

    /** An object: commands, problems, and of a build its messages, files and what is in one message. */
    static String of(MessageBuilder.Outcome outcome, OptionNames options, Map<String, String> commands)
            throws IOException {
        return new OutcomeJson(outcome, options).write(commands);
    }

    private String write(Map<String, String> commands) throws IOException {
        StringWriter out = new StringWriter();
        out.append("{\"command\":").append(JsonText.of(json -> texts(commands, json)));
        out.append(",\"problems\":").append(JsonText.of(this::problems));
        if (outcome.build().isPresent()) {
            Build build = outcome.build().get();
            Inspection inspection = outcome.inspection().orElseThrow();
            BuildFiles files = outcome.files().orElseThrow();
            out.append(",\"build\":").append(Long.toString(build.number()));
            out.append(",\"shown\":").append(Integer.toString(outcome.shown()));
            out.append(",\"messages\":").append(JsonText.of(json -> messages(build, json)));
            out.append(",\"notes\":")
                    .append(JsonText.of(json -> notes(build.messages().get(0), json)));
            out.append(",\"curl\":").append(JsonText.of(json -> curl(files.curl(), json)));
            out.append(",\"files\":").append(files(build, files));
            out.append(",\"places\":")
                    .append(JsonText.of(
                            json -> FindingPlaces.write(inspection.findings(), inspection.anatomy(), json)));
            out.append(",\"inspection\":");
            InspectJson.write(inspection, out);
        }
        return out.append("}").toString();
    }

    private static void texts(Map<String, String> texts, JsonGenerator json) {
        json.writeStartObject();
        texts.forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    private void problems(JsonGenerator json) {
        json.writeStartArray();
        for (CompileProblem problem : outcome.problems()) {
            json.writeStartObject();
            json.writeStringProperty("severity", problem.severity().label());
            problem.rule().ifPresent(rule -> json.writeStringProperty("rule", rule));
            problem.finding()
                    .ifPresent(found ->
                            json.writeStringProperty("section", found.rule().section()));
            if (problem.tag().isPresent()) {
                Tag tag = problem.tag().get();
                json.writeStringProperty("tag", tag.hex());
                json.writeStringProperty("keyword", DataDictionary.standard().keyword(tag));
            }
            json.writeStringProperty("file", problem.file());
            json.writeStringProperty("message", options.words(problem.message()));
            json.writeStringProperty("remedy", options.words(problem.remedy()));
            json.writeNumberProperty("instances", problem.instances());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void messages(Build build, JsonGenerator json) {
        json.writeStartArray();
        for (int i = 0; i < build.messages().size(); i++) {
            StowMessage message = build.messages().get(i);
            json.writeStartObject();
            json.writeStringProperty("name", build.names().get(i));
            json.writeNumberProperty("length", message.length());
            json.writeStringProperty("contentType", message.contentType());
            json.writeStringProperty("encoding", message.encoding().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("accept", message.target().accept());
            json.writeNumberProperty("instances", message.instanceCount());
            message.url().ifPresent(url -> json.writeStringProperty("url", url.toString()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void notes(StowMessage message, JsonGenerator json) {
        json.writeStartArray();
        message.notices().forEach(notice -> note("info", notice, json));
        message.warnings().forEach(warning -> note("warning", warning, json));
        json.writeEndArray();
    }

    private void note(String severity, Sentence text, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("severity", severity);
        json.writeStringProperty("text", options.words(text));
        json.writeEndObject();
    }

    private static void curl(CurlCommand command, JsonGenerator json) {
        json.writeStartObject();
        for (Shell shell : Shell.values()) {
            String name = shell.name().toLowerCase(Locale.ROOT);
            try {
                json.writeStringProperty(name, command.commandLine(shell, ""));
            } catch (IllegalArgumentException e) {
                json.writeStringProperty(name, String.valueOf(e.getMessage()));
            }
        }
        json.writeEndObject();
    }

    /** The names of all files, with the texts of those that are shown. */
    private String files(Build build, BuildFiles files) throws IOException {
        String metadata = files.metadata(outcome.shown());
        String recipe = BuildFiles.recipe(build.names().get(outcome.shown()));
        Map<String, String> shown = Map.of(metadata, text(build, metadata), recipe, text(build, recipe));
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringProperty("metadata", metadata);
            json.writeStringProperty("recipe", recipe);
            json.writeArrayPropertyStart("scripts");
            for (Shell shell : Shell.values()) {
                json.writeString(BuildFiles.script(shell));
            }
            json.writeEndArray();
            json.writeName("texts");
            texts(shown, json);
            json.writeName("missing");
            texts(files.missing(), json);
            json.writeName("sizes");
            json.writeStartObject();
            build.downloads()
                    .forEach((name, file) ->
                            json.writeNumberProperty(name, file.body().length()));
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static String text(Build build, String name) throws IOException {
        if (build.download(name).isEmpty()) {
            return "";
        }
        Body body = build.download(name).get().body();
        try (InputStream in = body.slice(0, Math.min(body.length(), MOST_SHOWN)).open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package io.github.stowc.cli;

import io.github.stowc.bytes.Printable;
import io.github.stowc.cli.command.Progress;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.mime.Part;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.send.Sender;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** What would be sent, without a connection. */
record DryRun(TargetUrl url, Sender sender, List<StowMessage> messages) {
    /** How many parts of a message are named; the others are counted. */
    private static final int NAMED = 20;

    /**
     * Prints it for people.
     *
     * @param everything whether to name all parts
     */
    void text(PrintWriter out, boolean everything) throws IOException {
        for (StowMessage message : messages) {
            out.println(url.withoutQuery() + ": " + Sentence.counted(message.instanceCount(), "instance") + " in "
                    + Sentence.counted(message.parts().size(), "part") + ", " + Progress.size(message.length())
                    + ", not sent");
            RequestText.print(sender.request(message), message.length(), "> ", out);
            List<Part> parts = message.parts();
            int shown = everything ? parts.size() : Math.min(parts.size(), NAMED);
            for (Part part : parts.subList(0, shown)) {
                out.println(Printable.escaped(
                        "part: " + part.headers() + ", " + part.body().length() + " bytes"));
            }
            if (shown < parts.size()) {
                out.println("and " + (parts.size() - shown) + " more parts; -v names all");
            }
        }
    }

    /** Prints it for programs, as one JSON object on one line. */
    void json(PrintWriter out) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeBooleanProperty("dryRun", true);
            json.writeStringProperty("url", url.withoutQuery());
            json.writeArrayPropertyStart("messages");
            for (StowMessage message : messages) {
                write(message, sender.request(message), json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.println();
    }

    private static void write(StowMessage message, HttpRequest request, JsonGenerator json) {
        json.writeStartObject();
        json.writeObjectPropertyStart("fields");
        RequestText.fields(request.headers())
                .forEach((name, values) -> json.writeStringProperty(name, String.join(", ", values)));
        json.writeEndObject();
        json.writeNumberProperty("length", message.length());
        json.writeNumberProperty("instances", message.instanceCount());
        json.writeArrayPropertyStart("parts");
        for (Part part : message.parts()) {
            json.writeStartObject();
            part.header("Content-Type").ifPresent(type -> json.writeStringProperty("contentType", type));
            part.header("Content-Location").ifPresent(place -> json.writeStringProperty("contentLocation", place));
            json.writeNumberProperty("length", part.body().length());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}

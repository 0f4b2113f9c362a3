package io.github.stowc.stow.answer;

import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What an error report in JSON of a server's own says to people. */
final class JsonMessages {
    /** The members that hold prose: those of Orthanc, Azure, AWS, Google, dcm4chee and of problem details (RFC 9457). */
    private static final Set<String> PROSE = Set.of(
            "message", "details", "detail", "title", "error", "errormessage", "error_description", "description");

    private JsonMessages() {}

    /** The prose in it, a text to a line; the JSON itself where it has none. */
    static String of(String json) {
        StringBuilder prose = new StringBuilder();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            String name = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    name = parser.currentName().toLowerCase(Locale.ROOT);
                } else if (token == JsonToken.VALUE_STRING && PROSE.contains(name)) {
                    prose.append(parser.getString()).append('\n');
                }
            }
        } catch (JacksonException e) {
            // It is shown as it is, as far as it was no prose.
        }
        return prose.isEmpty() ? json : prose.toString();
    }
}

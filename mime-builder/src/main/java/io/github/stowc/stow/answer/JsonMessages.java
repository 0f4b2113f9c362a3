package io.github.stowc.stow.answer;

import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The texts for people in a server's own JSON error report. */
final class JsonMessages {
    /** The members with prose, of Orthanc, Azure, AWS, Google, dcm4chee and problem details (RFC 9457). */
    private static final Set<String> PROSE = Set.of(
            "message", "details", "detail", "title", "error", "errormessage", "error_description", "description");

    private JsonMessages() {}

    /** Its prose with one text per line; the JSON itself if it has none. */
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
            // Without prose, the JSON is shown as it is.
        }
        return prose.isEmpty() ? json : prose.toString();
    }
}

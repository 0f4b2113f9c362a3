package io.github.stowc.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** A JSON document in memory, each value with its place; for templates, which are small. */
sealed interface JsonTree {
    int MAX_DEPTH = 100;

    /** Where the value begins, as {@code line:column} from 1. */
    String place();

    /** An object; each member with the place of its name. */
    record Obj(String place, Map<String, Member> members) implements JsonTree {}

    /** A member of an object. */
    record Member(String place, JsonTree value) {}

    /** An array. */
    record Arr(String place, List<JsonTree> values) implements JsonTree {}

    /** A string, or a number as it is written. */
    record Scalar(String place, String text) implements JsonTree {}

    /** Null. */
    record Null(String place) implements JsonTree {}

    /**
     * Reads a document.
     *
     * @param name the document's name, for errors
     * @throws TemplateException if it is not JSON, has a name twice in an object, or a boolean
     */
    static JsonTree parse(String name, String text) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .build();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            JsonTree tree = value(name, parser);
            if (parser.nextToken() != null) {
                throw new TemplateException(
                        name + ":" + place(parser) + ": expected the end, found more after the template");
            }
            return tree;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String place = at == null ? "" : at.getLineNr() + ":" + at.getColumnNr() + ": ";
            throw new TemplateException(name + ":" + place + "not JSON: " + reason(e)
                    + "; check the commas, quotes and brackets before it");
        }
    }

    /** The parser's words without those about the text as a Java object. */
    private static String reason(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int source = message.indexOf(" (start marker at");
        return source < 0 ? message : message.substring(0, source);
    }

    private static JsonTree value(String name, JsonParser parser) {
        String place = place(parser);
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new TemplateException(name + ": expected a JSON object, found nothing");
        }
        return switch (token) {
            case START_OBJECT -> object(name, parser, place);
            case START_ARRAY -> {
                List<JsonTree> values = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(name, parser));
                }
                yield new Arr(place, values);
            }
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(place, parser.getString());
            case VALUE_NULL -> new Null(place);
            default ->
                throw new TemplateException(name + ":" + place
                        + ": expected a string, number, array, object or null, found " + parser.getString());
        };
    }

    private static Obj object(String name, JsonParser parser, String place) {
        Map<String, Member> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String memberPlace = place(parser);
            String key = parser.currentName();
            parser.nextToken();
            if (members.put(key, new Member(memberPlace, value(name, parser))) != null) {
                throw new TemplateException(
                        name + ":" + memberPlace + ": \"" + key + "\" occurs twice; keep one of them");
            }
        }
        return new Obj(place, members);
    }

    private static String place(JsonParser parser) {
        TokenStreamLocation at = parser.currentTokenLocation();
        return at.getLineNr() + ":" + at.getColumnNr();
    }
}

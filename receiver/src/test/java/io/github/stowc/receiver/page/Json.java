package io.github.stowc.receiver.page;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON value that a test looks into; what is not there is an error. */
public final class Json implements Iterable<Json> {
    private final Object value;

    private Json(Object value) {
        this.value = value;
    }

    public static Json of(String text) {
        try (JsonParser parser = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            return read(parser);
        }
    }

    private static Json read(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Json> members = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, read(parser));
            }
            return new Json(members);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Json> values = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values.add(read(parser));
            }
            return new Json(values);
        }
        return new Json(parser.getString());
    }

    public Json get(String name) {
        Json member = value instanceof Map<?, ?> members ? (Json) members.get(name) : null;
        if (member == null) {
            throw new NoSuchElementException(name + " in " + value);
        }
        return member;
    }

    /** Whether an object has a member. */
    public boolean has(String name) {
        return value instanceof Map<?, ?> members && members.containsKey(name);
    }

    private List<Json> list() {
        List<Json> values = new ArrayList<>();
        ((List<?>) value).forEach(one -> values.add((Json) one));
        return values;
    }

    public Json get(int index) {
        return list().get(index);
    }

    public int size() {
        return list().size();
    }

    @Override
    public Iterator<Json> iterator() {
        return list().iterator();
    }

    public String text() {
        return (String) value;
    }

    public long number() {
        return Long.parseLong(text());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package io.github.stowc.dicom.json;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** JSON as maps, lists and texts, read by a plain parser, and made from datasets by a second way. */
final class JsonTrees {
    private JsonTrees() {}

    static @Nullable Object parse(byte[] json) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            Object value = value(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new AssertionError("something follows the JSON value");
            }
            return value;
        }
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) {
        switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    if (members.containsKey(name)) {
                        throw new AssertionError(name + " occurs twice");
                    }
                    members.put(name, value(parser, parser.nextToken()));
                }
                return members;
            }
            case START_ARRAY -> {
                List<@Nullable Object> values = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    values.add(value(parser, next));
                }
                return values;
            }
            case VALUE_NULL -> {
                return null;
            }
            default -> {
                return parser.getString();
            }
        }
    }

    /** The tree of a dataset; numbers as the texts that they have. */
    static Object of(Dataset dataset) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Element element : dataset) {
            members.put(element.tag().hex(), attribute(element));
        }
        return members;
    }

    private static Map<String, Object> attribute(Element element) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("vr", element.vr().name());
        if (element instanceof Element.Text text) {
            members.put(
                    "Value",
                    Arrays.asList(text.values().stream()
                            .map(value -> value.isEmpty() ? null : value)
                            .toArray()));
        } else if (element instanceof Element.Names names) {
            members.put(
                    "Value",
                    Arrays.asList(names.names().stream().map(JsonTrees::name).toArray()));
        } else if (element instanceof Element.Sequence sequence) {
            members.put("Value", sequence.items().stream().map(JsonTrees::of).toList());
        } else if (element instanceof Element.Bytes bytes) {
            byte[] copy = new byte[bytes.bytes().remaining()];
            bytes.bytes().get(copy);
            members.put("InlineBinary", Base64.getEncoder().encodeToString(copy));
        } else if (element instanceof Element.BulkData bulkData) {
            members.put("BulkDataURI", bulkData.uri());
        }
        return members;
    }

    private static @Nullable Object name(PersonName name) {
        Map<String, Object> groups = new LinkedHashMap<>();
        put(groups, "Alphabetic", name.alphabetic());
        put(groups, "Ideographic", name.ideographic());
        put(groups, "Phonetic", name.phonetic());
        return groups.isEmpty() ? null : groups;
    }

    private static void put(Map<String, Object> groups, String group, String value) {
        if (!value.isEmpty()) {
            groups.put(group, value);
        }
    }
}

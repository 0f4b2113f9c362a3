package io.github.stowc.dicom.json;

import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.syntax.Excerpt;
import io.github.stowc.dicom.text.Positions;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a person's name: an object with up to three component groups (PS3.18 F.2.2). */
final class PersonNameReader {
    private static final List<String> GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");
    private static final String REMEDY = "write {\"Alphabetic\": \"…\"}, also with \"Ideographic\" and \"Phonetic\"";

    private final JsonParser parser;
    private final Texts texts;
    private final AttributeFlaws flaws;

    PersonNameReader(JsonParser parser, Texts texts, AttributeFlaws flaws) {
        this.parser = parser;
        this.texts = texts;
        this.flaws = flaws;
    }

    static boolean isGroup(String name) {
        return GROUPS.contains(name);
    }

    /** Reads the object, whose first name was already read; null if it has none. */
    PersonName read(Attribute attribute, @Nullable String first) throws IOException {
        String[] groups = {"", "", ""};
        int seen = 0;
        if (first == null) {
            flaws.value(attribute, JsonRule.PERSON_NAME, "a person's name has no component group", "write null for it");
        }
        for (String name = first; name != null; name = parser.nextName()) {
            int group = group(attribute, name);
            JsonToken token = parser.nextToken();
            if (group < 0) {
                parser.skipChildren();
            } else if ((seen & (1 << group)) != 0) {
                parser.skipChildren();
                flaws.value(
                        attribute,
                        JsonRule.DUPLICATE_MEMBER,
                        '"' + GROUPS.get(group) + "\" occurs twice in a person's name",
                        "keep one of them");
            } else {
                seen |= 1 << group;
                groups[group] = text(attribute, token, group);
            }
        }
        return new PersonName(groups[0], groups[1], groups[2]);
    }

    private int group(Attribute attribute, String name) throws IOException {
        int group = GROUPS.indexOf(name);
        if (group >= 0) {
            return group;
        }
        for (int i = 0; i < GROUPS.size(); i++) {
            if (GROUPS.get(i).equalsIgnoreCase(name)) {
                flaws.note(
                        attribute,
                        JsonRule.PERSON_NAME,
                        "the component group is spelled \"" + name + '"',
                        "write \"" + GROUPS.get(i) + '"');
                return i;
            }
        }
        flaws.value(
                attribute,
                JsonRule.PERSON_NAME,
                "a person's name has the member \"" + Excerpt.of(name) + "\", which is not a component group",
                REMEDY);
        return -1;
    }

    private String text(Attribute attribute, JsonToken token, int group) throws IOException {
        String name = GROUPS.get(group);
        switch (token) {
            case VALUE_STRING -> {
                String text = texts.text(attribute);
                if (text.isEmpty() && (attribute.flaws & Positions.FLAWED_VALUE) == 0) {
                    flaws.value(attribute, JsonRule.EMPTY_STRING, '"' + name + "\" is empty", "leave it out");
                }
                return text;
            }
            case VALUE_NULL ->
                flaws.value(
                        attribute, JsonRule.NULL, '"' + name + "\" is null, which only values may be", "leave it out");
            default -> {
                flaws.value(
                        attribute,
                        JsonRule.TYPE,
                        "a JSON string is expected for \"" + name + "\", found " + JsonTypes.name(token),
                        "write it in double quotes");
                if (token.isNumeric()) {
                    return texts.text(attribute);
                }
                parser.skipChildren();
            }
        }
        return "";
    }
}

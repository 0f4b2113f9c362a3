package io.github.stowc.dicom.json;

import io.github.stowc.dicom.syntax.Excerpt;
import io.github.stowc.dicom.text.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** The members at the beginning of an object whose names are neither tags nor keywords: JSON of another kind, or slips. */
final class ForeignMembers {
    private static final int SHOWN = 3;
    private static final int KEPT = 1_000;

    private final JsonParser parser;
    private final Keys keys;
    private final List<Foreign> members = new ArrayList<>(0);
    private @Nullable String holder;
    private boolean hasAttribute;

    ForeignMembers(JsonParser parser, Keys keys) {
        this.parser = parser;
        this.keys = keys;
    }

    /** The name of a member, and where it is. */
    record Foreign(String name, TokenStreamLocation place) {}

    /** Skips members, of which the parser is at the first; the first other name, null at the end of the object. */
    @Nullable
    String skip(@Nullable String first) throws IOException {
        String name = first;
        while (name != null && keys.find(name).tag == null && members.size() < KEPT) {
            members.add(new Foreign(name, parser.currentTokenLocation()));
            skipValue(name);
            name = parser.nextName();
        }
        return name;
    }

    private void skipValue(String name) throws IOException {
        JsonToken token = parser.nextToken();
        int open = 0;
        if (token == JsonToken.START_ARRAY) {
            open++;
            token = parser.nextToken();
        }
        if (token == JsonToken.START_OBJECT) {
            String inner = parser.nextName();
            open += inner == null ? 0 : 1;
            boolean alone = open == 1;
            hasAttribute |= alone && inner != null && Member.of(inner) != Member.UNKNOWN;
            if (inner != null && holder == null && keys.find(inner).tag != null) {
                holder = name;
            }
        } else if (token == JsonToken.START_ARRAY) {
            open++;
        } else if (token == JsonToken.END_ARRAY) {
            open--;
        }
        skipRest(parser, open);
    }

    /** Goes to the end of that many open arrays and objects. */
    static void skipRest(JsonParser parser, int open) throws IOException {
        int depth = open;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    List<Foreign> members() {
        return members;
    }

    /** Whether one of them looks like an attribute with a misspelled tag. */
    boolean hasAttribute() {
        return hasAttribute;
    }

    /** That they make the object JSON of another kind. */
    Problem problem() {
        if (holder != null) {
            return Problem.of(
                    JsonRule.MODEL,
                    "this is not the DICOM JSON Model: the instances are in \"" + Excerpt.of(holder) + '"',
                    "take them out of it: the whole is an array of instances");
        }
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < Math.min(SHOWN, members.size()); i++) {
            names.append(i == 0 ? "\"" : ", \"")
                    .append(Excerpt.of(members.get(i).name()))
                    .append('"');
        }
        return Problem.of(
                JsonRule.MODEL,
                "this is not the DICOM JSON Model: the object has the members " + names
                        + (members.size() > SHOWN ? " …" : "") + ", and no tag",
                "look at what it is: an instance has tags as names");
    }
}

package io.github.stowc.template;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a template: the DICOM JSON Model, in which keywords may stand for tags and bare values for attributes. */
final class TemplateParser {
    private static final DataDictionary DICTIONARY = DataDictionary.standard();

    private final String name;

    private TemplateParser(String name) {
        this.name = name;
    }

    /**
     * Reads a template: an object, or an array with one object.
     *
     * @throws TemplateException if it is not a template
     */
    static List<TemplateAttribute> parse(String name, String json) {
        JsonTree tree = JsonTree.parse(name, json);
        if (tree instanceof JsonTree.Arr array && array.values().size() == 1) {
            tree = array.values().get(0);
        }
        TemplateParser parser = new TemplateParser(name);
        if (tree instanceof JsonTree.Obj object) {
            return parser.attributes(object);
        }
        throw parser.error(tree.place(), "expected one JSON object with the attributes of an instance");
    }

    private List<TemplateAttribute> attributes(JsonTree.Obj object) {
        Map<Tag, TemplateAttribute> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonTree.Member> member : object.members().entrySet()) {
            String place = member.getValue().place();
            Tag tag = tag(place, member.getKey());
            TemplateAttribute attribute =
                    attribute(place, tag, member.getValue().value());
            if (attributes.put(tag, attribute) != null) {
                throw error(place, tag + " " + DICTIONARY.keyword(tag) + " occurs twice; keep one of them");
            }
        }
        return List.copyOf(attributes.values());
    }

    private Tag tag(String place, String key) {
        DictionaryEntry entry = DICTIONARY.find(key).orElse(null);
        Tag tag = entry == null ? Tag.parse(key).orElse(null) : entry.tag();
        if (tag == null) {
            throw error(place, "\"" + key + "\" is neither a keyword nor a tag" + didYouMean(key));
        }
        if (tag.isGroupLength() || tag.isFileMeta()) {
            throw error(place, tag + " does not belong in metadata; leave it out");
        }
        return tag;
    }

    /** The end of a message: the keyword that was meant, or the edition that has none like it. */
    static String didYouMean(String key) {
        return DICTIONARY
                .nearestKeyword(key)
                .map(k -> "; did you mean " + k + "?")
                .orElse("; " + DICTIONARY.edition() + " has none like it");
    }

    private TemplateAttribute attribute(String place, Tag tag, JsonTree value) {
        if (value instanceof JsonTree.Obj object) {
            JsonTree.Member vr = object.members().get("vr");
            if (vr != null) {
                return modelAttribute(tag, vr.value(), object);
            }
        }
        if (DICTIONARY.find(tag).isEmpty() && !tag.isPrivateCreator()) {
            throw error(place, tag + " is not in " + DICTIONARY.edition() + "; write {\"vr\":…,\"Value\":[…]}");
        }
        return values(place, tag, DICTIONARY.vr(tag), value);
    }

    /** An attribute in the form of the DICOM JSON Model (PS3.18 F.2.3). */
    private TemplateAttribute modelAttribute(Tag tag, JsonTree vrValue, JsonTree.Obj object) {
        VR vr = Optional.of(vrValue)
                .filter(JsonTree.Scalar.class::isInstance)
                .flatMap(scalar -> VR.parse(((JsonTree.Scalar) scalar).text()))
                .orElseThrow(() -> error(vrValue.place(), "expected the name of a VR (PS3.5 table 6.2-1)"));
        TemplateAttribute found = null;
        for (Map.Entry<String, JsonTree.Member> member : object.members().entrySet()) {
            if (!member.getKey().equals("vr")) {
                if (found != null) {
                    throw error(member.getValue().place(), "Value, BulkDataURI and InlineBinary exclude each other");
                }
                found = modelValue(tag, vr, member.getKey(), member.getValue());
            }
        }
        return found == null ? new TemplateAttribute.Constant(new Element.Empty(tag, vr)) : found;
    }

    private TemplateAttribute modelValue(Tag tag, VR vr, String key, JsonTree.Member member) {
        switch (key) {
            case "Value" -> {
                return values(member.place(), tag, vr, member.value());
            }
            case "BulkDataURI" -> {
                String uri = scalar(member.value(), "a URI");
                return constant(member.place(), () -> new Element.BulkData(tag, vr, uri));
            }
            case "InlineBinary" -> {
                String base64 = scalar(member.value(), "base64");
                return constant(
                        member.place(),
                        () -> new Element.Bytes(
                                tag, vr, ByteBuffer.wrap(Base64.getDecoder().decode(base64))));
            }
            default ->
                throw error(member.place(), "\"" + key + "\" is not one of vr, Value, BulkDataURI, InlineBinary");
        }
    }

    private TemplateAttribute values(String place, Tag tag, VR vr, JsonTree value) {
        List<JsonTree> values = value instanceof JsonTree.Arr array ? array.values() : List.of(value);
        boolean isEmpty = values.isEmpty()
                || (values.size() == 1
                        && (values.get(0) instanceof JsonTree.Null
                                || (values.get(0) instanceof JsonTree.Scalar scalar
                                        && scalar.text().isEmpty())));
        if (isEmpty) {
            return new TemplateAttribute.Constant(new Element.Empty(tag, vr));
        }
        if (vr == VR.SQ) {
            return items(tag, values);
        }
        if (vr.isBinary()) {
            throw error(place, tag + ": VR " + vr + " holds bytes; write InlineBinary or BulkDataURI");
        }
        List<Expression> expressions = new ArrayList<>(values.size());
        for (JsonTree single : values) {
            expressions.add(expression(tag, vr, single));
        }
        TemplateAttribute.Generated generated =
                new TemplateAttribute.Generated(name + ":" + place, tag, vr, expressions);
        for (Expression expression : expressions) {
            if (!expression.isConstant()) {
                return generated;
            }
        }
        return new TemplateAttribute.Constant(generated.instantiate(NOTHING, ""));
    }

    /** Constant expressions need no context. */
    static final InstanceContext NOTHING = new InstanceContext(UidSource.seeded(""), 1, "", () -> LocalDateTime.MIN);

    private TemplateAttribute.Items items(Tag tag, List<JsonTree> values) {
        List<List<TemplateAttribute>> items = new ArrayList<>(values.size());
        for (JsonTree item : values) {
            if (!(item instanceof JsonTree.Obj object)) {
                throw error(item.place(), tag + " is a sequence: expected an object for each item");
            }
            items.add(attributes(object));
        }
        return new TemplateAttribute.Items(tag, items);
    }

    private Expression expression(Tag tag, VR vr, JsonTree value) {
        String text;
        if (value instanceof JsonTree.Scalar scalar) {
            text = scalar.text();
        } else if (value instanceof JsonTree.Null) {
            text = "";
        } else if (vr == VR.PN && value instanceof JsonTree.Obj groups) {
            text = personName(groups);
        } else {
            throw error(value.place(), tag + ": VR " + vr + " takes strings and numbers here");
        }
        try {
            return Expression.parse(text);
        } catch (IllegalArgumentException e) {
            throw error(value.place(), String.valueOf(e.getMessage()));
        }
    }

    /** The component groups of a name (PS3.18 F.2.2) joined by {@code =}. */
    private String personName(JsonTree.Obj groups) {
        String[] texts = {"", "", ""};
        List<String> names = List.of("Alphabetic", "Ideographic", "Phonetic");
        for (Map.Entry<String, JsonTree.Member> group : groups.members().entrySet()) {
            int index = names.indexOf(group.getKey());
            if (index < 0) {
                throw error(
                        group.getValue().place(),
                        "\"" + group.getKey() + "\" is not one of " + String.join(", ", names));
            }
            texts[index] = scalar(group.getValue().value(), "a string");
        }
        String text = String.join("=", texts);
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        return text.substring(0, end);
    }

    private String scalar(@Nullable JsonTree value, String expected) {
        if (value instanceof JsonTree.Scalar scalar) {
            return scalar.text();
        }
        throw error(value == null ? "" : value.place(), "expected " + expected);
    }

    private interface ElementMaker {
        Element make();
    }

    private TemplateAttribute constant(String place, ElementMaker maker) {
        try {
            return new TemplateAttribute.Constant(maker.make());
        } catch (IllegalArgumentException e) {
            throw error(place, String.valueOf(e.getMessage()));
        }
    }

    private TemplateException error(String place, String message) {
        return new TemplateException(name + ":" + place + ": " + message);
    }
}

package io.github.stowc.dicom.json;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.text.Problems;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Reads what stands in a Value: texts, numbers, names and items, whatever the VR may turn out to be. */
final class ValueReader {
    /** Reads an item of that index and place; its first name, null where it has none, is read already. */
    interface ItemReader {
        Dataset read(int index, TokenStreamLocation place, @Nullable String first) throws IOException;
    }

    private final JsonParser parser;
    private final Texts texts;
    private final Problems problems;
    private final AttributeFlaws flaws;
    private final ItemReader items;

    ValueReader(JsonParser parser, Texts texts, Problems problems, AttributeFlaws flaws, ItemReader items) {
        this.parser = parser;
        this.texts = texts;
        this.problems = problems;
        this.flaws = flaws;
        this.items = items;
    }

    /** Reads the values of an array; the parser stands at its opening bracket, afterwards at its closing bracket. */
    void readArray(Attribute attribute) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            readValue(attribute, token);
        }
    }

    /** Reads one value; the parser stands at its first token, afterwards at its last. */
    void readValue(Attribute attribute, JsonToken token) throws IOException {
        switch (token) {
            case VALUE_STRING -> addString(attribute, texts.text(attribute));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> attribute.add(texts.text(attribute), Attribute.NUMBER);
            case VALUE_NULL -> attribute.add("", Attribute.NULL);
            case VALUE_TRUE -> attribute.add("true", Attribute.BOOLEAN);
            case VALUE_FALSE -> attribute.add("false", Attribute.BOOLEAN);
            case START_OBJECT -> addObject(attribute);
            default -> {
                parser.skipChildren();
                attribute.add("", Attribute.ARRAY);
            }
        }
    }

    private static void addString(Attribute attribute, String text) {
        if (text.isEmpty()) {
            attribute.add(text, Attribute.EMPTY_STRING);
        } else {
            attribute.add(text, isNonFinite(text) ? Attribute.NON_FINITE : Attribute.STRING);
        }
    }

    /** The forms that toolkits give to what FL and FD can hold and a JSON number cannot. */
    private static boolean isNonFinite(String text) {
        char last = text.charAt(text.length() - 1);
        return switch (last) {
            case 'N', 'n' -> text.equals("NaN") || text.equals("nan");
            case 'y' -> text.equals("Infinity") || text.equals("-Infinity");
            case 'f' -> text.equals("inf") || text.equals("-inf");
            default -> false;
        };
    }

    private void addObject(Attribute attribute) throws IOException {
        VR vr = attribute.vr != null ? attribute.vr : expected(attribute);
        if (attribute.vr != null && vr != VR.SQ && vr != VR.PN) {
            parser.skipChildren();
            attribute.add("", Attribute.OBJECT);
            return;
        }
        TokenStreamLocation place = parser.currentTokenLocation();
        String first = parser.nextName();
        // Where neither the text so far nor the dictionary says what this is, its first member does.
        boolean looksLikeName = first != null && PersonNameReader.isGroup(first);
        if (vr == VR.PN || (vr != VR.SQ && looksLikeName)) {
            addName(attribute, first);
        } else {
            addItem(attribute, place, first);
        }
    }

    private static @Nullable VR expected(Attribute attribute) {
        return DataDictionary.standard()
                .find(attribute.tag)
                .map(DictionaryEntry::vr)
                .orElse(null);
    }

    private void addItem(Attribute attribute, TokenStreamLocation place, @Nullable String first) throws IOException {
        int index = attribute.items++;
        problems.enterItem(attribute.tag, index);
        Dataset item = items.read(index, place, first);
        problems.leaveItem();
        attribute.add(item, Attribute.ITEM);
    }

    private void addName(Attribute attribute, @Nullable String first) throws IOException {
        PersonName name = new PersonNameReader(parser, texts, flaws).read(attribute, first);
        attribute.add(name, Attribute.NAME);
    }
}

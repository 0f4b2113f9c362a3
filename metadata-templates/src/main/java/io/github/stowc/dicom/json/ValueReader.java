package io.github.stowc.dicom.json;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.syntax.CountRule;
import io.github.stowc.dicom.syntax.Limits;
import io.github.stowc.dicom.syntax.Problems;
import io.github.stowc.dicom.text.Positions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Reads the content of a Value: texts, numbers, names and items, whatever the VR turns out to be. */
final class ValueReader {
    /** Reads an item at that index and place, whose first name was already read; null if it has none. */
    interface ItemReader {
        Dataset read(int index, TokenStreamLocation place, @Nullable String first) throws IOException;
    }

    private final JsonParser parser;
    private final Texts texts;
    private final Problems problems;
    private final AttributeFlaws flaws;
    private final ItemReader itemReader;
    /** The items of the instance so far. */
    private int items;
    /** The attribute that had too many values or items. */
    private @Nullable Tag limited;

    ValueReader(JsonParser parser, Texts texts, Problems problems, AttributeFlaws flaws, ItemReader items) {
        this.parser = parser;
        this.texts = texts;
        this.problems = problems;
        this.flaws = flaws;
        this.itemReader = items;
    }

    /** Reads the values of an array; the parser is at its opening bracket before, and at its closing bracket after. */
    void readArray(Attribute attribute) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (attribute.values.size() == Limits.VALUES && token != JsonToken.START_OBJECT) {
                skip(attribute, CountRule.VALUES);
            } else {
                readValue(attribute, token);
            }
        }
    }

    /** Reads one value; the parser is at its first token before, and at its last after. */
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

    /** The forms in which toolkits write what FL and FD can hold but a JSON number cannot. */
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
        if (items == Limits.ITEMS) {
            skip(attribute, CountRule.ITEMS);
            return;
        }
        VR vr = attribute.vr != null ? attribute.vr : expected(attribute);
        if (attribute.vr != null && vr != VR.SQ && vr != VR.PN) {
            String name = parser.nextName();
            attribute.hasInnerUri |= name != null && Member.meant(name) == Member.BULK_DATA_URI;
            ForeignMembers.skipRest(parser, name == null ? 0 : 1);
            attribute.add("", Attribute.OBJECT);
            return;
        }
        TokenStreamLocation place = parser.currentTokenLocation();
        String first = parser.nextName();
        // If neither the text so far nor the dictionary says what this is, its first member does.
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

    /** Begins to count the items of an instance. */
    void startInstance() {
        items = 0;
        limited = null;
    }

    /** Skips a value that is one too many; the first is reported. */
    private void skip(Attribute attribute, CountRule rule) throws IOException {
        parser.skipChildren();
        if (!attribute.tag.equals(limited)) {
            limited = attribute.tag;
            attribute.flaws |= Positions.FLAWED_VALUE;
            problems.report(rule.exceeded().at(attribute.line, attribute.column).withTag(attribute.tag));
        }
    }

    private void addItem(Attribute attribute, TokenStreamLocation place, @Nullable String first) throws IOException {
        int index = attribute.items++;
        items++;
        problems.enterItem(attribute.tag, index);
        Dataset item = itemReader.read(index, place, first);
        problems.leaveItem();
        attribute.add(item, Attribute.ITEM);
    }

    private void addName(Attribute attribute, @Nullable String first) throws IOException {
        PersonName name = new PersonNameReader(parser, texts, flaws).read(attribute, first);
        attribute.add(name, Attribute.NAME);
    }
}

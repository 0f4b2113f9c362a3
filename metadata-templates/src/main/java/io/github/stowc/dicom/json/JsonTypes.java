package io.github.stowc.dicom.json;

import tools.jackson.core.JsonToken;

/** Names the types of JSON for messages. */
final class JsonTypes {
    private JsonTypes() {}

    static String name(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case START_OBJECT -> "an object";
            default -> "an array";
        };
    }

    /** The first of some kinds of {@link Attribute}. */
    static String name(int kinds) {
        return switch (Integer.lowestOneBit(kinds)) {
            case Attribute.STRING, Attribute.EMPTY_STRING, Attribute.NON_FINITE -> "a string";
            case Attribute.NUMBER -> "a number";
            case Attribute.NULL -> "null";
            case Attribute.BOOLEAN -> "a boolean";
            case Attribute.ARRAY -> "an array";
            default -> "an object";
        };
    }
}

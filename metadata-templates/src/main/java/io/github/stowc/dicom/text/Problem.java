package io.github.stowc.dicom.text;

import io.github.stowc.dicom.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong found while reading. Immutable.
 *
 * @param rule the rule that is broken
 * @param place in JSON the opening quote of the attribute's tag, in XML the {@code <} of the element at fault; for what
 *     belongs to no attribute, and for syntax and encoding, the place itself
 * @param instance the index of the instance in the text, from 0; -1 for what belongs to none
 * @param tag the attribute; null for what belongs to none
 * @param path the path to the attribute, such as {@code 00400275[0].00400007}; empty for what belongs to none
 * @param message what is wrong, without the place and the tag
 * @param remedy what to write instead, as an imperative; empty if nothing simple helps
 */
public record Problem(
        Rule rule, Place place, int instance, @Nullable Tag tag, String path, String message, String remedy) {

    /** A problem at the start of the text, which belongs to no instance and no attribute. */
    public static Problem of(Rule rule, String message, String remedy) {
        return new Problem(rule, Place.START, -1, null, "", message, remedy);
    }

    /** The same at another place. */
    public Problem at(Place place) {
        return new Problem(rule, place, instance, tag, path, message, remedy);
    }

    /** The same at another place; line and column count from 1. */
    public Problem at(int line, int column) {
        return at(new Place(line, column));
    }

    /** The same of an attribute; null for none. */
    public Problem withTag(@Nullable Tag tag) {
        return new Problem(rule, place, instance, tag, path, message, remedy);
    }

    /** The same in the instance of that index, at the end of that path. */
    public Problem in(int instance, String path) {
        return new Problem(rule, place, instance, tag, path, message, remedy);
    }
}

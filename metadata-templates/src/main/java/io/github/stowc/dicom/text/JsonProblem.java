package io.github.stowc.dicom.text;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.json.JsonRule;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong that was found while reading.
 *
 * @param rule the rule that is broken
 * @param place the opening quote of the attribute's tag; for what belongs to no attribute, and for syntax and encoding,
 *     the place itself
 * @param instance the index of the instance in the array, from 0; -1 for what belongs to none
 * @param tag the attribute; null for what belongs to none
 * @param path the way to the attribute, such as {@code 00400275[0].00400007}; empty for what belongs to none
 * @param message what is wrong, without the place and the tag
 * @param fix what to write instead, as an imperative; empty where nothing simple helps
 */
public record JsonProblem(
        JsonRule rule, Place place, int instance, @Nullable Tag tag, String path, String message, String fix) {}

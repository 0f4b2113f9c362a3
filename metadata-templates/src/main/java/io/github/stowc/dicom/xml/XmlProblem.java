package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.Place;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong that was found while reading.
 *
 * @param rule the rule that is broken
 * @param place the {@code <} of the element at fault; for syntax and encoding, the place itself
 * @param tag the attribute; null for what belongs to none
 * @param path the way to the attribute, such as {@code 00400275[0].00400007}; empty for what belongs to none
 * @param message what is wrong, without the place and the tag
 * @param fix what to write instead, as an imperative; empty where nothing simple helps
 */
public record XmlProblem(
        XmlRule rule, Place place, @Nullable Tag tag, String path, String message, String fix) {}

package io.github.stowc.validate.finding;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Rule;
import io.github.stowc.dicom.text.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Something that breaks a rule, and where. Immutable; {@link #of} makes it, the other methods add to it.
 *
 * @param rule the rule
 * @param severity how grave it is
 * @param file the file's name as it was given; for a file that nothing links to, its own; empty until it is known
 * @param place its place in the text of the file; line 0 if there is no text
 * @param part the index of the part of a message that it is in, from 0; -1 if it is in none
 * @param instance the instance's index in its file, or in that part, from 0; -1 if it belongs to none
 * @param tag the attribute itself, also if it is nested; null if it belongs to none
 * @param path the way to the attribute through sequences: {@code 00400275[0].00400007}; empty if it belongs to none
 * @param message what was expected and what was found, without the place and the attribute
 * @param remedy what to do, as an imperative; empty if nothing simple helps
 */
public record Finding(
        Rule rule,
        Severity severity,
        String file,
        Place place,
        int part,
        int instance,
        @Nullable Tag tag,
        String path,
        String message,
        String remedy) {
    private static final Place NOWHERE = new Place(0, 0);

    /** A finding as grave as its rule, without file, instance and attribute. */
    public static Finding of(Rule rule, String message, String remedy) {
        return new Finding(rule, rule.severity(), "", NOWHERE, -1, -1, null, "", message, remedy);
    }

    /** The same, more or less grave. */
    public Finding withSeverity(Severity other) {
        return new Finding(rule, other, file, place, part, instance, tag, path, message, remedy);
    }

    /** The same in other words. */
    public Finding withMessage(String words) {
        return new Finding(rule, severity, file, place, part, instance, tag, path, words, remedy);
    }

    /** The same in a file. */
    public Finding in(String name) {
        return new Finding(rule, severity, name, place, part, instance, tag, path, message, remedy);
    }

    /** The same at a place in the text of its file. */
    public Finding at(Place where) {
        return new Finding(rule, severity, file, where, part, instance, tag, path, message, remedy);
    }

    /** The same in the part with that index, from 0; -1 for none. */
    public Finding inPart(int index) {
        return new Finding(rule, severity, file, place, index, instance, tag, path, message, remedy);
    }

    /** The same in the instance with that index, from 0; -1 for none. */
    public Finding ofInstance(int index) {
        return new Finding(rule, severity, file, place, part, index, tag, path, message, remedy);
    }

    /** The same at an attribute of the instance itself. */
    public Finding on(Tag attribute) {
        return on(attribute, attribute.hex());
    }

    /** The same at the end of a path. */
    public Finding on(@Nullable Tag attribute, String way) {
        return new Finding(rule, severity, file, place, part, instance, attribute, way, message, remedy);
    }

    /** Counted from 1; 0 if there is no text. */
    public int line() {
        return place.line();
    }

    /** Counted from 1, in UTF-16 code units; 0 if there is no text. */
    public int column() {
        return place.column();
    }

    /** The attribute's keyword; empty if it has none. */
    public String keyword() {
        if (tag == null) {
            return "";
        }
        String keyword = DataDictionary.standard().keyword(tag);
        return keyword.equals(tag.hex()) ? "" : keyword;
    }

    /** The finding on one line: place, attribute with the way to it, message, remedy and rule. */
    public String oneLine() {
        StringBuilder text = new StringBuilder(file);
        if (line() > 0) {
            text.append(':').append(line()).append(':').append(column());
        }
        text.append(": ");
        if (tag != null) {
            text.append(tag).append(' ').append(keyword());
            text.append(path.equals(tag.hex()) ? "" : " at " + path).append(": ");
        }
        text.append(message);
        if (!remedy.isEmpty()) {
            text.append("; ").append(remedy);
        }
        return text.append(" [").append(rule.slug()).append(']').toString();
    }
}

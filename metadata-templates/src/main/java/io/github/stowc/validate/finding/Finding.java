package io.github.stowc.validate.finding;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Something that breaks a rule, and where. Immutable.
 *
 * @param rule the rule's slug: {@code vr/date}
 * @param severity how grave it is
 * @param file the file's name as it was given; of a file that nothing links to, its own
 * @param line counted from 1; 0 where there is no text
 * @param column counted from 1, in UTF-16 code units; 0 where there is no text
 * @param instance the instance's index in its file, from 0; -1 for what belongs to none
 * @param tag the attribute itself, also where it is nested; null for what belongs to none
 * @param keyword the attribute's keyword; empty where it has none
 * @param path the way to the attribute through sequences: {@code 00400275[0].00400007}; empty for what belongs to none
 * @param message what was expected and what was found, without the place and the attribute
 * @param fix what to do, as an imperative; empty where nothing simple helps
 */
public record Finding(
        String rule,
        Severity severity,
        String file,
        int line,
        int column,
        int instance,
        @Nullable Tag tag,
        String keyword,
        String path,
        String message,
        String fix) {

    /** The finding on one line: place, attribute with the way to it, message, fix and rule. */
    public String oneLine() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line).append(':').append(column);
        }
        text.append(": ");
        if (tag != null) {
            text.append(tag).append(' ').append(keyword);
            text.append(path.equals(tag.hex()) ? "" : " at " + path).append(": ");
        }
        text.append(message);
        if (!fix.isEmpty()) {
            text.append("; ").append(fix);
        }
        return text.append(" [").append(rule).append(']').toString();
    }
}

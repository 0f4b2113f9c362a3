package io.github.stowc.cli.check;

import io.github.stowc.dicom.text.Severity;
import java.util.Optional;

/** The words for how grave a rule counts. */
public final class Levels {
    public static final String WORDS = "error, warning, info, off";

    private Levels() {}

    /** What a word means, empty inside for off; empty if it means nothing. */
    public static Optional<Optional<Severity>> parse(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.label().equalsIgnoreCase(word)) {
                return Optional.of(Optional.of(severity));
            }
        }
        return word.equalsIgnoreCase("off") ? Optional.of(Optional.empty()) : Optional.empty();
    }
}

package io.github.stowc.dicom.syntax;

import io.github.stowc.dicom.text.Problem;
import io.github.stowc.dicom.text.Rule;
import io.github.stowc.dicom.text.Severity;

/** How many items and values this program reads in every form of an instance, so that no input exhausts its memory. */
public enum CountRule implements Rule {
    /** An instance has too many items. */
    ITEMS("items", Limits.ITEMS, "items in the sequences of an instance"),
    /** An element has too many values. */
    VALUES("values", Limits.VALUES, "values of an element"),
    /** An instance has too many findings. */
    FINDINGS("findings", Limits.FINDINGS, "findings on an instance");

    @SuppressWarnings("ImmutableEnumChecker") // a record of two strings and an enum
    private final Facts facts;

    private final int most;
    private final String what;

    CountRule(String name, int most, String what) {
        this.facts = new Facts("limit/" + name, Severity.ERROR, "PS3.5 7.5");
        this.most = most;
        this.what = what;
    }

    @Override
    public Facts facts() {
        return facts;
    }

    /** What is read at most: {@code at most 1000000 values of an element}. */
    public String expected() {
        return "at most " + most + " " + what;
    }

    /** What to do with more. */
    public String remedy() {
        return switch (this) {
            case ITEMS -> "no object of the standard has so many: the file is damaged or made to do harm";
            case VALUES -> "keep them in bulk data, or write fewer";
            case FINDINGS -> "correct these first";
        };
    }

    /** That there are more, without a place. */
    public Problem exceeded() {
        return Problem.of(this, "this program reads " + expected() + ", found more", remedy());
    }
}

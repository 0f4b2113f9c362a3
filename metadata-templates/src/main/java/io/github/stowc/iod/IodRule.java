package io.github.stowc.iod;

import io.github.stowc.dicom.text.Rule;
import io.github.stowc.dicom.text.Severity;

/** What an instance may get wrong in its IOD, each with the name that reports use. */
public enum IodRule implements Rule {
    MISSING_TYPE_1("missing-type-1", Severity.ERROR, "PS3.5 7.4.1"),
    MISSING_TYPE_1C("missing-type-1c", Severity.ERROR, "PS3.5 7.4.2"),
    MISSING_TYPE_2("missing-type-2", Severity.ERROR, "PS3.5 7.4.3"),
    MISSING_TYPE_2C("missing-type-2c", Severity.WARNING, "PS3.5 7.4.4"),
    EMPTY_TYPE_1("empty-type-1", Severity.ERROR, "PS3.5 7.4.1"),
    EMPTY_TYPE_1C("empty-type-1c", Severity.ERROR, "PS3.5 7.4.2"),
    NOT_ALLOWED("not-allowed", Severity.ERROR, "PS3.5 7.4"),
    ITEM_COUNT("item-count", Severity.ERROR, "PS3.3 5"),
    ENUMERATED_VALUE("enumerated-value", Severity.ERROR, "PS3.3 5"),
    DEFINED_TERM("defined-term", Severity.WARNING, "PS3.3 5"),
    MODALITY("modality", Severity.ERROR, "PS3.3 C.7.3.1"),
    ZERO("zero", Severity.ERROR, "PS3.3 5"),
    CONSTRAINT("constraint", Severity.ERROR, "PS3.3 5"),
    CONSISTENCY("consistency", Severity.ERROR, "PS3.3 5"),
    UNKNOWN_SOP_CLASS("unknown-sop-class", Severity.ERROR, "PS3.4 B.5"),
    RETIRED_SOP_CLASS("retired-sop-class", Severity.WARNING, "PS3.6 A"),
    NOT_STORAGE("not-storage", Severity.ERROR, "PS3.4 B.5"),
    UNCHECKED_MODULE("unchecked-module", Severity.INFO, "PS3.3 A.1.3");

    @SuppressWarnings("ImmutableEnumChecker") // a record of two strings and an enum
    private final Facts facts;

    IodRule(String name, Severity severity, String section) {
        this.facts = new Facts("iod/" + name, severity, section);
    }

    @Override
    public Facts facts() {
        return facts;
    }
}

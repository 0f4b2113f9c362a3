package io.github.stowc.dicom.text;

/** A rule that a text may break. */
public interface Rule {

    /** The name in reports, such as {@code json/tag-case}. */
    String slug();

    /** How grave it is to break the rule. */
    Severity severity();

    /** Where the rule comes from, such as {@code PS3.18 F.2.2}. */
    String section();
}

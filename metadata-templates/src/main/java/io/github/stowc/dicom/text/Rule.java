package io.github.stowc.dicom.text;

/** A rule that a text may break. */
public interface Rule {

    /**
     * What is said about a rule wherever it is reported.
     *
     * @param slug the name in reports, such as {@code json/tag-case}
     * @param severity how grave a break of the rule is
     * @param section where the rule comes from, such as {@code PS3.18 F.2.2}
     */
    record Facts(String slug, Severity severity, String section) {}

    /** The facts about the rule. */
    Facts facts();

    /** The name in reports, such as {@code json/tag-case}. */
    default String slug() {
        return facts().slug();
    }

    /** How grave a break of the rule is; a single break may be less grave. */
    default Severity severity() {
        return facts().severity();
    }

    /** Where the rule comes from, such as {@code PS3.18 F.2.2}. */
    default String section() {
        return facts().section();
    }
}

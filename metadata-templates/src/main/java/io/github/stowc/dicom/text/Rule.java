package io.github.stowc.dicom.text;

/** A rule that a text may break. */
public interface Rule {

    /** The name in reports, such as {@code json/tag-case}. */
    String slug();

    /** How grave it is to break the rule. */
    Severity severity();

    /** Where the rule comes from, such as {@code PS3.18 F.2.2}. */
    String section();

    /** The three facts of a rule. */
    record Facts(String slug, Severity severity, String section) implements Rule {}

    /** A rule that is a constant of an enum, which keeps its facts. */
    interface Constant extends Rule {
        Facts facts();

        @Override
        default String slug() {
            return facts().slug();
        }

        @Override
        default Severity severity() {
            return facts().severity();
        }

        @Override
        default String section() {
            return facts().section();
        }
    }
}

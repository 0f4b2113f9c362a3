package io.github.stowc.iod.condition;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says a condition in the standard's terms, made from its tree: {@code Image Laterality (0020,0062) is absent and Body
 * Part Examined (0018,0015) is one of BREAST or CHEST}. As a reason, it says what decided in one dataset.
 */
public final class ConditionSentence {
    /** Characters of a reason: about two lines. */
    private static final int LONGEST_REASON = 200;

    /** Characters of a condition, which a few lists of attributes would exceed. */
    private static final int LONGEST = 800;

    private final @Nullable Scope scope;

    private ConditionSentence(@Nullable Scope scope) {
        this.scope = scope;
    }

    /** When the condition holds, as a clause after "if"; empty if it always does. */
    public static String whole(NamedCondition condition) {
        if (condition.condition() instanceof Condition.Constant constant) {
            return constant.truth() == Truth.TRUE ? "" : "something holds that the dataset does not tell";
        }
        return new ConditionSentence(null).clause(condition.condition(), true).shortened(LONGEST);
    }

    /**
     * Why the condition holds in a dataset, or why not, as a clause after "because"; empty if every dataset has the same
     * outcome.
     *
     * @param holds its outcome there
     */
    public static String reason(NamedCondition condition, Scope scope, boolean holds) {
        if (condition.condition() instanceof Condition.Constant) {
            return "";
        }
        return new ConditionSentence(scope).clause(condition.condition(), holds).shortened(LONGEST_REASON);
    }

    /** An attribute as sentences name it: {@code Image Laterality (0020,0062)}. */
    static String name(Tag tag) {
        if (tag.equals(Tags.SOP_CLASS_UID)) {
            return "the SOP Class";
        }
        return DataDictionary.standard().find(tag).map(DictionaryEntry::name).orElse("the attribute") + " " + tag;
    }

    private Clause clause(Condition condition, boolean holds) {
        if (condition instanceof Condition.Not not) {
            return clause(not.condition(), !holds);
        }
        if (condition instanceof Condition.Joined joined) {
            return joined(joined, holds);
        }
        if (condition instanceof Condition.Present present) {
            return new Statement(present.reference(), scope, holds).present(present.withValue());
        }
        if (condition instanceof Condition.In in) {
            return new Statement(in.reference(), scope, holds).in(List.copyOf(in.values()));
        }
        if (condition instanceof Condition.Compare compare) {
            return new Statement(compare.reference(), scope, holds).compare(compare);
        }
        boolean always = ((Condition.Constant) condition).truth() == Truth.of(holds);
        return Clause.of("the instance", always ? "exists" : "does not exist", Clause.Rank.OTHER);
    }

    private Clause joined(Condition.Joined joined, boolean holds) {
        boolean all = joined.all() == holds;
        List<Clause> clauses = new ArrayList<>();
        for (Condition part : joined.parts()) {
            boolean decides = scope != null && part.test(scope) == Truth.of(holds);
            if (!all && decides) {
                return clause(part, holds);
            }
            clauses.add(clause(part, holds));
        }
        if (scope != null) {
            // What the dataset has tells a reader more than what it has not.
            clauses.sort(Comparator.comparing(Clause::rank));
        }
        return Clause.joined(all, clauses);
    }
}

package io.github.stowc.iod.condition;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.UidRegistry;
import io.github.stowc.dicom.VR;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a condition says of one attribute, or what a dataset has in it. */
final class Statement {
    static final String IS_PRESENT = "is present";
    static final String IS_ABSENT = "is absent";

    private static final int LONGEST_VALUE = 40;
    private static final int MOST_VALUES = 12;

    private final Reference reference;
    private final @Nullable Scope scope;
    private final boolean holds;
    private final String subject;
    private final String place;

    /**
     * A statement.
     *
     * @param scope the dataset that decided; null to speak of any
     * @param holds whether the condition, or its contrary, is said
     */
    Statement(Reference reference, @Nullable Scope scope, boolean holds) {
        this.reference = reference;
        this.scope = scope;
        this.holds = holds;
        String name = ConditionSentence.name(reference.tag());
        this.subject = reference.value() > 0 ? "value " + reference.value() + " of " + name : name;
        this.place = reference.place(holds);
    }

    private Clause clause(String predicate) {
        Clause.Rank rank = holds ? Clause.Rank.FOUND : predicate.equals(IS_ABSENT) ? absence() : Clause.Rank.OTHER;
        return Clause.of(subject, predicate + place, rank);
    }

    private Clause.Rank absence() {
        boolean sequence = DataDictionary.standard().vr(reference.tag()) == VR.SQ;
        return sequence ? Clause.Rank.NO_SEQUENCE : Clause.Rank.ABSENT;
    }

    /** That it is present or absent, or has a value. */
    Clause present(boolean withValue) {
        if (holds) {
            return clause(withValue ? "has a value" : IS_PRESENT);
        }
        if (scope != null && found() == null) {
            return absent();
        }
        return withValue ? clause("has no value") : absent();
    }

    /** That it is absent; if even the outermost sequence on the way is absent, that this is so. */
    private Clause absent() {
        if (reference.sequences().isEmpty()) {
            return clause(IS_ABSENT);
        }
        Reference outermost = reference.outermost();
        boolean whole = scope != null && outermost.any(scope, element -> true) == Truth.FALSE;
        return whole ? new Statement(outermost, scope, false).absent() : clause("is not present");
    }

    /** That it has one of the values. */
    Clause in(List<String> values) {
        if (scope != null && holds) {
            for (String value : values) {
                if (new Condition.In(reference, Set.of(value)).test(scope) == Truth.TRUE) {
                    return clause("is " + value(value));
                }
            }
        }
        if (scope != null && !holds) {
            return found(found(), "");
        }
        List<String> texts = new ArrayList<>(
                values.stream().limit(MOST_VALUES).map(Statement::value).toList());
        if (values.size() > MOST_VALUES) {
            texts.add((values.size() - MOST_VALUES) + " more");
        }
        if (texts.size() <= 2) {
            String all = String.join(holds ? " or " : " nor ", texts);
            return clause((holds ? "is " : texts.size() == 1 ? "is not " : "is neither ") + all);
        }
        return clause((holds ? "is one of " : "is none of ") + Clause.list(texts, "or"));
    }

    /** That it, or its number of items, compares with a number. */
    Clause compare(Condition.Compare compare) {
        if (compare.items()) {
            return scope != null && found() == null ? absent() : clause(items(compare));
        }
        boolean plain = compare.operator() == Condition.Operator.EQUAL && holds;
        return scope == null ? clause("is " + words(compare)) : found(found(), plain ? "" : ", " + words(compare));
    }

    private Clause found(@Nullable String value, String more) {
        if (value == null) {
            return absent();
        }
        return clause(value.isBlank() ? "has no value" : "is " + value(value) + more);
    }

    private String words(Condition.Compare compare) {
        return (holds ? "" : "not ") + compare.operator().words() + number(compare.number());
    }

    private String items(Condition.Compare compare) {
        boolean none = compare.operator() == Condition.Operator.EQUAL && compare.number() == 0;
        boolean any = compare.operator() == Condition.Operator.GREATER && compare.number() == 0;
        if (none || any) {
            return any == holds ? "has items" : "has no items";
        }
        String number = compare.number() == 1 ? "one item" : number(compare.number()) + " items";
        String words = switch (compare.operator()) {
            case EQUAL -> "exactly ";
            case LESS -> "fewer than ";
            case GREATER -> "more than ";
            default -> compare.operator().words();
        };
        return (holds ? "has " : "does not have ") + words + number;
    }

    private static String number(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    /** The first value that the dataset has; null if the attribute is absent. */
    private @Nullable String found() {
        List<String> found = new ArrayList<>();
        if (scope != null) {
            reference.any(scope, element -> {
                found.add(text(element));
                return true;
            });
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private String text(Element element) {
        List<String> texts = element.texts();
        int index = Math.max(reference.value() - 1, 0);
        return index < texts.size() ? texts.get(index).strip() : "";
    }

    private static String value(String value) {
        if (value.isEmpty()) {
            return "empty";
        }
        String name = value.indexOf('.') > 0
                ? UidRegistry.standard()
                        .find(value)
                        .map(UidRegistry.Entry::name)
                        .orElse(value)
                : value;
        return name.length() > LONGEST_VALUE && name.equals(value) ? value.substring(0, LONGEST_VALUE) + "…" : name;
    }
}

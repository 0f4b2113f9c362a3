package io.github.stowc.iod.condition;

import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An expression over a dataset: when an attribute or a module is required or allowed. Immutable. */
public sealed interface Condition {

    /** Evaluates the expression in a dataset and those that enclose it. */
    Truth test(Scope scope);

    /**
     * The attributes of the dataset of which one must be present for this to be true; null if it may be true, or
     * undecided, without any of them.
     *
     * @param outermost whether the dataset is the outermost one
     */
    default @Nullable List<Tag> needsOneOf(boolean outermost) {
        return null;
    }

    /** The same outcome everywhere; unknown for what no dataset tells. */
    record Constant(Truth truth) implements Condition {
        static final Constant UNDECIDABLE = new Constant(Truth.UNKNOWN);

        @Override
        public Truth test(Scope scope) {
            return truth;
        }

        @Override
        public @Nullable List<Tag> needsOneOf(boolean outermost) {
            return truth == Truth.FALSE ? List.of() : null;
        }
    }

    /**
     * Several expressions joined by {@code and} or {@code or}.
     *
     * @param all whether all of them must be true; any of them otherwise
     */
    record Joined(boolean all, List<Condition> parts) implements Condition {
        @Override
        public Truth test(Scope scope) {
            Truth decides = Truth.of(!all);
            Truth outcome = Truth.of(all);
            for (int i = 0; i < parts.size(); i++) {
                Truth truth = parts.get(i).test(scope);
                if (truth == decides) {
                    return truth;
                }
                outcome = truth == Truth.UNKNOWN ? truth : outcome;
            }
            return outcome;
        }

        @Override
        public @Nullable List<Tag> needsOneOf(boolean outermost) {
            return all ? Parts.smallest(parts, outermost) : Parts.union(parts, outermost);
        }
    }

    /** The contrary. */
    record Not(Condition condition) implements Condition {
        @Override
        public Truth test(Scope scope) {
            return condition.test(scope).negated();
        }
    }

    /** Whether an attribute is present, with a value if that is asked. */
    record Present(Reference reference, boolean withValue) implements Condition {
        @Override
        public Truth test(Scope scope) {
            return reference.any(scope, this, this::matches);
        }

        private boolean matches(Element element) {
            if (reference.value() > 0) {
                List<String> texts = element.texts();
                return texts.size() >= reference.value()
                        && !(withValue && texts.get(reference.value() - 1).isBlank());
            }
            return !withValue || !Values.isEmpty(element);
        }

        @Override
        public @Nullable List<Tag> needsOneOf(boolean outermost) {
            return reference.first(outermost);
        }
    }

    /** Whether a value of an attribute is one of those listed, compared as text. */
    record In(Reference reference, Set<String> values) implements Condition {
        @Override
        public Truth test(Scope scope) {
            return reference.any(scope, this, this::matches);
        }

        private boolean matches(Element element) {
            List<String> texts = element.texts();
            int only = reference.value();
            for (int i = 0; i < texts.size(); i++) {
                if ((only == 0 || only == i + 1) && values.contains(texts.get(i).strip())) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public @Nullable List<Tag> needsOneOf(boolean outermost) {
            return reference.first(outermost);
        }
    }

    /** Whether a value of an attribute, or its number of items, compares with a number as an operator says. */
    record Compare(Reference reference, boolean items, Operator operator, double number) implements Condition {
        @Override
        public Truth test(Scope scope) {
            Truth found = reference.any(scope, this, this::matches);
            if (found == Truth.FALSE && items && operator.test(0, number)) {
                return reference.any(scope, reference, element -> true).negated();
            }
            return found;
        }

        private boolean matches(Element element) {
            if (items) {
                return operator.test(element instanceof Element.Sequence ? element.valueCount() : 0, number);
            }
            List<String> texts = element.texts();
            int only = reference.value();
            for (int i = 0; i < texts.size(); i++) {
                if ((only == 0 || only == i + 1) && operator.test(Values.number(texts.get(i)), number)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public @Nullable List<Tag> needsOneOf(boolean outermost) {
            return items && operator.test(0, number) ? null : reference.first(outermost);
        }
    }

    /** How two numbers compare. */
    enum Operator {
        EQUAL(""),
        LESS("less than "),
        AT_MOST("at most "),
        GREATER("greater than "),
        AT_LEAST("at least ");

        private final String words;

        Operator(String words) {
            this.words = words;
        }

        /** What stands before the number in a sentence. */
        String words() {
            return words;
        }

        boolean test(double left, double right) {
            return switch (this) {
                case EQUAL -> left == right;
                case LESS -> left < right;
                case AT_MOST -> left <= right;
                case GREATER -> left > right;
                case AT_LEAST -> left >= right;
            };
        }
    }
}

package io.github.stowc.iod.condition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a sentence: one statement, or several joined by {@code and} or {@code or}. Immutable. */
sealed interface Clause {

    /** The words. */
    String text();

    /** The words, and if they are more than {@code longest} characters only the first statements. */
    default String shortened(int longest) {
        return text();
    }

    /** How much it tells in a reason. */
    default Rank rank() {
        return Rank.FOUND;
    }

    /** Statements in a reason, the most telling first. */
    enum Rank {
        /** What is asked for is there. */
        FOUND,
        /** An attribute is not there. */
        ABSENT,
        /** An attribute has another value than one that would be an exception. */
        OTHER,
        /** A sequence is not there. */
        NO_SEQUENCE
    }

    static Clause of(String subject, String predicate, Rank rank) {
        return new Single(List.of(subject), predicate, true, rank);
    }

    /** Several clauses in one, those of the same kind on one level, statements of the same subjects or predicates once. */
    static Clause joined(boolean all, List<Clause> clauses) {
        List<Clause> flat = new ArrayList<>();
        for (Clause clause : clauses) {
            if (clause instanceof Several several && several.all == all) {
                several.clauses.forEach(inner -> add(flat, inner, all));
            } else {
                add(flat, clause, all);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new Several(all, List.copyOf(flat));
    }

    private static void add(List<Clause> clauses, Clause clause, boolean all) {
        String text = clause.text();
        if (clauses.stream().anyMatch(known -> known.text().equals(text))) {
            return;
        }
        Clause last = clauses.isEmpty() ? null : clauses.get(clauses.size() - 1);
        Single merged =
                last instanceof Single before && clause instanceof Single single ? before.with(single, all) : null;
        if (merged == null) {
            clauses.add(clause);
        } else {
            clauses.set(clauses.size() - 1, merged);
        }
    }

    /** Words with commas and a last {@code and} or {@code or}. */
    static String list(List<String> words, String last) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            text.append(i == 0 ? "" : i == words.size() - 1 ? " " + last + " " : ", ")
                    .append(words.get(i));
        }
        return text.toString();
    }

    /**
     * A statement.
     *
     * @param subjects what it is about
     * @param predicate what it says of each, in the singular
     * @param all whether it is so for all subjects; for any of them otherwise
     */
    record Single(List<String> subjects, String predicate, boolean all, Rank rank) implements Clause {

        /** Both statements in one, if they share the predicate or the subject; null otherwise. */
        @Nullable
        Single with(Single other, boolean both) {
            if (subjects.size() > 1 && all != both) {
                return null;
            }
            if (predicate.equals(other.predicate)) {
                List<String> together = new ArrayList<>(subjects);
                together.addAll(other.subjects);
                return new Single(List.copyOf(together), predicate, both, rank);
            }
            if (subjects.size() > 1 || !subjects.equals(other.subjects) || isCompound() || other.isCompound()) {
                return null;
            }
            boolean implied = both
                    && predicate.equals(Statement.IS_PRESENT)
                    && other.predicate.startsWith("is ")
                    && !other.predicate.startsWith("is n");
            return new Single(
                    subjects,
                    implied ? other.predicate : predicate + (both ? " and " : " or ") + other.predicate,
                    both,
                    rank);
        }

        /** Whether the predicate is of several statements, or lists so many values that a further one would confuse. */
        private boolean isCompound() {
            return predicate.contains(" or ") || predicate.contains(" and ") || predicate.contains(" nor ");
        }

        @Override
        public String text() {
            boolean plural = all && subjects.size() > 1;
            return list(subjects, all ? "and" : "or") + " " + (plural ? plural(predicate) : predicate);
        }

        @Override
        public String shortened(int longest) {
            int shown = 1;
            int length = subjects.get(0).length();
            while (shown < subjects.size() && length + subjects.get(shown).length() <= longest) {
                length += subjects.get(shown++).length();
            }
            if (shown == subjects.size()) {
                return text();
            }
            List<String> fewer = new ArrayList<>(subjects.subList(0, shown));
            fewer.add((subjects.size() - shown) + " more");
            return new Single(fewer, predicate, all, rank).text();
        }

        private static String plural(String predicate) {
            return predicate.startsWith("is ")
                    ? "are " + predicate.substring(3)
                    : predicate.startsWith("has ") ? "have " + predicate.substring(4) : predicate;
        }
    }

    /**
     * Several clauses, at least two.
     *
     * @param all whether all of them are true; any of them otherwise
     */
    record Several(boolean all, List<Clause> clauses) implements Clause {
        @Override
        public String text() {
            boolean nested = clauses.stream().anyMatch(Several.class::isInstance);
            List<String> texts = clauses.stream().map(Clause::text).toList();
            if (!nested) {
                return list(texts, all ? "and" : "or");
            }
            if (!all) {
                return String.join(", or ", texts);
            }
            return String.join(
                    ", and ",
                    clauses.stream()
                            .map(clause -> clause instanceof Several ? "either " + clause.text() : clause.text())
                            .toList());
        }

        @Override
        public String shortened(int longest) {
            String text = text();
            if (text.length() <= longest) {
                return text;
            }
            List<String> texts = new ArrayList<>();
            int length = 0;
            for (Clause clause : clauses) {
                String next = clause.shortened(longest * 3 / 5);
                if (!texts.isEmpty() && length + next.length() > longest) {
                    break;
                }
                texts.add(next);
                length += next.length();
            }
            boolean nested = clauses.stream().anyMatch(Several.class::isInstance);
            String word = all ? "and" : "or";
            String shown = nested ? String.join(", " + word + " ", texts) : list(texts, word);
            return shown + (texts.size() < clauses.size() ? ", among others" : "");
        }
    }
}

package io.github.stowc.iod.condition;

import io.github.stowc.dicom.Tag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the expressions of {@code conditions.txt}.
 *
 * <p>{@code P = "v"} is true if any value of P is v, {@code P[2]} means the second value only; {@code P > 1} compares
 * as numbers; {@code P in {…}} and {@code P not in {…}}, {@code P != "v"}, which is true if P is absent;
 * {@code present(P)}, {@code value(P)}: present and not empty; {@code items(P) > 0}; {@code and} or {@code or}, with
 * parentheses if they mix; {@code not}, {@code true}, {@code false}. P is a tag in eight digits, on its way
 * {@code /P} in the outermost dataset, {@code ../P} in the enclosing one, {@code S>P} in any item of S, {@code S#1>P}
 * in its first item.
 */
public final class ConditionParser {
    private final String text;
    private int at;

    private ConditionParser(String text) {
        this.text = text;
    }

    /**
     * Reads a whole expression.
     *
     * @throws IllegalArgumentException if it is not an expression
     */
    public static Condition parse(String text) {
        ConditionParser parser = new ConditionParser(text);
        Condition condition = parser.alternatives();
        if (parser.at < text.length()) {
            throw parser.unexpected("the end");
        }
        return condition;
    }

    private Condition alternatives() {
        return joined(false);
    }

    private Condition joined(boolean all) {
        List<Condition> parts = new ArrayList<>(1);
        do {
            parts.add(all ? factor() : joined(true));
        } while (takes(all ? "and " : "or "));
        return parts.size() == 1 ? parts.get(0) : new Condition.Joined(all, List.copyOf(parts));
    }

    private Condition factor() {
        if (takes("not ")) {
            return new Condition.Not(factor());
        }
        if (takes("(")) {
            Condition inner = alternatives();
            expect(")");
            return inner;
        }
        if (takes("true")) {
            return new Condition.Constant(Truth.TRUE);
        }
        if (takes("false")) {
            return new Condition.Constant(Truth.FALSE);
        }
        if (takes("present(")) {
            return present(false);
        }
        if (takes("value(")) {
            return present(true);
        }
        if (takes("items(")) {
            Reference reference = reference();
            expect(")");
            return comparison(reference, true);
        }
        return comparison(reference(), false);
    }

    private Condition present(boolean withValue) {
        Reference reference = reference();
        expect(")");
        return new Condition.Present(reference, withValue);
    }

    private Condition comparison(Reference reference, boolean items) {
        if (takes("not in ")) {
            return new Condition.Not(new Condition.In(reference, set()));
        }
        if (takes("in ")) {
            return new Condition.In(reference, set());
        }
        boolean negated = takes("!=");
        Condition.Operator operator = negated ? Condition.Operator.EQUAL : operator();
        Condition condition = takes("\"")
                ? new Condition.In(reference, Set.of(restOfString()))
                : new Condition.Compare(reference, items, operator, number());
        return negated ? new Condition.Not(condition) : condition;
    }

    private Condition.Operator operator() {
        if (takes("<=")) {
            return Condition.Operator.AT_MOST;
        }
        if (takes(">=")) {
            return Condition.Operator.AT_LEAST;
        }
        if (takes("<")) {
            return Condition.Operator.LESS;
        }
        if (takes(">")) {
            return Condition.Operator.GREATER;
        }
        expect("=");
        return Condition.Operator.EQUAL;
    }

    private Set<String> set() {
        expect("{");
        Set<String> values = new LinkedHashSet<>();
        do {
            expect("\"");
            values.add(restOfString());
        } while (takes(","));
        expect("}");
        return values;
    }

    private String restOfString() {
        int end = text.indexOf('"', at);
        if (end < 0) {
            throw unexpected("\"");
        }
        String string = text.substring(at, end);
        at = end + 1;
        return string;
    }

    private double number() {
        skipBlanks();
        int start = at;
        while (at < text.length() && "+-.0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        double number = Values.number(text.substring(start, at));
        if (Double.isNaN(number)) {
            throw unexpected("a number");
        }
        return number;
    }

    private Reference reference() {
        Reference.Base base =
                takes("../") ? Reference.Base.PARENT : takes("/") ? Reference.Base.ROOT : Reference.Base.HERE;
        List<Reference.Step> sequences = new ArrayList<>();
        while (true) {
            Tag tag = tag();
            int item = takesHere('#') ? digits() : 0;
            if (takesHere('>')) {
                sequences.add(new Reference.Step(tag, item));
                continue;
            }
            int value = 0;
            if (takesHere('[')) {
                value = digits();
                expect("]");
            }
            return new Reference(base, List.copyOf(sequences), tag, value);
        }
    }

    private Tag tag() {
        skipBlanks();
        if (at + 8 > text.length()) {
            throw unexpected("a tag");
        }
        Tag tag = Tag.parse(text.substring(at, at + 8)).orElseThrow(() -> unexpected("a tag"));
        at += 8;
        return tag;
    }

    private int digits() {
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == start || at - start > 4) {
            throw unexpected("a small whole number");
        }
        return Integer.parseInt(text.substring(start, at));
    }

    private boolean takesHere(char wanted) {
        boolean found = at < text.length() && text.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private boolean takes(String token) {
        skipBlanks();
        boolean found = text.startsWith(token, at);
        at += found ? token.length() : 0;
        return found;
    }

    private void expect(String token) {
        if (!takes(token)) {
            throw unexpected(token);
        }
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException unexpected(String wanted) {
        return new IllegalArgumentException("expected " + wanted + " at character " + at + " of condition: " + text);
    }
}

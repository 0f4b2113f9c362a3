package io.github.stowc.validate.fix;

import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.validate.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes JSON of a text that is nearly JSON: without comments and commas too many, with the quotes, the words and the
 * commas of JSON. Each character of the text is one byte, as in {@link Node}.
 */
final class SyntaxRepair {
    private static final int DEPTH = 300;

    private final String name;
    private final QuasiJson in;
    private final StringBuilder out;
    private final List<Fix> fixes = new ArrayList<>();
    private int depth;
    private boolean isRootArray;

    private SyntaxRepair(String name, String text) {
        this.name = name;
        this.in = new QuasiJson(text);
        this.out = new StringBuilder(text.length() + 64);
    }

    /**
     * A text in JSON.
     *
     * @param fixes what was corrected, in the order of the text
     */
    record Repaired(String text, List<Fix> fixes) {}

    /** The text in JSON; empty if it is beyond repair. */
    static Optional<Repaired> of(String name, String text) {
        SyntaxRepair repair = new SyntaxRepair(name, text);
        try {
            repair.blanks();
            repair.value();
            repair.blanks();
            repair.in.expectEnd();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(new Repaired(repair.out.toString(), repair.fixes));
    }

    private void fixed(JsonRule rule, int at, String what) {
        Place place = in.place(at);
        fixes.add(new Fix(Finding.of(rule, "", "").in(name).at(place), what));
    }

    private void syntax(int at, String what) {
        fixed(JsonRule.SYNTAX, at, what);
    }

    private void blanks() {
        while (true) {
            out.append(in.blanks());
            int start = in.at();
            if (!in.skipComment()) {
                return;
            }
            syntax(start, "removed the comment");
        }
    }

    private void value() {
        char c = in.peek();
        if (c == '{' || c == '[') {
            group(c);
        } else if (in.isQuote()) {
            string();
        } else {
            word();
        }
    }

    private void group(char open) {
        if (++depth > DEPTH) {
            throw new IllegalArgumentException("too deep");
        }
        if (depth == 1) {
            isRootArray = open == '[';
        }
        int start = in.at();
        int from = out.length();
        in.next();
        out.append(open);
        char close = open == '{' ? '}' : ']';
        blanks();
        char first = in.peek();
        boolean more = first != close;
        while (more) {
            member(open);
            more = separator(open, close);
        }
        in.next();
        out.append(close);
        depth--;
        if (open == '[' && first == '{' && depth == 1 && isRootArray) {
            out.deleteCharAt(out.length() - 1).deleteCharAt(from);
            fixed(JsonRule.ROOT, start, "removed one pair of square brackets");
        }
    }

    private void member(char open) {
        if (open == '{') {
            if (!in.isQuote()) {
                throw new IllegalArgumentException("no name");
            }
            quoted();
            blanks();
            in.expect(':');
            out.append(':');
            blanks();
        }
        value();
    }

    /** Goes to the next member or the end; whether there is a member. */
    private boolean separator(char open, char close) {
        int end = out.length();
        int endIn = in.at();
        blanks();
        boolean isNext = open == '{' ? in.isQuote() : in.isQuote() || in.peek() == '{' || in.peek() == '[';
        if (in.peek() == close) {
            return false;
        }
        if (in.peek() != ',' && isNext) {
            out.insert(end, ',');
            syntax(endIn - 1, "added a comma");
            return true;
        }
        int comma = in.at();
        int place = out.length();
        in.expect(',');
        out.append(',');
        blanks();
        while (in.peek() == ',') {
            syntax(in.at(), "removed the comma");
            in.next();
            blanks();
        }
        if (in.peek() != close) {
            return true;
        }
        out.deleteCharAt(place);
        syntax(comma, "removed the comma");
        return false;
    }

    private void string() {
        int start = in.at();
        int from = out.length();
        quoted();
        if (depth > 1 || (depth == 1 && !isRootArray)) {
            return;
        }
        String inner = JsonStrings.decoded(out.substring(from + 1, out.length() - 1));
        String held = inner.strip();
        if (!held.startsWith("[") && !held.startsWith("{")) {
            return;
        }
        Repaired repaired = of(name, held).orElse(null);
        if (repaired == null) {
            return;
        }
        String text = repaired.text();
        boolean array = depth == 1 && text.startsWith("[");
        String content = array ? text.substring(1, text.length() - 1) : text;
        if (content.isBlank()) {
            return;
        }
        out.setLength(from);
        out.append(content);
        fixed(JsonRule.MODEL, start, "decoded the JSON text in the string");
    }

    /** Copies a string in any quotes, in double ones. */
    private void quoted() {
        int start = in.at();
        boolean plain = in.peek() == '"';
        String content = in.string(this::syntax);
        out.append('"').append(content).append('"');
        if (!plain) {
            syntax(start, "wrote double quotes");
        }
    }

    private void word() {
        int start = in.at();
        String word = in.word();
        String written = JsonStrings.word(word);
        out.append(written);
        if (!written.equals(word)) {
            syntax(start, "wrote " + written);
        }
    }
}

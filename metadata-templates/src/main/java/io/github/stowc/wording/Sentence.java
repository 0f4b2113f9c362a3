package io.github.stowc.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A sentence for people, made of texts and choices; each program has its own names for the choices. Immutable. */
public final class Sentence {
    /** Nothing to say. */
    public static final Sentence EMPTY = new Sentence(List.of());

    private static final String RUN = "RUN:";

    /** Each a {@link String}, a {@link Choice} or a {@link WayOut}. */
    private final List<Object> parts;

    private Sentence(List<Object> parts) {
        this.parts = parts;
    }

    /**
     * A sentence of parts in order.
     *
     * @param parts each a {@link Choice}, a {@link WayOut}, another sentence, or anything with a text
     */
    public static Sentence of(Object... parts) {
        return new Sentence(List.of(parts));
    }

    /**
     * A sentence as tables write it, with the names of choices in braces, and those of commands after {@code RUN:}:
     * {@code a UID of its own: {NEW_UID}}, {@code repair it: {RUN:REPAIR_PDF}}.
     *
     * @throws IllegalArgumentException if no choice or command has that name
     */
    public static Sentence parse(String text) {
        List<Object> parts = new ArrayList<>();
        int done = 0;
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', done)) {
            int end = text.indexOf('}', at);
            parts.add(text.substring(done, at));
            String name = text.substring(at + 1, end);
            parts.add(name.startsWith(RUN) ? WayOut.valueOf(name.substring(RUN.length())) : Choice.valueOf(name));
            done = end + 1;
        }
        if (done < text.length()) {
            parts.add(text.substring(done));
        }
        return new Sentence(List.copyOf(parts));
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** The text, with each choice under the name that a program gives it. */
    public String with(Function<Choice, String> names) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            if (part instanceof Choice choice) {
                text.append(names.apply(choice));
            } else {
                text.append(part instanceof Sentence inner ? inner.with(names) : part);
            }
        }
        return text.toString();
    }

    /** The text, with each choice in the words of the libraries. */
    @Override
    public String toString() {
        return with(Choice::words);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sentence sentence && sentence.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** A number of things: {@code 1 file}, {@code 2 files}. */
    public static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}

package io.github.stowc.iod.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A resource made of named blocks, of which only those asked for are looked at.
 *
 * <p>A block is a line of its name, the number of characters that follow this line, and what else is said of it, then
 * those characters. {@code iods.txt} has a block for each IOD: its SOP Classes, and a line for each module with usage,
 * entity and condition. {@code modules.txt} has one for each module and macro, in which a line is
 *
 * <ul>
 *   <li>{@code TAG TYPE}, then {@code #ITEMS}, {@code ?CONDITION} ({@code ?} alone: cannot be decided), {@code otherwise}
 *       (may be present where the condition does not hold), a constraint: {@code =SET} enumerated values, {@code ~SET}
 *       defined terms, a number before it for that value only, {@code nonzero}, {@code nonzero-warning},
 *       {@code error-if}, {@code warning-if}, {@code warning-unless}; TYPE {@code -} for a further constraint alone;
 *   <li>{@code @MACRO}, which stands for the macro's lines, with a {@code ?CONDITION} or a {@code cidN}.
 * </ul>
 *
 * <p>A line indented by one more blank than a line before it is inside that sequence. Immutable.
 */
public final class RuleText {
    private final String text;
    private final Map<String, Block> blocks = new HashMap<>();

    /**
     * A block.
     *
     * @param name its name
     * @param rest what else its first line says
     * @param start where its body begins in the text
     * @param end where it ends
     */
    private record Block(String name, String rest, int start, int end) {}

    private RuleText(String text) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            int lineEnd = text.indexOf('\n', at);
            int nameEnd = text.indexOf(' ', at);
            int lengthEnd = text.indexOf(' ', nameEnd + 1);
            if (lengthEnd < 0 || lengthEnd > lineEnd) {
                lengthEnd = lineEnd;
            }
            int end = lineEnd + 1 + Integer.parseInt(text, nameEnd + 1, lengthEnd, 10);
            String name = text.substring(at, nameEnd);
            blocks.put(name, new Block(name, text.substring(lengthEnd, lineEnd).strip(), lineEnd + 1, end));
            at = end;
        }
    }

    public static RuleText read(String resource) {
        return new RuleText(text(resource));
    }

    /** The whole text of a resource of this package. */
    public static String text(String resource) {
        try (InputStream in = RuleText.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from this jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException broken) {
            throw new UncheckedIOException("reading " + resource + " of this jar", broken);
        }
    }

    /** The lines of a block; null where there is no such block. */
    @Nullable
    public List<String> lines(String name) {
        Block block = blocks.get(name);
        if (block == null) {
            return null;
        }
        List<String> lines = new ArrayList<>();
        for (int start = block.start(); start < block.end(); ) {
            int end = text.indexOf('\n', start);
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        return lines;
    }

    /** What the first line of a block says after name and length. */
    public String rest(String name) {
        Block block = blocks.get(name);
        return block == null ? "" : block.rest();
    }

    /** The names of all blocks, in the order of their characters. */
    public List<String> names() {
        return List.copyOf(new TreeSet<>(blocks.keySet()));
    }
}

package io.github.stowc.iod.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource made of named blocks. Reads only the blocks that are needed.
 *
 * <p>A block is a line with its name and more about it, then lines that begin with a blank. Blocks are in the order of
 * the characters of their names; lines that begin with {@code #}, and empty ones, are for people. {@code iods.txt} has
 * a block for each IOD: its SOP Classes, and a line for each module with usage, entity and condition. {@code
 * modules.txt} has one for each module and macro, in which a line is
 *
 * <ul>
 *   <li>{@code TAG TYPE}, then {@code #ITEMS}, {@code ?CONDITION} ({@code ?} alone: cannot be decided), {@code
 *       otherwise} (may be present if the condition does not hold), a constraint: {@code =SET} enumerated values,
 *       {@code ~SET} defined terms, a number before it for that value only, {@code nonzero}, {@code nonzero-warning},
 *       {@code error-if}, {@code warning-if}, {@code warning-unless}; TYPE {@code -} for a further constraint alone;
 *   <li>{@code @MACRO}, which stands for the macro's lines, with a {@code ?CONDITION} or a {@code cidN}.
 * </ul>
 *
 * <p>A line indented by one more blank than a line before it is inside that sequence. Immutable.
 */
public final class RuleText {
    private final String text;

    private RuleText(String text) {
        this.text = text;
    }

    public static RuleText read(String resource) {
        return of(text(resource));
    }

    /** The blocks of a text. */
    static RuleText of(String text) {
        return new RuleText(whole(text));
    }

    /** A text whose last line is ended: not every editor ends it. */
    static String whole(String text) {
        return text.endsWith("\n") ? text : text + '\n';
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

    /** The lines of a block, each without its first blank; null if there is no such block. */
    @Nullable
    public List<String> lines(String name) {
        int block = find(name);
        if (block < 0) {
            return null;
        }
        List<String> lines = new ArrayList<>();
        for (int start = lineAfter(block); start < text.length() && !isName(start); start = lineAfter(start)) {
            if (text.charAt(start) == ' ') {
                lines.add(text.substring(start + 1, text.indexOf('\n', start)));
            }
        }
        return lines;
    }

    /** What the first line of a block says after its name. */
    public String rest(String name) {
        int block = find(name);
        return block < 0
                ? ""
                : text.substring(block + name.length(), text.indexOf('\n', block))
                        .strip();
    }

    /** The names of all blocks, in the order of their characters. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int start = 0; start < text.length(); start = lineAfter(start)) {
            if (isName(start)) {
                names.add(text.substring(start, nameEnd(start)));
            }
        }
        return List.copyOf(names);
    }

    /** Where a block begins; -1 if no block has the name. */
    private int find(String name) {
        int low = 0;
        int high = text.length();
        while (low < high) {
            int start = text.lastIndexOf('\n', ((low + high) >>> 1) - 1) + 1;
            while (start > low && !isName(start)) {
                start = text.lastIndexOf('\n', start - 2) + 1;
            }
            int order = isName(start) ? text.substring(start, nameEnd(start)).compareTo(name) : -1;
            if (order == 0) {
                return start;
            }
            if (order > 0) {
                high = start;
            } else {
                low = lineAfter(start);
                while (low < high && !isName(low)) {
                    low = lineAfter(low);
                }
            }
        }
        return -1;
    }

    /** Whether a line begins a block. */
    private boolean isName(int start) {
        char first = text.charAt(start);
        return first != ' ' && first != '#' && first != '\n';
    }

    private int nameEnd(int start) {
        int lineEnd = text.indexOf('\n', start);
        int blank = text.indexOf(' ', start);
        return blank < 0 || blank > lineEnd ? lineEnd : blank;
    }

    private int lineAfter(int start) {
        return text.indexOf('\n', start) + 1;
    }
}

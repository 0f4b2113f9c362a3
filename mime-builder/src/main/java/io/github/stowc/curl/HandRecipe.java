package io.github.stowc.curl;

import io.github.stowc.curl.ScriptTemplate.Filling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The recipe that builds a message by hand, as a POSIX {@code sh} script of {@code printf} and {@code cat}.
 *
 * <p>It writes to its first argument, or by default to the message's name in the working folder, and overwrites
 * nothing. It finds its files relative to its own folder, checks their sizes, and leaves no output when it fails: exit
 * code 1 if a file has another size, 3 if a file cannot be read or the output cannot be written. Immutable.
 *
 * @param messageName the name of the output unless another is given
 * @param steps in the message's order
 */
public record HandRecipe(String messageName, List<RecipeStep> steps) {
    /** The most bytes of one printf: enough for every header, and short enough to read. */
    private static final int LINE_BYTES = 240;

    /** Copies the list. */
    public HandRecipe {
        steps = List.copyOf(steps);
        Quoting.requireText(messageName);
    }

    /**
     * An input's path as the recipe needs it: relative to the folder in which the recipe will be, or absolute if it is
     * on another root.
     *
     * @throws IOException if the folder or the input's folder cannot be resolved; links are followed, because
     *     {@code ..} in a linked folder is the parent of its target
     */
    public static String pathFrom(Path folder, Path input) throws IOException {
        Path from = folder.toAbsolutePath().toRealPath();
        Path absolute = input.toAbsolutePath();
        Path parent = absolute.getParent();
        Path name = absolute.getFileName();
        if (parent == null || name == null) {
            throw new IOException(input + ": expected a file, found a root");
        }
        Path to = parent.toRealPath().resolve(name);
        boolean sameRoot = to.getRoot() != null && to.getRoot().equals(from.getRoot());
        String path = (sameRoot ? from.relativize(to) : to)
                .toString()
                .replace(to.getFileSystem().getSeparator(), "/");
        // A file system without drives may still have a folder called C:.
        return sameRoot && RecipeStep.File.isDrive(path) ? "./" + path : path;
    }

    /** The length in bytes of the message that the recipe builds. */
    public long length() {
        long length = 0;
        for (RecipeStep step : steps) {
            length += step.length();
        }
        return length;
    }

    /** The script's bytes, from the template {@code recipe.sh}. */
    public byte[] script() {
        StringBuilder lines = new StringBuilder();
        boolean whole = false;
        boolean sliced = false;
        for (RecipeStep step : steps) {
            if (step instanceof RecipeStep.Literal literal) {
                print(lines, literal.bytes());
            } else if (step instanceof RecipeStep.File file) {
                copy(lines, file);
                whole |= file.isWhole();
                sliced |= !file.isWhole();
            }
        }
        Filling script = new Filling()
                .set("NAME", Quoting.posix(messageName))
                .set("STEPS", lines.toString())
                .set("LENGTH", Long.toString(length()))
                .addIf(whole, "whole")
                .addIf(sliced, "slice");
        return ScriptTemplate.read("recipe.sh", "\n").fill(script).getBytes(StandardCharsets.UTF_8);
    }

    private static void copy(StringBuilder out, RecipeStep.File file) {
        if (file.length() == 0 && !file.isWhole()) {
            return;
        }
        String quoted = Quoting.posix(file.path());
        out.append(file.isWhole() ? "whole " : "slice ");
        if (file.isAbsolute()) {
            out.append(quoted);
        } else if (quoted.equals(file.path())) {
            out.append("\"$here/").append(quoted).append('"');
        } else {
            out.append("\"$here/\"").append(quoted);
        }
        out.append(' ').append(file.fileSize());
        if (!file.isWhole()) {
            out.append(' ').append(file.offset()).append(' ').append(file.length());
        }
        out.append('\n');
    }

    private static void print(StringBuilder out, byte[] bytes) {
        int start = 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && end - start < LINE_BYTES && (end == start || bytes[end - 1] != '\n')) {
                end++;
            }
            // printf would take an initial dash for an option.
            out.append(bytes[start] == '-' ? "printf -- '" : "printf '");
            for (int i = start; i < end; i++) {
                escape(out, bytes[i]);
            }
            out.append("'\n");
            start = end;
        }
    }

    /** A byte inside the format of printf and inside single quotes. */
    private static void escape(StringBuilder out, byte b) {
        switch (b) {
            case '\r' -> out.append("\\r");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '\\' -> out.append("\\\\");
            case '%' -> out.append("%%");
            default -> {
                if (b >= 0x20 && b < 0x7F && b != '\'') {
                    out.append((char) b);
                } else {
                    // Always three digits, so that a digit may follow.
                    out.append('\\')
                            .append((char) ('0' + (b >> 6 & 3)))
                            .append((char) ('0' + (b >> 3 & 7)))
                            .append((char) ('0' + (b & 7)));
                }
            }
        }
    }
}

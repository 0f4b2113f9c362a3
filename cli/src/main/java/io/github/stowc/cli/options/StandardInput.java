package io.github.stowc.cli.options;

import io.github.stowc.bytes.Source;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.stow.input.Inputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file that comes from standard input, where a command line names it by a hyphen. */
public final class StandardInput {
    private static final String HYPHEN = "-";

    /** What is read has to be kept in memory, since a message needs its length before its first byte. */
    private static final int MOST = 16 << 20;

    private StandardInput() {}

    /**
     * The files that paths name.
     *
     * @throws IOException if one cannot be read, or standard input is too long to be kept
     */
    public static Inputs inputs(List<Path> paths, Terminal terminal) throws IOException {
        int at = paths.indexOf(Path.of(HYPHEN));
        if (at < 0) {
            return Inputs.ofPaths(paths);
        }
        List<Path> after = paths.subList(at + 1, paths.size());
        if (after.contains(Path.of(HYPHEN))) {
            throw new Failure.InputException("standard input (-) is given twice; keep one");
        }
        byte[] bytes = terminal.in().readNBytes(MOST + 1);
        if (bytes.length > MOST) {
            throw new Failure.InputException("standard input (-): expected at most " + MOST
                    + " bytes, found more; write them into a file, and give that");
        }
        Inputs before = Inputs.ofPaths(paths.subList(0, at));
        Inputs rest = Inputs.ofPaths(after);
        List<Inputs.Item> items = new ArrayList<>(before.files());
        items.add(new Inputs.Item(Source.of("stdin", bytes), false));
        items.addAll(rest.files());
        List<Inputs.LeftOut> leftOut = new ArrayList<>(before.leftOut());
        leftOut.addAll(rest.leftOut());
        return new Inputs(items, leftOut);
    }
}

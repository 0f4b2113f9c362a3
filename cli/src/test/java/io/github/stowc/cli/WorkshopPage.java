package io.github.stowc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of the workshop in Markdown, whose fenced blocks are run.
 *
 * <ul>
 *   <li>{@code sh}: typed into the second window; the {@code text} block that comes next has its output, which is empty
 *       without one
 *   <li>{@code sh server}: typed into the first window, where the server is started anew; its output is the same
 *   <li>{@code text log}: what the server has written into the first window since the last such block of the page
 *   <li>{@code text shown}: nothing is run
 * </ul>
 *
 * @param path where it is
 * @param lines its lines, without line ends
 * @param blocks those that are run or compared, from the first to the last
 */
record WorkshopPage(Path path, List<String> lines, List<Block> blocks) {
    private static final String FENCE = "```";

    /** What a block is for. */
    enum Kind {
        TYPED,
        SERVER,
        LOG
    }

    /**
     * A command with its output, or a log.
     *
     * @param kind what it is for
     * @param line the line of its fence, from 1
     * @param text the command; empty for a log
     * @param from the index of the first line of the output, or where its fence is missing
     * @param to the index behind the last line of the output
     * @param fenced whether there is a block for the output
     */
    record Block(Kind kind, int line, String text, int from, int to, boolean fenced) {}

    static WorkshopPage read(Path path) throws IOException {
        List<String> lines = Files.readAllLines(path);
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            String fence = lines.get(at);
            if (!fence.startsWith(FENCE)) {
                at++;
                continue;
            }
            int end = end(path, lines, at);
            switch (fence.substring(FENCE.length())) {
                case "sh" -> blocks.add(command(path, lines, at, end, Kind.TYPED));
                case "sh server" -> blocks.add(command(path, lines, at, end, Kind.SERVER));
                case "text log" -> blocks.add(new Block(Kind.LOG, at + 1, "", at + 1, end, true));
                case "text shown" -> {}
                case "text" -> {
                    if (blocks.isEmpty() || blocks.get(blocks.size() - 1).from() != at + 1) {
                        throw new IOException(path + ":" + (at + 1) + ": an output without a command before it; write "
                                + "'text shown' for what is not compared");
                    }
                }
                default -> throw new IOException(path + ":" + (at + 1) + ": a block of no known kind: " + fence);
            }
            at = end + 1;
        }
        return new WorkshopPage(path, lines, blocks);
    }

    private static Block command(Path path, List<String> lines, int at, int end, Kind kind) throws IOException {
        String text = String.join("\n", lines.subList(at + 1, end));
        int next = end + 1;
        while (next < lines.size() && !lines.get(next).startsWith(FENCE)) {
            next++;
        }
        if (next < lines.size() && lines.get(next).equals(FENCE + "text")) {
            return new Block(kind, at + 1, text, next + 1, end(path, lines, next), true);
        }
        return new Block(kind, at + 1, text, end + 1, end + 1, false);
    }

    private static int end(Path path, List<String> lines, int fence) throws IOException {
        for (int i = fence + 1; i < lines.size(); i++) {
            if (lines.get(i).equals(FENCE)) {
                return i;
            }
        }
        throw new IOException(path + ":" + (fence + 1) + ": a block that does not end");
    }

    /** The output that the page shows for a block. */
    String shown(Block block) {
        return String.join("\n", lines.subList(block.from(), block.to()));
    }

    /** The page with these outputs, one for each block, in place of those that it shows. */
    String with(List<String> outputs) {
        List<String> changed = new ArrayList<>(lines);
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            List<String> output = new ArrayList<>(outputs.get(i).lines().toList());
            if (!block.fenced() && !output.isEmpty()) {
                output.addAll(0, List.of("", FENCE + "text"));
                output.add(FENCE);
            }
            List<String> place = changed.subList(block.from(), block.to());
            place.clear();
            place.addAll(output);
        }
        return String.join("\n", changed) + "\n";
    }
}

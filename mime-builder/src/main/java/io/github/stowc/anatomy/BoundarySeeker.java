package io.github.stowc.anatomy;

import io.github.stowc.anatomy.FieldReader.Line;
import java.io.IOException;

/** Finds the boundary that a message uses. */
final class BoundarySeeker {
    /** How far the first delimiter may be from the start; the rest of the message is not held in memory. */
    private static final int FAR = ByteReader.REACH / 4;

    /** Longer than any program writes; RFC 2046 allows 70. */
    private static final int MAX_BOUNDARY = 250;

    private final ByteReader in;
    private final FieldReader lines;

    BoundarySeeker(ByteReader in, FieldReader lines) {
        this.in = in;
        this.lines = lines;
    }

    /**
     * The announced boundary if a line among the first is a delimiter with it; else that of the first line that looks
     * like a delimiter, preferably with a field after it; else the announced one, which may come later.
     */
    String find(long start, String announced) throws IOException {
        String first = "";
        String best = "";
        long at = start;
        while (at - start < FAR && in.at(at) >= 0) {
            Line line = lines.line(at);
            String text = line.text().stripTrailing();
            if (text.startsWith("--") && text.length() > 2 && text.length() < MAX_BOUNDARY) {
                String rest = text.substring(2);
                if (!announced.isEmpty() && (rest.equals(announced) || rest.equals(announced + "--"))) {
                    return announced;
                }
                Line next = lines.line(line.next());
                first = first.isEmpty() ? used(rest, next) : first;
                best = best.isEmpty() && isField(next) ? used(rest, next) : best;
            }
            at = line.end() == LineEnd.NONE ? start + FAR : line.next();
        }
        if (!best.isEmpty() || !first.isEmpty()) {
            return best.isEmpty() ? first : best;
        }
        return announced.length() < MAX_BOUNDARY ? announced : "";
    }

    private static boolean isField(Line line) {
        return FieldReader.isField(line, "", false);
    }

    /** The boundary of a delimiter, which is the last one if no field and no empty line follow. */
    private String used(String rest, Line next) throws IOException {
        if (rest.length() < 3 || !rest.endsWith("--")) {
            return rest;
        }
        boolean starts = next.text().indexOf(':') > 0
                || (next.text().isEmpty() && next.end() != LineEnd.NONE && in.at(next.next()) >= 0);
        return starts ? rest : rest.substring(0, rest.length() - 2);
    }
}

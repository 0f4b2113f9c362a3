package io.github.stowc.media.document;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.Kind;
import java.io.IOException;

/** Tells ASCII STL, OBJ and MTL files from other text by their first lines. */
public final class TextModels {
    static final int SAMPLE = 32_768;

    private static final int LONGEST_WORD = 16;
    private static final int LEAST_NUMBERS = 3;

    private final ByteWindow in;
    private boolean vertex;
    private boolean material;
    private String unknownOfObj = "";
    private String unknownOfMtl = "";

    private TextModels(ByteWindow in) {
        this.in = in;
    }

    /** STL, OBJ or MTL; {@link Kind#TEXT} if it is none of them. */
    public static Kind kind(ByteWindow in) throws IOException {
        return in.has(0, "solid") ? solid(in) : new TextModels(in).statements();
    }

    /** The first word that the format does not have, with its line, among the first lines of an OBJ or MTL; else empty. */
    static String unknown(ByteWindow in, Kind kind) throws IOException {
        TextModels models = new TextModels(in);
        models.statements();
        return kind == Kind.OBJ ? models.unknownOfObj : models.unknownOfMtl;
    }

    /** A word after the name tells a model from a sentence that begins the same way. */
    private static Kind solid(ByteWindow in) throws IOException {
        long end = Math.min(in.size(), SAMPLE);
        for (long at = nextLine(in, 0); at < end; at = nextLine(in, at)) {
            long word = skipBlanks(in, at);
            if (word < end && !isEndOfLine(in.u8(word))) {
                boolean model = in.has(word, "facet") || in.has(word, "endsolid");
                return model ? Kind.STL : named(in, Kind.STL);
            }
        }
        return named(in, Kind.STL);
    }

    private static Kind named(ByteWindow in, Kind kind) {
        return Kind.named(in.source().name()) == kind ? kind : Kind.TEXT;
    }

    /**
     * OBJ or MTL, if each of the first lines is a statement of that format and one is typical of it, or if one is and the
     * extension says the same: programs add words of their own; else {@link Kind#TEXT}.
     */
    private Kind statements() throws IOException {
        long end = Math.min(in.size(), SAMPLE);
        boolean obj = true;
        boolean mtl = true;
        boolean continued = false;
        int line = 0;
        for (long at = 0; at < end; at = nextLine(in, at)) {
            // Of CR LF, each counts as the end of a line.
            line += at > 0 && in.u8(at - 1) == '\r' && in.u8(at) == '\n' ? 0 : 1;
            if (continued) {
                continued = isContinued(nextLine(in, at));
                continue;
            }
            continued = isContinued(nextLine(in, at));
            long from = skipBlanks(in, at);
            if (from < end && !isEndOfLine(in.u8(from)) && in.u8(from) != '#') {
                String word = word(from);
                // A line that the sample cuts off proves nothing.
                boolean whole = nextLine(in, at) < end || in.size() <= SAMPLE;
                if (whole && !isObj(word, from + word.length())) {
                    obj = false;
                    unknownOfObj = unknownOfObj.isEmpty() ? "line " + line + ": " + word : unknownOfObj;
                }
                if (whole && !isMtl(word)) {
                    mtl = false;
                    unknownOfMtl = unknownOfMtl.isEmpty() ? "line " + line + ": " + word : unknownOfMtl;
                }
            }
        }
        if (obj && vertex) {
            return Kind.OBJ;
        }
        if (mtl && material) {
            return Kind.MTL;
        }
        Kind named = Kind.named(in.source().name());
        boolean telling = named == Kind.OBJ ? obj || vertex : named == Kind.MTL && (mtl || material);
        return telling ? named : Kind.TEXT;
    }

    /** Whether a line that ends before an offset goes on in the next one. */
    private boolean isContinued(long next) throws IOException {
        long at = next - 1;
        // No further than CR LF: a file of line ends alone would be read anew for each of them.
        while (at >= 0 && next - at <= 2 && isEndOfLine(in.u8(at))) {
            at--;
        }
        return at >= 0 && in.u8(at) == '\\';
    }

    private boolean isObj(String word, long behind) throws IOException {
        return switch (word) {
            case "v" -> {
                boolean numbers = numbers(behind) >= LEAST_NUMBERS;
                vertex |= numbers;
                yield numbers;
            }
            case "vn", "vt", "vp", "f", "l", "p", "o", "g", "s", "mtllib", "usemtl", "curv", "curv2", "surf" -> true;
            case "cstype", "deg", "bmat", "step", "parm", "trim", "hole", "scrv", "sp", "end", "con", "mg" -> true;
            case "bevel", "c_interp", "d_interp", "lod", "shadow_obj", "trace_obj", "ctech", "stech", "maplib" -> true;
            case "usemap", "call", "csh" -> true;
            default -> false;
        };
    }

    private boolean isMtl(String word) {
        return switch (word) {
            case "newmtl" -> {
                material = true;
                yield true;
            }
            case "Ka", "Kd", "Ks", "Ke", "Ns", "Ni", "Tf", "Tr", "d", "illum", "sharpness", "bump", "disp" -> true;
            case "decal", "refl", "norm", "Pr", "Pm", "Ps", "Pc", "Pcr", "aniso", "anisor" -> true;
            default -> word.startsWith("map_");
        };
    }

    /** How many of the words up to the end of the line are numbers, as far as their first characters tell. */
    private int numbers(long from) throws IOException {
        int numbers = 0;
        boolean inWord = false;
        for (long at = from; at < in.size() && !isEndOfLine(in.u8(at)); at++) {
            int c = in.u8(at);
            boolean blank = c == ' ' || c == '\t';
            if (!blank && !inWord) {
                // Some programs write nan or inf.
                boolean number = (c >= '0' && c <= '9') || "-+.nNiI".indexOf(c) >= 0;
                if (!number) {
                    return numbers;
                }
                numbers++;
            }
            inWord = !blank;
        }
        return numbers;
    }

    private String word(long from) throws IOException {
        StringBuilder word = new StringBuilder();
        for (long at = from; at < in.size() && word.length() < LONGEST_WORD; at++) {
            int c = in.u8(at);
            if (c <= ' ') {
                break;
            }
            word.append((char) c);
        }
        return word.toString();
    }

    private static boolean isEndOfLine(int c) {
        return c == '\n' || c == '\r';
    }

    private static long skipBlanks(ByteWindow in, long from) throws IOException {
        long at = from;
        while (at < in.size() && (in.u8(at) == ' ' || in.u8(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** The offset after the end of the line, but not beyond the sample. */
    static long nextLine(ByteWindow in, long from) throws IOException {
        long end = Math.min(in.size(), SAMPLE);
        long at = from;
        while (at < end && !isEndOfLine(in.u8(at))) {
            at++;
        }
        return Math.min(end, at + 1);
    }
}

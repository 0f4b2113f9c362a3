package io.github.stowc.media.document;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Printable;
import io.github.stowc.media.content.DocumentFacts;
import io.github.stowc.media.content.Kind;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks three-dimensional models: whether an STL is whole, and what an OBJ refers to. */
public final class ModelReader {
    private static final int HEADER = 80;
    private static final int FIRST_TRIANGLE = 84;
    private static final int TRIANGLE = 50;
    private static final int TAIL = 1024;
    private static final int LONGEST_LINE = 1024;
    private static final String SOLID = "solid";

    private ModelReader() {}

    /** A binary STL has a header of 80 bytes, the number of triangles, and 50 bytes for each. */
    public static boolean isBinaryStl(ByteWindow in) throws IOException {
        return in.size() > FIRST_TRIANGLE && in.size() == FIRST_TRIANGLE + TRIANGLE * triangles(in);
    }

    private static long triangles(ByteWindow in) throws IOException {
        return in.u8(HEADER) | in.u8(HEADER + 1) << 8 | in.u8(HEADER + 2) << 16 | (long) in.u8(HEADER + 3) << 24;
    }

    static DocumentFacts stl(ByteWindow in) throws IOException {
        if (isBinaryStl(in)) {
            return DocumentReader.facts(DocumentFacts.Kind.STL, Optional.empty());
        }
        if (!in.has(0, SOLID)) {
            throw lyingStl(in);
        }
        int from = in.has(SOLID.length(), " ") ? SOLID.length() + 1 : SOLID.length();
        String name = line(in, from);
        long tail = Math.max(0, in.size() - TAIL);
        boolean ended = false;
        for (long at = tail; at < in.size() && !ended; at++) {
            ended = in.u8(at) == 'e' && in.has(at, "endsolid");
        }
        if (!ended) {
            throw DocumentReader.truncated(in.source(), in.size(), "endsolid as the last line of an ASCII STL", "none");
        }
        return DocumentReader.facts(DocumentFacts.Kind.STL, DocumentTitle.of(name));
    }

    /** The refusal of a file called .stl whose length does not fit its number of triangles. */
    public static MediaException lyingStl(ByteWindow in) throws IOException {
        if (in.size() <= FIRST_TRIANGLE) {
            return DocumentReader.truncated(
                    in.source(),
                    in.size(),
                    "a header of 84 bytes and a triangle of 50 in a binary STL",
                    in.size() + " bytes");
        }
        long triangles = triangles(in);
        long expected = FIRST_TRIANGLE + TRIANGLE * triangles;
        String said = expected + " bytes of a binary STL, since its header says " + triangles + " triangles";
        return expected > in.size()
                ? DocumentReader.truncated(in.source(), in.size(), said, in.size() + " bytes")
                : DocumentReader.malformed(in.source(), HEADER, said, in.size() + " bytes", "export it again as STL");
    }

    static Media.Document obj(ByteWindow in) throws IOException {
        DocumentFacts facts = DocumentReader.facts(DocumentFacts.Kind.OBJ, Optional.empty());
        List<Sentence> warnings = new ArrayList<>(2);
        String library = library(in);
        if (!library.isEmpty()) {
            warnings.add(warning(
                    in,
                    "its materials are in " + Printable.escaped(library)
                            + ", which is an instance of its own; send it too"));
        }
        warnOfWords(in, Kind.OBJ, warnings);
        return new Media.Document(in.source(), facts, warnings);
    }

    static Media.Document mtl(ByteWindow in) throws IOException {
        List<Sentence> warnings = new ArrayList<>(1);
        warnOfWords(in, Kind.MTL, warnings);
        return new Media.Document(
                in.source(), DocumentReader.facts(DocumentFacts.Kind.MTL, Optional.empty()), warnings);
    }

    private static void warnOfWords(ByteWindow in, Kind kind, List<Sentence> warnings) throws IOException {
        String unknown = TextModels.unknown(in, kind);
        if (!unknown.isEmpty()) {
            warnings.add(warning(
                    in,
                    Printable.escaped(unknown) + " is no statement of " + kind.name()
                            + "; programs that do not know it leave it out"));
        }
    }

    private static Sentence warning(ByteWindow in, String text) {
        return Sentence.of(Printable.escaped(in.source().name()) + ": " + text);
    }

    /** The material library that the first lines name; empty if they name none. */
    private static String library(ByteWindow in) throws IOException {
        long at = 0;
        while (at < Math.min(in.size(), TextModels.SAMPLE)) {
            if (in.has(at, "mtllib ")) {
                return line(in, at + "mtllib ".length()).strip();
            }
            at = TextModels.nextLine(in, at);
        }
        return "";
    }

    private static String line(ByteWindow in, long from) throws IOException {
        StringBuilder line = new StringBuilder();
        for (long at = from; at < in.size() && line.length() < LONGEST_LINE; at++) {
            int c = in.u8(at);
            if (c == '\n' || c == '\r') {
                break;
            }
            // Names in other alphabets are left to the user: the formats do not say how they are encoded.
            line.append(c < 0x80 ? (char) c : '?');
        }
        return line.toString();
    }
}

package io.github.stowc.media.document;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Printable;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.DocumentFacts;
import io.github.stowc.media.content.Kind;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what a document or model says about itself. */
public final class DocumentReader {
    /** The longest value of an element (PS3.5 7.1.1). */
    private static final long LONGEST = 0xffff_fffeL;

    private DocumentReader() {}

    /** The document in a source of a kind: PDF, CDA, STL, OBJ, MTL, GENOZIP or BZIP2. */
    public static Media.Document read(ByteWindow in, Kind kind) throws IOException {
        if (in.size() > LONGEST) {
            throw MediaException.of(
                    Reason.UNSUPPORTED,
                    in.source(),
                    "expected a document of less than 4 GiB, which an element holds at most (PS3.5 7.1.1), found "
                            + in.size() + " bytes",
                    "split it");
        }
        return switch (kind) {
            case PDF -> PdfReader.read(in);
            case CDA -> document(in, CdaReader.facts(in));
            case STL -> document(in, ModelReader.stl(in));
            case OBJ -> ModelReader.obj(in);
            case MTL -> ModelReader.mtl(in);
            default -> CompressedReader.read(in, kind);
        };
    }

    /** Whether the header of a PDF is where viewers look for it, after other bytes. */
    public static boolean isPdfAfterOtherBytes(ByteWindow in) throws IOException {
        return PdfReader.header(in) > 0;
    }

    static DocumentFacts facts(DocumentFacts.Kind kind, Optional<String> title) {
        return new DocumentFacts(kind, title, OptionalInt.empty(), Optional.empty());
    }

    private static Media.Document document(ByteWindow in, DocumentFacts facts) {
        return new Media.Document(in.source(), facts, List.of());
    }

    static Media.Document document(ByteWindow in, DocumentFacts facts, String warning) {
        String name = Printable.escaped(in.source().name());
        return new Media.Document(in.source(), facts, List.of(Sentence.of(name + ": " + warning)));
    }

    static MediaException truncated(Source source, long at, String expected, String found) {
        return MediaException.at(
                at,
                Reason.TRUNCATED,
                source,
                "expected " + expected + ", found " + found + ": the file is cut off",
                "copy or export it again");
    }

    static MediaException malformed(Source source, long at, String expected, String found, String remedy) {
        return MediaException.at(
                Math.min(at, source.size()),
                Reason.MALFORMED,
                source,
                "expected " + expected + ", found " + found,
                remedy);
    }
}

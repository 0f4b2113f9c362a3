package io.github.stowc.media.document;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.DocumentFacts;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads title and number of pages of a PDF document by way of its trailer (ISO 32000-2 7.5, 7.7). */
final class PdfReader {
    private static final int TAIL = 2048;
    private static final String REPAIR = "repair it: {RUN:REPAIR_PDF}; or export it again";
    private static final int MOST_HOPS = 32;

    private final ByteWindow in;
    private final PdfFile file;

    private PdfReader(ByteWindow in, PdfFile file) {
        this.in = in;
        this.file = file;
    }

    static DocumentFacts facts(ByteWindow in) throws IOException {
        PdfFile file = new PdfFile(in);
        PdfReader reader = new PdfReader(in, file);
        try {
            file.readTrailers(reader.startOfTrailer());
            return reader.facts();
        } catch (PdfLexer.BrokenException e) {
            throw DocumentReader.malformed(
                    in.source(), e.offset(), "an object of PDF (ISO 32000-2 7.3)", "other bytes", REPAIR);
        }
    }

    /** The last lines say where the last cross-reference table begins. */
    private long startOfTrailer() throws IOException {
        checkLength();
        long from = Math.max(0, in.size() - TAIL);
        long found = -1;
        boolean end = false;
        for (long at = from; at < in.size(); at++) {
            int c = in.u8(at);
            if (c == 's' && in.has(at, "startxref")) {
                found = at;
                end = false;
            } else if (c == '%') {
                end |= in.has(at, "%%EOF");
            }
        }
        if (found < 0 || !end) {
            throw DocumentReader.truncated(in.source(), in.size(), "startxref and %%EOF as the last lines", "none");
        }
        return new PdfLexer(file, found + "startxref".length()).number();
    }

    /** A linearized file says at its beginning how long it is (ISO 32000-2 F.3.3). */
    private void checkLength() throws IOException {
        PdfLexer lexer = new PdfLexer(file, 0);
        try {
            lexer.number();
            lexer.number();
            if (lexer.word("obj") && lexer.next() instanceof PdfObject.Dict dict && dict.get("Linearized") != null) {
                long length = dict.number("L");
                if (length > in.size()) {
                    throw DocumentReader.truncated(
                            in.source(), in.size(), length + " bytes, as its first object says", in.size() + " bytes");
                }
            }
        } catch (PdfLexer.BrokenException e) {
            // Not every file begins with an object.
        }
    }

    private DocumentFacts facts() throws IOException {
        if (file.trailer("Encrypt") != null) {
            throw MediaException.of(
                    Reason.UNSUPPORTED,
                    in.source(),
                    "expected a PDF that everyone can open, found an encrypted one",
                    "decrypt it: qpdf --decrypt --password=PASSWORD IN.pdf OUT.pdf");
        }
        PdfObject root = resolve(file.trailer("Root"));
        PdfObject pages = root instanceof PdfObject.Dict catalog ? resolve(catalog.get("Pages")) : null;
        PdfObject count = pages instanceof PdfObject.Dict tree ? resolve(tree.get("Count")) : null;
        long number = count instanceof PdfObject.Int value ? value.value() : -1;
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw DocumentReader.malformed(
                    in.source(), 0, "a catalog and a page tree with a count (ISO 32000-2 7.7)", "none", REPAIR);
        }
        return new DocumentFacts(DocumentFacts.Kind.PDF, title(), OptionalInt.of((int) number), Optional.empty());
    }

    private Optional<String> title() throws IOException {
        PdfObject info = resolve(file.trailer("Info"));
        PdfObject title = info instanceof PdfObject.Dict dict ? resolve(dict.get("Title")) : null;
        return title instanceof PdfObject.Text text
                ? DocumentTitle.of(PdfText.decode(text.latin1().getBytes(StandardCharsets.ISO_8859_1)))
                : Optional.empty();
    }

    private @Nullable PdfObject resolve(@Nullable PdfObject object) throws IOException {
        PdfObject found = object;
        for (int i = 0; i < MOST_HOPS && found instanceof PdfObject.Ref ref; i++) {
            found = file.object(ref.number());
        }
        return found;
    }
}

package io.github.stowc.media.document;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Printable;
import io.github.stowc.media.content.DocumentFacts;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.WayOut;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads title and number of pages of a PDF document by way of its trailer (ISO 32000-2 7.5, 7.7). */
final class PdfReader {
    private static final int TAIL = 2048;
    private static final String REPAIR = "repair it: {RUN:REPAIR_PDF}; or export it again";
    private static final int MOST_HOPS = 32;
    private static final String HEADER = "%PDF-";
    private static final int HEADER_WITHIN = 1024;

    private final ByteWindow in;
    private final PdfFile file;
    private final long header;
    private final List<Sentence> warnings = new ArrayList<>(1);

    private PdfReader(ByteWindow in, PdfFile file, long header) {
        this.in = in;
        this.file = file;
        this.header = header;
    }

    /** The document, with a warning of what viewers overlook. */
    static Media.Document read(ByteWindow in) throws IOException {
        long header = header(in);
        if (header > 0) {
            // Such offsets count from the header in most files, from the first byte in the others.
            try {
                return read(in, header, header);
            } catch (PdfLexer.BrokenException e) {
                // The others.
            }
        }
        try {
            return read(in, header, 0);
        } catch (PdfLexer.BrokenException e) {
            throw DocumentReader.malformed(
                    in.source(), e.offset(), "an object of PDF (ISO 32000-2 7.3)", "other bytes", REPAIR);
        }
    }

    /** Where the header is: in the first 1024 bytes, as viewers look for it. */
    static long header(ByteWindow in) throws IOException {
        long end = Math.min(in.size(), HEADER_WITHIN);
        for (long at = 0; at < end; at++) {
            if (in.u8(at) == '%' && in.has(at, HEADER)) {
                return at;
            }
        }
        return -1;
    }

    private static Media.Document read(ByteWindow in, long header, long base) throws IOException {
        PdfFile file = new PdfFile(in, base);
        PdfReader reader = new PdfReader(in, file, header);
        file.readTrailers(reader.startOfTrailer());
        DocumentFacts facts = reader.facts();
        if (header > 0) {
            reader.warn(header + " bytes before its header %PDF");
        }
        if (file.isOdd()) {
            reader.warn("a cross-reference table with lines of another length than 20 bytes");
        }
        return new Media.Document(in.source(), facts, reader.warnings);
    }

    private void warn(String found) {
        warnings.add(Sentence.of(
                Printable.escaped(in.source().name()) + ": it has " + found
                        + ", which viewers overlook and stricter programs refuse; mend it: ",
                WayOut.REPAIR_PDF));
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
        PdfLexer lexer = new PdfLexer(file, header);
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
        if (resolve(file.trailer("Encrypt")) instanceof PdfObject.Dict encrypt) {
            throw encrypted(encrypt);
        }
        PdfObject root = resolve(file.trailer("Root"));
        PdfObject pages = root instanceof PdfObject.Dict catalog ? resolve(catalog.get("Pages")) : null;
        long number = pages instanceof PdfObject.Dict tree ? pages(tree) : -1;
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw DocumentReader.malformed(
                    in.source(), 0, "a catalog and a page tree with a count (ISO 32000-2 7.7)", "none", REPAIR);
        }
        return new DocumentFacts(DocumentFacts.Kind.PDF, title(), OptionalInt.of((int) number), Optional.empty());
    }

    private long pages(PdfObject.Dict tree) throws IOException {
        PdfObject count = resolve(tree.get("Count"));
        if (count == null && tree.isName("Type", "Page")) {
            warn("a page where the page tree should be");
            return 1;
        }
        return count instanceof PdfObject.Int value ? value.value() : -1;
    }

    private MediaException encrypted(PdfObject.Dict encrypt) throws IOException {
        PdfObject ids = resolve(file.trailer("ID"));
        PdfObject first = ids instanceof PdfObject.Items items && !items.items().isEmpty()
                ? resolve(items.items().get(0))
                : null;
        byte[] id = first instanceof PdfObject.Text text
                ? text.latin1().getBytes(StandardCharsets.ISO_8859_1)
                : new byte[0];
        boolean open = PdfPassword.isEmpty(encrypt, id);
        boolean byPassword = encrypt.isName("Filter", "Standard");
        String remedy = open
                ? "decrypt it: {RUN:DECRYPT_PDF}"
                : byPassword ? "decrypt it: {RUN:DECRYPT_PDF_BY_PASSWORD}" : "export it again without encryption";
        return MediaException.of(
                Reason.UNSUPPORTED,
                in.source(),
                "expected a PDF without encryption, which programs can print, convert and search, found one that"
                        + (open ? " opens without a password, but is encrypted" : " is encrypted"),
                remedy);
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

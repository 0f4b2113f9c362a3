package io.github.stowc.media.document;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.DocumentFacts;
import io.github.stowc.media.content.Kind;
import io.github.stowc.media.content.Media;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Checks both ends of the compressed files for which dcm4che has private SOP Classes: genozip and bzip2. */
public final class CompressedReader {
    /** The first and the last four bytes of a genozip file. */
    public static final String GENOZIP = "'\5 \22";

    private static final String PRIVATE =
            "it goes out in a private SOP Class of dcm4che, which other servers may refuse";
    private static final long END_OF_STREAM = 0x1772_4538_5090L;
    private static final int CHECKSUM = 4;
    private static final int END = 6;

    private CompressedReader() {}

    static Media.Document read(ByteWindow in, Kind kind) throws IOException {
        if (kind == Kind.GENOZIP) {
            if (!in.has(in.size() - GENOZIP.length(), GENOZIP) || in.size() < 2L * GENOZIP.length()) {
                throw DocumentReader.truncated(
                        in.source(), in.size(), "genozip's mark as the last four bytes", "others");
            }
            return document(in, DocumentFacts.Kind.GENOZIP);
        }
        if (!hasEnd(in)) {
            throw DocumentReader.truncated(in.source(), in.size(), "the end of the bzip2 stream", "none");
        }
        return document(in, isVcf(in.source().name()) ? DocumentFacts.Kind.BZIP2_VCF : DocumentFacts.Kind.BZIP2);
    }

    private static Media.Document document(ByteWindow in, DocumentFacts.Kind kind) {
        return DocumentReader.document(in, DocumentReader.facts(kind, Optional.empty()), PRIVATE);
    }

    /** Only its name tells what a compressed file holds. */
    private static boolean isVcf(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".vcf.bz2") || lower.endsWith(".vcfbz2") || lower.endsWith(".vcfbzip2");
    }

    /** The mark at the end may begin at any bit; a checksum of 32 bits and at most 7 more bits follow it. */
    private static boolean hasEnd(ByteWindow in) throws IOException {
        long from = in.size() - (1 + END + CHECKSUM);
        if (from < 3) {
            return false;
        }
        long bits = 0;
        for (int i = 0; i <= END; i++) {
            bits = bits << 8 | in.u8(from + i);
        }
        for (int unused = 0; unused < 8; unused++) {
            if ((bits >> unused & 0xffff_ffff_ffffL) == END_OF_STREAM) {
                return true;
            }
        }
        return false;
    }
}

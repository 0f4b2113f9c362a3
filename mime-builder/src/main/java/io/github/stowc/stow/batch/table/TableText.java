package io.github.stowc.stow.batch.table;

import io.github.stowc.dicom.syntax.DecodingReader;
import io.github.stowc.wording.Choice;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The text of a table, which ends with an exception where its bytes are not in its charset. For one thread. */
final class TableText extends Reader {
    private static final String WINDOWS = "windows-1252";

    private final DecodingReader decoded;
    private final TableName table;
    private final TextPlace place = new TextPlace();
    private long delivered;
    private @Nullable TableException fault;

    TableText(InputStream in, TableName table, @Nullable Charset given) throws IOException {
        this.decoded = new DecodingReader(in, given);
        this.table = table;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (fault != null) {
            throw fault;
        }
        int count = decoded.read(buffer, offset, length);
        if (decoded.hasMalformed()) {
            count = (int) (decoded.takeMalformed(Long.MAX_VALUE) - delivered);
            place.pass(buffer, offset, count);
            fault = malformed();
            if (count == 0) {
                throw fault;
            }
        } else if (count > 0) {
            place.pass(buffer, offset, count);
        }
        delivered += count;
        return count;
    }

    private TableException malformed() {
        int found = decoded.malformedByte();
        boolean letter = decoded.charset().equals(StandardCharsets.UTF_8) && isLetter(found);
        return table.at(
                place.line(),
                place.character(),
                "expected text in " + decoded.charset() + ", found the byte 0x"
                        + Integer.toHexString(found).toUpperCase(Locale.ROOT) + "; "
                        + (letter
                                ? "it is a letter in " + WINDOWS + ", so the table is likely in that: give it with "
                                : "give the charset of the table with "),
                Choice.CHARSET,
                letter ? " " + WINDOWS : "");
    }

    /** Whether a byte is a letter in Western European Windows, in which spreadsheets save CSV. */
    private static boolean isLetter(int value) {
        String text = new String(new byte[] {(byte) value}, Charset.forName(WINDOWS));
        return Character.isLetter(text.charAt(0));
    }

    @Override
    public void close() throws IOException {
        decoded.close();
    }
}

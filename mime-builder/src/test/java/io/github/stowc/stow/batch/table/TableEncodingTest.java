package io.github.stowc.stow.batch.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables in the charsets of other programs. */
class TableEncodingTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @TempDir
    Path folder;

    private Tables tables;

    @BeforeEach
    void setUp() {
        tables = new Tables(folder);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "utf-8-sig", "utf-16"})
    @NeedsTools("python3")
    void unicodeIsToldByItsBytes(String codec) throws Exception {
        byte[] table = Program.of(
                        folder,
                        "python3",
                        "-c",
                        "import sys; sys.stdout.buffer.write("
                                + "'file;PatientName\\nm\\u00fcller.jpg;M\\u00fcller^\\U0001f600\\n'.encode('" + codec
                                + "'))")
                .run()
                .expecting(0)
                .out();
        assertEquals(
                List.of(new TableRow(1, 2, List.of("müller.jpg", "Müller^\uD83D\uDE00"))),
                Tables.rows(tables.file("t.csv", table), TableOptions.DEFAULT));
    }

    @Test
    void anotherCharsetIsGiven() throws IOException {
        Path file =
                tables.file("t.csv", "file,PatientName\nm\u00fcller.jpg,\u201cM\u00fcller\u201d\n".getBytes(WINDOWS));
        assertEquals(
                List.of(new TableRow(1, 2, List.of("müller.jpg", "“Müller”"))), Tables.rows(file, Tables.in(WINDOWS)));
    }

    /** A table of failed rows is in UTF-8 with a mark, also if its manifest was not. */
    @Test
    void aByteOrderMarkCountsMoreThanTheCharsetGiven() throws IOException {
        Path file = tables.file("t.csv", "\uFEFFfile\nmüller.jpg\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of("müller.jpg"),
                Tables.rows(file, Tables.in(WINDOWS)).get(0).cells());
    }

    @Test
    void refusesWhatIsNotUtf8AndSaysWhatItIsLikely() throws IOException {
        // file,PatientName LF a.jpg,1 LF 😀,M ü ller in windows-1252
        Path file = tables.file(
                "t.csv", bytes("66696C652C50617469656E744E616D650A 612E6A70672C310A F09F98802C4D FC 6C6C65720A"));
        Tables.refused(
                "t.csv:3:4: expected text in UTF-8, found the byte 0xFC; it is a letter in windows-1252, so the table is"
                        + " likely in that: give it with charset windows-1252",
                file,
                TableOptions.DEFAULT);
    }

    @Test
    void aMistakeInTheHeaderIsToldToo() throws IOException {
        Path file = tables.file("t.csv", "file,Geb\u00e4ude\n".getBytes(WINDOWS));
        Tables.refused(
                "t.csv:1:9: expected text in UTF-8, found the byte 0xE4; it is a letter in windows-1252, so the table is"
                        + " likely in that: give it with charset windows-1252",
                file,
                TableOptions.DEFAULT);
    }

    @Test
    void aByteThatIsNoLetterIsToldWithoutAGuess() throws IOException {
        Tables.refused(
                "t.csv:2:2: expected text in UTF-8, found the byte 0x81; give the charset of the table with charset",
                tables.file("t.csv", bytes("66696C650A 61 81 0A")),
                TableOptions.DEFAULT);
        Tables.refused(
                "t.csv:2:1: expected text in US-ASCII, found the byte 0xFC; give the charset of the table with charset",
                tables.file("t.csv", bytes("66696C650A FC 0A")),
                Tables.in(StandardCharsets.US_ASCII));
    }

    @Test
    void aCutCharacterAtTheEndIsRefused() throws IOException {
        Tables.refused(
                "t.csv:2:2: expected text in UTF-8, found the byte 0xE2; it is a letter in windows-1252, so the table is"
                        + " likely in that: give it with charset windows-1252",
                tables.file("t.csv", bytes("66696C650A 61 E282")),
                TableOptions.DEFAULT);
    }

    @Test
    void theMistakeIsFoundWhereverItIsInALargeTable() throws IOException {
        byte[] rows = "a.jpg,é\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        byte[] table = new byte[rows.length + 18];
        System.arraycopy("file,PatientName\n".getBytes(StandardCharsets.UTF_8), 0, table, 0, 17);
        System.arraycopy(rows, 0, table, 17, rows.length);
        table[table.length - 1] = (byte) 0xE9;
        Tables.refused(
                "t.csv:50002:1: expected text in UTF-8, found the byte 0xE9; it is a letter in windows-1252, so the table is"
                        + " likely in that: give it with charset windows-1252",
                tables.file("t.csv", table),
                TableOptions.DEFAULT);
    }
}

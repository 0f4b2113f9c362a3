package io.github.stowc.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compares the resources of metadata-templates with what this tool makes of those that are edited by hand. */
class CommittedTablesTest {
    private static final Path ROOT = Path.of(System.getProperty("stowc.root"));

    @Test
    void theCommittedTablesAreByteForByteWhatTheToolMakes() throws IOException {
        Map<String, String> committed = new Folder(ROOT).read();
        Map<String, String> made = Tables.make(committed, table -> table, table -> table);
        assertEquals(Folder.NAMES.size(), made.size());
        made.forEach((name, text) -> assertEquals(text, committed.get(name), name + ": run tools/tables/make"));
    }

    @Test
    void theCheckSaysThatAllIsInOrder() {
        StringWriter err = new StringWriter();
        int exit = Main.run(
                List.of(ROOT.toString(), "--check"), new PrintWriter(new StringWriter()), new PrintWriter(err, true));
        assertEquals("", err.toString());
        assertEquals(0, exit);
    }

    @Test
    void everyDepartureNamesARowOfTheTables() throws IOException {
        Map<String, String> committed = new Folder(ROOT).read();
        String rows = committed.get("elements.tsv") + committed.get("uids.tsv");
        for (String line : Files.readAllLines(ROOT.resolve("tools/tables/departures.tsv"))) {
            assertTrue(line.startsWith("#") || rows.contains("\n" + line.substring(0, line.indexOf('\t') + 1)), line);
        }
    }

    @Test
    void nineOfTenNamesCanBeMadeFromTheirKeywords() throws IOException {
        TableText elements =
                TableText.parse("elements.tsv", new Folder(ROOT).read().get("elements.tsv"));
        int named = 0;
        int same = 0;
        for (TableText.Entry entry : elements.entries()) {
            DataElement element = DataElement.parse(entry);
            if (!element.made() && !element.keyword().isEmpty()) {
                named++;
                same += KeywordName.of(element.keyword()).equals(element.name()) ? 1 : 0;
            }
        }
        assertTrue(same > named * 0.9, same + " of " + named);
    }
}

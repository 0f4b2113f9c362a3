package io.github.stowc.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tool makes of tables that somebody has edited. */
class HandEditTest {
    private static final String HEADER = "# PS3.6 2031a. It.\n";
    private static final String ROW = "00100010\tPN\t1\tPatientName\t\tPatient's Name\n";

    private final Map<String, String> texts = new TreeMap<>();

    @BeforeEach
    void aSmallSetOfTables() {
        texts.put("elements.tsv", HEADER + ROW);
        texts.put("uids.tsv", HEADER + "1.2.3\tSOP Class\tToyStorage\t\tToy Storage\n");
        texts.put("keywords.tsv", HEADER);
        texts.put("uid-keywords.tsv", HEADER);
        texts.put("iods.txt", HEADER + "Toy 1.2.3\n Patient M Patient ?Always\n");
        texts.put("modules.txt", HEADER + "Patient\n 00100010 2 =Names\n");
        texts.put("conditions.txt", HEADER + "Always\ttrue\n");
        texts.put("values.txt", HEADER + "Names\ttext\tA|B\n");
    }

    @Test
    void anAttributeMayBeAddedAnywhereAndWithoutAName() {
        append("elements.tsv", "# new\n(0008,103e)\tLO\t1\tSeriesDescription\n\n");
        Map<String, String> made = made();
        assertEquals(
                HEADER + "# new\n0008103E\tLO\t1\tSeriesDescription\t\tSeries Description\tk\n" + ROW,
                made.get("elements.tsv"));
        assertEquals(
                "# PS3.6 2031a. Keywords, in the order of their characters; columns by tabs: keyword, tag. Made from"
                        + " elements.tsv by tools/tables/make.\nPatientName\t00100010\nSeriesDescription\t0008103E\n",
                made.get("keywords.tsv"));
    }

    @Test
    void keywordsMayStandForTagsInRules() {
        append("modules.txt", "# a macro\nNameMacro\n PatientName 1C ?HasName\nIt\n @NameMacro\n");
        append("conditions.txt", "HasName\tpresent(PatientName) and /PatientName != \"PatientName\"\n");
        append("iods.txt", "Another 1.2.4\n It U Patient\n");
        Map<String, String> made = made();
        assertEquals(
                HEADER + "It\n @NameMacro\n# a macro\nNameMacro\n 00100010 1C ?HasName\nPatient\n 00100010 2 =Names\n",
                made.get("modules.txt"));
        assertEquals(
                HEADER + "Always\ttrue\nHasName\tpresent(00100010) and /00100010 != \"PatientName\"\n",
                made.get("conditions.txt"));
        assertTrue(made.get("iods.txt").startsWith(HEADER + "Another 1.2.4\n"));
    }

    @Test
    void refusesLinesThatDoNotFitWithTheirPlace() {
        refused("elements.tsv", "0010001\tPN\t1\tX\n", "elements.tsv:3: expected a tag of eight hexadecimal digits");
        refused("elements.tsv", "00100011\tXX\t1\tX\n", "elements.tsv:3: expected VRs by bars, found \"XX\"");
        refused("elements.tsv", "00100011\tPN\t0\tX\n", "elements.tsv:3: expected a VM such as");
        refused("elements.tsv", "00100011\tPN\t1\tPatientName\n", "PatientName is the keyword of 00100010 too");
        refused("elements.tsv", ROW, "elements.tsv:3: 00100010 occurs twice");
        refused("elements.tsv", "00100011\tPN\t1\tX\tx\n", "elements.tsv:3: expected by tabs");
        refused("uids.tsv", "1.2.4\t\tX\n", "uids.tsv:3: expected by tabs");
        refused("iods.txt", "X 1.2.4\n Patient M\n", "iods.txt:4: expected module, M or C or U");
        refused("modules.txt", " PatientNmae 1\n", "modules.txt:2: Patient: \"PatientNmae\" is neither a tag nor");
        refused("modules.txt", " PatientName 4\n", "modules.txt:2: expected a tag and its type");
        refused("modules.txt", " @Macro\n", "modules.txt:2: Patient names @Macro");
        refused("modules.txt", " PatientName 1 ?X\n", "conditions.txt: expected lines for X");
        refused("modules.txt", "Unused\n PatientName 1\n", "modules.txt:4: Unused is not named anywhere");
        refused("conditions.txt", "X\ttrue\n", "conditions.txt:3: X is not named anywhere");
        refused("values.txt", "X\tvalue\tA\n", "values.txt:3: expected by tabs");
        texts.put("values.txt", "Names\ttext\tA\n");
        refused("values.txt", "", "values.txt:1: expected a header line");
    }

    @Test
    void theCommandWritesWhatHasChangedAndTheCheckNamesTheLine(@TempDir Path root) throws IOException {
        Path resources = Files.createDirectories(root.resolve("metadata-templates/src/main/resources/deep"));
        append("elements.tsv", "00080060\tCS\t1\tModality");
        for (Map.Entry<String, String> table : texts.entrySet()) {
            Files.writeString(resources.resolve(table.getKey()), table.getValue());
        }
        String check = run(root, "--check");
        assertTrue(
                check.startsWith("1 elements.tsv:2: found \"" + ROW.strip()
                        + "\", should be \"00080060\tCS\t1\tModality\t\tModality\tk\", keywords.tsv:1: found"),
                check);
        assertTrue(check.endsWith(", run tools/tables/make"), check);
        assertEquals("0 wrote elements.tsv, wrote keywords.tsv, wrote uid-keywords.tsv", run(root));
        assertEquals("0 all tables are in order", run(root));
        assertEquals("0 ", run(root, "--check"));
        assertTrue(run(root, "--what").startsWith("2 usage:"));
        assertTrue(run(root, "--part06", "none.xml").startsWith("3 "));
        Files.delete(resources.resolve("uids.tsv"));
        assertTrue(run(root).contains("expected uids.tsv in a folder below; it is missing"));
    }

    private static String run(Path root, String... options) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        List<String> args = new ArrayList<>(List.of(root.toString()));
        args.addAll(List.of(options));
        int exit = Main.run(args, out, out);
        return exit + " " + String.join(", ", said.toString().lines().toList());
    }

    private void append(String table, String lines) {
        texts.merge(table, lines, String::concat);
    }

    private Map<String, String> made() {
        return Tables.make(texts, table -> table, table -> table);
    }

    private void refused(String table, String lines, String message) {
        String before = texts.get(table);
        append(table, lines);
        String found = assertThrows(TableException.class, this::made, lines).getMessage();
        assertTrue(found.contains(message), found);
        texts.put(table, before);
    }
}

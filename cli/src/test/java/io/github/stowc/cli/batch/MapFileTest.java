package io.github.stowc.cli.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.stow.batch.table.ColumnMap;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapFileTest {
    @TempDir
    Path folder = Path.of("");

    private ColumnMap read(String... lines) throws IOException {
        return MapFile.read(Files.writeString(folder.resolve("map.toml"), String.join("\n", lines)));
    }

    private String refusal(String... lines) {
        return String.valueOf(
                        assertThrows(UsageException.class, () -> read(lines)).getMessage())
                .replace(folder + "/", "");
    }

    @Test
    void readsColumnsDatesAndConstants() throws IOException {
        ColumnMap map = read(
                "[columns]",
                "Patientennummer = \"PatientID\"",
                "\"Gerät (Typ)\" = \"file\"",
                "[dates]",
                "Geburtsdatum = \"dd.MM.yyyy\"",
                "[constants]",
                "\"RequestAttributesSequence[0].AccessionNumber\" = \"A1\"");
        assertEquals(Map.of("Patientennummer", "PatientID", "Gerät (Typ)", "file"), map.columns());
        assertEquals(Map.of("Geburtsdatum", "dd.MM.yyyy"), map.dates());
        assertEquals(Map.of("RequestAttributesSequence[0].AccessionNumber", "A1"), map.constants());
        assertEquals(ColumnMap.NONE, read(""));
    }

    @Test
    void refusesAnUnknownKey() {
        assertEquals("map.toml: unknown key column; did you mean columns?", refusal("[column]"));
    }

    @Test
    void refusesAPatternThatIsNone() {
        assertEquals(
                "map.toml: dates.Geburtsdatum: expected a pattern such as dd.MM.yyyy, found \"TT.MM.JJJJ\"",
                refusal("[dates]", "Geburtsdatum = \"TT.MM.JJJJ\""));
    }

    @Test
    void refusesWhatIsNoText() {
        assertEquals(
                "map.toml: constants.SeriesNumber: expected a text in quotes, found something else; a name with dots or"
                        + " spaces needs quotes too",
                refusal("[constants]", "SeriesNumber = 1"));
        assertEquals("map.toml: columns: expected a table, [columns]", refusal("columns = \"a\""));
    }

    @Test
    void refusesWhatIsNoToml() {
        String refusal = refusal("[columns]", "a b = \"c\"");
        assertTrue(refusal.startsWith("map.toml:2:"), refusal);
        assertTrue(refusal.contains("expected TOML"), refusal);
    }
}

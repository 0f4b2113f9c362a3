package io.github.stowc.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleImportTest {
    private static final String HEADER = "# PS3.3 2031a. It.\n";
    private static final Path FACTS = Path.of(System.getProperty("stowc.root"))
            .resolve("tools/tables/src/test/resources/io/github/stowc/tables/facts");
    private static final Map<String, String> NOW = Map.of(
            "elements.tsv",
            HEADER
                    + String.join(
                            "\n",
                            "00080060\tCS\t1\tModality",
                            "00080100\tSH\t1\tCodeValue",
                            "00100010\tPN\t1\tPatientName",
                            "00100040\tCS\t1\tPatientSex",
                            "00102202\tSQ\t1\tPatientSpeciesCodeSequence"),
            "iods.txt",
            HEADER,
            "modules.txt",
            HEADER,
            "conditions.txt",
            HEADER,
            "values.txt",
            HEADER);

    @Test
    void makesTheTablesOfTheFactsWithTheirCorrections() throws IOException {
        assertEquals(
                Map.of(
                        "iods.txt",
                        HEADER + "NewToy 1.2.9\n Patient M Patient\n PlayTime U SomeImage ?\n"
                                + "Toy 1.2.3,1.2.4\n Patient M Patient\n",
                        "modules.txt",
                        HEADER + "CodeMacro\n 00080100 1\nPatient\n 00100010 2\n"
                                + " 00102202 1C #1 ?IsAnimal otherwise\n  @CodeMacro\n 00100040 2 1~Sex\n"
                                + "PlayTime\n 00080060 1C ?\n",
                        "conditions.txt",
                        HEADER + "IsAnimal\t00100010 = \"00100010\" or present(/00100040)\n",
                        "values.txt",
                        HEADER + "Sex\ttext\tM|F\n"),
                RuleImport.make(FACTS, FACTS.resolve("corrections.tsv"), NOW));
    }

    @Test
    void aCorrectionOfWhatIsNotThereIsRefused(@TempDir Path folder) throws IOException {
        Path corrections = Files.writeString(
                folder.resolve("corrections.tsv"), "titles\niods\tToy\tPatient\tusage\tU\tM\tC.7\tnot so\n");
        assertEquals(
                "corrections.tsv: the facts have changed under \"iods Toy Patient usage U M C.7 not so\"",
                assertThrows(TableException.class, () -> RuleImport.make(FACTS, corrections, NOW))
                        .getMessage());
    }
}

package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

class OptionsTest {
    private static ParseResult parse(String... words) {
        CommandSpec spec = CommandSpec.create().name("any");
        Options.text(spec, "FILE", "A file.", "-o", "--output");
        Options.list(spec, "TEXT", "Texts.", "-m", "--set");
        Options.flag(spec, "Go on.", "--force");
        Options.paths(spec, "FILE", "Files.");
        return new CommandLine(spec).parseArgs(words);
    }

    @Test
    void takesWhatAnEqualsSignTiesToAnOptionEvenWhereItIsAnOptionsName() {
        ParseResult line = parse("--output=--force", "-m=-o", "file");
        assertEquals("--force", Options.text(line, "-o"));
        assertEquals(List.of("-o"), Options.list(line, "-m"));
        assertEquals(List.of("file"), line.matchedPositionalValue(0, List.of()));
    }

    @Test
    void missesAValueWhereTheNextWordIsAnOption() {
        String[][] lines = {
            {"--output", "--force"}, {"-o", "--force"}, {"--output=--force", "-m", "--force"}, {"-m=-o", "-o", "-m"}
        };
        for (String[] line : lines) {
            String message = assertThrows(MissingParameterException.class, () -> parse(line))
                    .getMessage();
            assertTrue(message.startsWith("Expected parameter for option"), message);
        }
    }
}

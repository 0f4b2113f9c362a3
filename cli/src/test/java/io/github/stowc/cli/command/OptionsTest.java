package io.github.stowc.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.wording.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;

class OptionsTest {
    private static final Option<String> OUTPUT = new Option.Text("FILE", "A file.", "-o", "--output");
    private static final Option.Texts SET = new Option.Texts("TEXT", "Texts.", "-m", "--set");
    private static final Option.Flag FORCE = new Option.Flag("Go on.", "--force");
    private static final Option<Long> COUNT = new Option.Whole(1, 9, "How many.", "-n");

    private static Options parse(String... words) {
        CommandSpec spec = CommandSpec.create().name("any");
        Option.addTo(spec, OUTPUT, SET, FORCE, COUNT);
        Help.words(spec, "FILE", "Files.");
        return new Options(new CommandLine(spec).parseArgs(words));
    }

    @Test
    void takesWhatAnEqualsSignTiesToAnOptionEvenIfItLooksLikeAnOption() {
        Options options = parse("--output=--force", "-m=-o", "file");
        assertEquals("--force", options.get(OUTPUT));
        assertEquals(List.of("-o"), options.get(SET));
        assertEquals(List.of("file"), options.words());
    }

    @Test
    void missesAValueIfTheNextWordIsAnOption() {
        String[][] lines = {
            {"--output", "--force"}, {"-o", "--force"}, {"--output=--force", "-m", "--force"}, {"-m=-o", "-o", "-m"}
        };
        for (String[] line : lines) {
            String message = assertThrows(MissingParameterException.class, () -> parse(line))
                    .getMessage();
            assertTrue(message.startsWith("Expected parameter for option"), message);
        }
    }

    @Test
    void tellsWhatIsGivenFromWhatIsNot() {
        Options none = parse();
        assertTrue(!none.get(FORCE) && !none.has(OUTPUT) && none.get(SET).isEmpty());
        assertEquals("x", none.get(OUTPUT, "x"));
        Options all = parse("--force", "-o", "a", "-m", "b", "--set", "c", "-n", "9");
        assertTrue(all.get(FORCE) && all.has(OUTPUT));
        assertEquals(List.of("b", "c"), all.get(SET));
        assertEquals(9, all.get(COUNT));
    }

    @Test
    void aWrongValueIsNamedWithItsOption() {
        for (String wrong : List.of("0", "10", "x", "", "1.5")) {
            Options options = parse("-n=" + wrong);
            String message =
                    assertThrows(UsageException.class, () -> options.get(COUNT)).getMessage();
            assertEquals("-n: expected a whole number from 1 to 9, found \"" + wrong + "\"", message);
        }
    }

    @Test
    void refusesToReadWhatTheCommandDoesNotDeclare() {
        Option<String> alike = new Option.Text("FILE", "Another file.", "-o", "--output");
        Option.Flag other = new Option.Flag("Something else.", "--other");
        assertThrows(IllegalStateException.class, () -> parse().get(alike));
        assertThrows(IllegalStateException.class, () -> parse().get(other));
    }
}

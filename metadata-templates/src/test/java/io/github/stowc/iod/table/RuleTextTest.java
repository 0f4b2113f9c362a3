package io.github.stowc.iod.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTextTest {
    @Test
    void commentsMayStandAnywhereAndTheLastLineMayBeOpen() {
        RuleText blocks =
                RuleText.of("# header\n\n# of A\nA 1.2,1.3 retired\n # not a comment\n\n  x\n# of B\n\nB\n\n y");
        assertEquals(List.of("A", "B"), blocks.names());
        assertEquals("1.2,1.3 retired", blocks.rest("A"));
        assertEquals(List.of("# not a comment", " x"), blocks.lines("A"));
        assertEquals(List.of("y"), blocks.lines("B"));
        for (String absent : List.of("", "#", "AA", "C", "0", "1.2")) {
            assertNull(blocks.lines(absent), absent);
        }
        NamedLines lines = NamedLines.of("# header\n# more\n\nA\ttrue\n\n# of BB\nBB\tfalse\n\n\n\n# end\nC\tx");
        assertEquals("true", lines.find("A"));
        assertEquals("false", lines.find("BB"));
        assertEquals("x", lines.find("C"));
        for (String absent : List.of("AA", "B", "BBB", "D", "0", "#")) {
            assertNull(lines.find(absent), absent);
        }
    }

    @Test
    void everyBlockAndLineOfATableIsFoundByItsName() {
        RuleText modules = RuleText.read("modules.txt");
        for (String name : modules.names()) {
            assertFalse(modules.lines(name).isEmpty(), name);
        }
        NamedLines values = NamedLines.read("values.txt");
        RuleText.text("values.txt")
                .lines()
                .skip(1)
                .forEach(line -> assertNotNull(values.find(line.substring(0, line.indexOf('\t'))), line));
    }
}

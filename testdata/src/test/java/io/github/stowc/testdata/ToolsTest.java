package io.github.stowc.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToolsTest {
    @Test
    void oneLineNamesThePackagesOfAllThatIsMissing() {
        assertEquals(Optional.empty(), Tools.whatIsMissing(List.of()));
        assertEquals(
                "convert, dcmdump, dcmconv are not installed; to run this test: apt-get install imagemagick dcmtk",
                Tools.sentence(List.of("convert", "dcmdump", "dcmconv")));
        assertEquals("qpdf is not installed; to run this test: apt-get install qpdf", Tools.sentence(List.of("qpdf")));
    }

    @Test
    void thePackagesAreReadBackFromTheLine() {
        assertEquals(
                List.of("imagemagick", "dcmtk"),
                Tools.packagesIn(Tools.sentence(List.of("convert", "dcmdump", "dcmconv"))));
        assertEquals(List.of(), Tools.packagesIn("a superuser may read everything"));
    }

    @Test
    void aToolWithoutAPackageIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> Tools.whatIsMissing(List.of("no-such-tool")));
    }

    @Test
    void aTestThatIsNotMarkedMayNotAskForTools() {
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> Tools.require("sh"));
        assertTrue(String.valueOf(e.getMessage()).contains("mark it @NeedsTools"), e.getMessage());
    }
}

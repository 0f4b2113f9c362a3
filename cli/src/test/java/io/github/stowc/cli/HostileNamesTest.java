package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.NeedsTools;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that shells would change, from the input to the server. */
class HostileNamesTest {
    @NeedsTools({"bash", "dash", "curl"})
    @Test
    void everyNameGoesFromTheInputToTheServer(@TempDir Path folder) throws Exception {
        assertTrue(HostileNames.NAMES.size() >= 25);
        assertEquals(HostileNames.NAMES.size(), new HashSet<>(HostileNames.NAMES).size());
        // In a process of its own: Java takes the encoding of file names from the locale it was started in.
        JavaProcess.of(folder, HostileNames.class).run().expecting(0);
    }
}

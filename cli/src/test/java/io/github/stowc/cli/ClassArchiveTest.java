package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program itself does about the launcher's archive of classes. */
class ClassArchiveTest {
    @TempDir
    Path folder = Path.of("");

    private Program.Finished start(String archive, String sharing, String... words) throws Exception {
        return JavaProcess.of(folder, Main.class, "-Dstowc.archive=" + archive, sharing)
                .with(List.of(words))
                .run()
                .expecting(0);
    }

    @Test
    void anArchiveThatJavaRefusesIsMadeAnewButOnce() throws Exception {
        Path archive = folder.resolve("stowc.jsa");
        Path record = Files.createFile(folder.resolve("stowc.jsa.java"));
        start(archive.toString(), "-Xshare:auto", "uid");
        assertTrue(Files.exists(record));
        start(archive.toString(), "-Xshare:off", "uid");
        assertTrue(Files.notExists(record));
        Files.createFile(record);
        start(archive.toString(), "-Xshare:off", "uid");
        assertTrue(Files.exists(record));
    }

    @Test
    void debugSaysWhyTheStartIsSlow() throws Exception {
        assertEquals("", start("a.jsa", "-Xshare:auto", "uid", "--debug").err());
        assertEquals("", start("", "-Xshare:auto", "uid").err());
        String none = start("", "-Xshare:auto", "uid", "--debug").err();
        assertTrue(none.startsWith("stowc: started without a class archive, which takes longer: "), none);
        String refused = start("a.jsa", "-Xshare:off", "uid", "--debug").err();
        assertTrue(refused.contains("the class archive a.jsa, which takes longer: it is not of this Java"), refused);
    }

    @Test
    void theListsOfSeveralRunsBecomeOne() throws Exception {
        Files.writeString(folder.resolve("1"), "java/lang/Object id: 0\n@cp java/lang/Object 1\nA id: 7\n");
        Files.writeString(folder.resolve("2"), "java/lang/Object id: 0\nB id: 7\n@lambda-proxy A x\n");
        Program.Finished run = JavaProcess.of(folder, ClassArchive.class)
                .with(List.of("1", "2"))
                .run()
                .expecting(0);
        assertEquals("java/lang/Object\nA\nB\n@lambda-proxy A x\n", run.text());
    }
}

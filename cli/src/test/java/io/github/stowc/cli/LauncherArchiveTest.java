package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The class archive that halves the start time. */
class LauncherArchiveTest extends LauncherCheckout {
    @Test
    void triesOnceToKeepTheClasses() throws Exception {
        program("java", "case $* in -version) exit ;; *-Xshare:dump*) echo tried >> ../tried; exit 1 ;; esac\n");
        Path below = Files.createDirectories(folder.resolve("below"));
        for (int i = 0; i < 3; i++) {
            start(below, home.resolve("stowc"), "x").run().expecting(0);
        }
        assertEquals("tried\n", Files.readString(folder.resolve("tried")));
    }

    /** A Java that keeps count of the archives that it was told to make, and says with which one it was started. */
    private void withArchives(String made) throws IOException {
        program(
                "java",
                "case $* in\n-version) exit ;;\n*-Xshare:dump*) echo made >> '" + folder + "/made'\n" + made + " ;;\n"
                        + "*DumpLoadedClassList*) ;;\n"
                        + "*) for word do case $word in -XX:SharedArchiveFile=*) echo \"${word#*=}\" ;; esac; done ;;\n"
                        + "esac\n");
    }

    /** Writes the archive where Java was told to. */
    private static final String MADE =
            "for word do case $word in -XX:SharedArchiveFile=*) echo archive > \"${word#*=}\" ;; esac; done";

    private List<String> made() throws IOException {
        return Files.readAllLines(folder.resolve("made"));
    }

    @Test
    void keepsTheClassesWithoutSedAndAwk() throws Exception {
        withArchives(MADE);
        assertTrue(Files.notExists(bin.resolve("sed")) && Files.notExists(bin.resolve("awk")));
        Path archive = home.resolve("cli/target/stowc.jsa");
        for (int i = 0; i < 2; i++) {
            Program.Finished run =
                    start(folder, home.resolve("stowc"), "x").run().expecting(0);
            assertEquals(archive + "\n", run.text());
        }
        assertEquals(1, made().size());
        try (Stream<Path> left = Files.list(archive.getParent())) {
            assertEquals(
                    List.of("stowc.jar", "stowc.jsa", "stowc.jsa.java"),
                    left.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void makesTheArchiveAnewWhereTheFolderWasMovedOrCopied() throws Exception {
        withArchives(MADE);
        start(folder, home.resolve("stowc"), "x").run().expecting(0);
        Path moved = Files.move(home, folder.resolve("moved"));
        for (int i = 0; i < 2; i++) {
            start(folder, moved.resolve("stowc"), "x").run().expecting(0);
            start(moved.resolve("cli"), "../stowc", "x").run().expecting(0);
        }
        assertEquals(2, made().size());
        Program.of(folder, "cp", "-Rp", "moved", "copied").run().expecting(0);
        for (int i = 0; i < 2; i++) {
            start(folder, "copied/stowc", "x").run().expecting(0);
            start(folder, "moved/stowc", "x").run().expecting(0);
        }
        assertEquals(3, made().size());
    }

    @NeedsTools({"mount", "umount"})
    @Test
    void keepsTheClassesInTheCacheWhereTheFolderIsReadOnly() throws Exception {
        withArchives(MADE);
        String target = home.resolve("cli/target").toString();
        Program mount = Program.of(folder, "mount", "--bind", "-o", "ro", target, target);
        Tools.assume(mount.run().exit() == 0, "mounting a folder takes a superuser");
        try {
            Path cache = folder.resolve("cache");
            for (int i = 0; i < 2; i++) {
                Program.Finished run = start(folder, home.resolve("stowc"), "x")
                        .set("XDG_CACHE_HOME", cache.toString())
                        .run()
                        .expecting(0);
                String name = home.toString().replace('/', '%') + ".jsa";
                assertEquals(cache.resolve("stowc").resolve(name) + "\n", run.text());
            }
            assertEquals(1, made().size());
            Files.createFile(folder.resolve("file"));
            Program.Finished run = start(folder, home.resolve("stowc"), "x")
                    .set("XDG_CACHE_HOME", folder.resolve("file").toString())
                    .run()
                    .expecting(0);
            assertEquals("", run.text() + run.err());
        } finally {
            Program.of(folder, "umount", target).run();
        }
    }
}

package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.TestData;
import io.github.stowc.testdata.Tools;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A checkout with the launcher, in which neither Java nor Maven is found unless a test says so. */
abstract class LauncherCheckout {
    @TempDir
    Path folder = Path.of("");

    Path home;
    Path bin;

    @BeforeEach
    void makeACheckout() throws Exception {
        home = Files.createDirectories(folder.resolve("a home's ${x}"));
        Files.copy(TestData.root().resolve("stowc"), home.resolve("stowc"));
        Files.createDirectories(home.resolve("cli/target"));
        writeJar(home.resolve("cli/target/stowc.jar"));
        // Only what the launcher may count on, so that neither Java nor Maven is found unless a test says so.
        bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool :
                List.of("sh", "dirname", "readlink", "mktemp", "rm", "cat", "mv", "mkdir", "mkfifo", "locale")) {
            Optional<Path> found = Tools.find(tool);
            if (found.isPresent()) {
                program(tool, "exec " + found.get() + " \"$@\"\n");
            }
        }
    }

    /** A jar that holds nothing but the class path. */
    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        StringBuilder path = new StringBuilder();
        for (Path entry : JavaProcess.classPath()) {
            path.append(entry.toUri()).append(' ');
        }
        attributes.put(Attributes.Name.CLASS_PATH, path.toString().trim());
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
    }

    Path program(String name, String script) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script);
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    void withJava() throws IOException {
        program("java", "exec '" + JavaProcess.java() + "' \"$@\"\n");
    }

    /** A Java that says with which words it was started, one a line. */
    Path withEcho(String version) throws IOException {
        Path java = program(
                "java",
                "case $* in -version) echo 'openjdk version \"" + version + "\"' >&2; exit ;; esac\n"
                        + "printf '%s\\n' \"$0\" \"$@\" \"locale=$LC_ALL\"\n");
        return java;
    }

    Program start(Path where, Object launcher, String... words) {
        return Program.of(where, launcher.toString())
                .with(List.of(words))
                .set("PATH", bin.toString())
                .set("JAVA_HOME", "");
    }
}

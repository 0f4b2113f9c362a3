package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.TestData;
import io.github.stowc.testdata.Tools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The launcher, in a checkout of its own whose jar leads to the classes under test. */
class LauncherTest extends LauncherCheckout {
    @Test
    void startsFromAnyFolderAndThroughLinks() throws Exception {
        withJava();
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        Path absolute = Files.createSymbolicLink(elsewhere.resolve("absolute"), home.resolve("stowc"));
        Path relative = elsewhere.resolve("relative");
        Files.createSymbolicLink(relative, elsewhere.relativize(home).resolve("stowc"));
        Path chained = Files.createSymbolicLink(folder.resolve("-chained"), relative);
        for (Object launcher : List.of(home.resolve("stowc"), absolute, relative, "./absolute", chained)) {
            Program.Finished run = start(elsewhere, launcher, "--version").run().expecting(0);
            assertTrue(run.text().startsWith("stowc "), run.text());
            assertEquals("", run.err());
        }
        start(home, "./stowc", "--version").run().expecting(0);
        Program.of(home, "sh", "stowc", "--version")
                .set("PATH", bin.toString())
                .set("JAVA_HOME", "")
                .run()
                .expecting(0);
        Files.createSymbolicLink(bin.resolve("stowc"), home.resolve("stowc"));
        start(elsewhere, bin.resolve("sh"), "-c", "stowc --version").run().expecting(0);
    }

    @Test
    void passesWordsAndOptionsOnAsTheyAre() throws Exception {
        withEcho("17.0.1");
        Program.Finished run = start(folder, home.resolve("stowc"), "two words", "", "*", "$HOME", "-x")
                .set("STOWC_OPTS", "-Xmx1g -Da=b")
                .run()
                .expecting(0);
        List<String> words = run.text().lines().toList();
        int jar = words.indexOf("-jar");
        assertEquals(List.of("-Xmx1g", "-Da=b"), words.subList(jar - 2, jar));
        assertEquals(home.resolve("cli/target/stowc.jar").toString(), words.get(jar + 1));
        assertEquals(List.of("two words", "", "*", "$HOME", "-x"), words.subList(jar + 2, words.size() - 1));
        assertTrue(words.contains("-Dstowc.terminal=false"));
        assertTrue(words.contains("-Dstowc.terminal.out=false"));
    }

    @Test
    void longRunsGetMoreMemoryAndTheSecondCompiler() throws Exception {
        withEcho("17.0.1");
        List<String> serve = wordsFor("serve");
        List<String> batch = wordsFor("batch");
        List<String> compile = wordsFor("compile");
        assertTrue(serve.containsAll(List.of("-Xmx144m", "-XX:MaxDirectMemorySize=32m")), serve.toString());
        assertTrue(batch.contains("-Xmx256m"), batch.toString());
        assertFalse(serve.contains("-XX:TieredStopAtLevel=1"), serve.toString());
        assertFalse(batch.contains("-XX:TieredStopAtLevel=1"), batch.toString());
        assertTrue(compile.containsAll(List.of("-Xmx96m", "-XX:TieredStopAtLevel=1")), compile.toString());
    }

    private List<String> wordsFor(String command) throws Exception {
        return start(folder, home.resolve("stowc"), command)
                .run()
                .expecting(0)
                .text()
                .lines()
                .toList();
    }

    @NeedsTools({"script", "stty"})
    @Test
    void eachStreamIsATerminalForItself() throws Exception {
        withJava();
        program("stty", "exec " + Tools.require("stty") + " \"$@\"\n");
        Path file = TestData.file("metadata.json");
        String launcher = "'" + home.toString().replace("'", "'\\''") + "/stowc'";
        String colour = "\u001B[";
        assertTrue(onTerminal(launcher + " validate " + file).contains(colour));
        assertTrue(onTerminal(launcher + " validate " + file + " 2> errors").contains(colour));
        assertFalse(onTerminal(launcher + " validate " + file + " > report; cat report")
                .contains(colour));
        assertTrue(onTerminal(launcher + " compile no.jpg > report").contains(colour));
        assertFalse(
                onTerminal(launcher + " compile no.jpg 2> errors; cat errors").contains(colour));
        String narrow = onTerminal("stty cols 60; " + launcher + " help compile");
        assertTrue(narrow.contains("--xc"), narrow);
        // Labels and words that are longer than a line stay whole.
        narrow.substring(0, narrow.indexOf("Examples:"))
                .lines()
                .forEach(line ->
                        assertTrue(line.length() <= 60 || !line.strip().contains(" ") || line.contains("["), line));
    }

    /** What a command shows on a terminal of its own. */
    private String onTerminal(String command) throws Exception {
        return Program.of(folder, "script", "-qec", "{ " + command + "; } || :", "/dev/null")
                .set("PATH", bin + ":" + System.getenv("PATH"))
                .set("TERM", "xterm")
                .set("NO_COLOR", "")
                .set("JAVA_HOME", "")
                .run()
                .text();
    }

    @Test
    void theExitCodeIsThePrograms() throws Exception {
        withJava();
        start(folder, home.resolve("stowc"), "complie").run().expecting(2);
        start(folder, home.resolve("stowc"), "compile", "no.jpg").run().expecting(3);
    }

    @NeedsTools("locale")
    @Test
    void opensAFileWithUmlautsInEveryLocale() throws Exception {
        withJava();
        String make = "cat '" + TestData.file("hand-1.jpg") + "' > \"$(printf 'gr\\303\\266\\303\\237e.jpg')\"";
        Program.script(folder, "sh", make).run().expecting(0);
        String compile = "'" + home.toString().replace("'", "'\\''")
                + "/stowc' compile --force --quiet -m PatientName=\"$(printf '\\303\\234')\" gr*.jpg";
        for (String locale : List.of("C", "POSIX", "C.UTF-8", "tr_TR.UTF-8", "de_DE@euro", "")) {
            Program.script(folder, "sh", compile)
                    .set("PATH", bin.toString())
                    .set("JAVA_HOME", "")
                    .set("LC_ALL", locale)
                    .run()
                    .expecting(0);
            String message = Files.readString(folder.resolve("stow.mime"), StandardCharsets.ISO_8859_1);
            assertTrue(message.contains("Content-Location: gr%C3%B6%C3%9Fe.jpg\r\n"), locale);
            assertTrue(message.contains("\u00C3\u009C"), locale);
        }
    }

    @Test
    void takesTheJavaOfJavaHomeFirst() throws Exception {
        withEcho("17.0.1");
        Path other = Files.createDirectories(folder.resolve("other java/bin"));
        Files.copy(bin.resolve("java"), other.resolve("java"));
        Program.Finished run = start(folder, home.resolve("stowc"), "x")
                .set("JAVA_HOME", other.getParent().toString())
                .run()
                .expecting(0);
        assertTrue(run.text().startsWith(other.resolve("java") + "\n"), run.text());
        run = start(folder, home.resolve("stowc"), "x")
                .set("JAVA_HOME", "/nowhere")
                .run()
                .expecting(0);
        assertTrue(run.text().startsWith(bin.resolve("java") + "\n"), run.text());
    }

    @Test
    void runsOnALaterJava() throws Exception {
        Path later = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64");
        Tools.assume(Files.isDirectory(later), "there is no Java 25 in " + later);
        for (int i = 0; i < 2; i++) {
            Program.Finished run = start(
                            folder,
                            home.resolve("stowc"),
                            "compile",
                            "--force",
                            "-m",
                            "PatientID=P1",
                            TestData.file("hand-1.jpg").toString())
                    .set("JAVA_HOME", later.toString())
                    .run()
                    .expecting(0);
            assertEquals(1, run.err().lines().count(), run.err());
        }
    }

    @Test
    void saysThatThereIsNoJavaAndWhatToInstall() throws Exception {
        Program.Finished run =
                start(folder, home.resolve("stowc"), "--version").run().expecting(3);
        assertEquals(
                "stowc: no Java found; install a JDK 17 or later (Debian: apt-get install openjdk-17-jdk)\n",
                run.err());
    }

    @Test
    void saysThatJavaIsTooOld() throws Exception {
        for (String version : List.of("1.8.0_392", "9", "11.0.21", "16.0.1")) {
            withEcho(version);
            Program.Finished run =
                    start(folder, home.resolve("stowc"), "--version").run().expecting(3);
            assertTrue(run.err().contains("java is too old; install a JDK 17 or later"), run.err());
        }
        for (String version : List.of("17", "17.0.1", "21-ea", "25.0.3", "100")) {
            withEcho(version);
            start(folder, home.resolve("stowc"), "--version").run().expecting(0);
            Files.deleteIfExists(home.resolve("cli/target/stowc.jsa.java"));
        }
    }

    @Test
    void saysThatThereIsNoMavenAndWhatToInstall() throws Exception {
        withEcho("17");
        Files.delete(home.resolve("cli/target/stowc.jar"));
        Program.Finished run =
                start(folder, home.resolve("stowc"), "--version").run().expecting(3);
        assertTrue(run.err().startsWith("stowc: no Maven found"), run.err());
        assertEquals(1, run.err().lines().count());
    }

    @Test
    void buildsAtItsFirstUseAndSaysSoInOneLine() throws Exception {
        withEcho("17");
        Path jar = home.resolve("cli/target/stowc.jar");
        Files.move(jar, folder.resolve("built.jar"));
        program(
                "mvn",
                "echo noise; echo noise >&2; echo \"$PWD $*\" >> ../mvn.log; mv ../built.jar cli/target/stowc.jar");
        Program.Finished first = start(folder, home.resolve("stowc"), "x").run().expecting(0);
        assertEquals("stowc: building, once; this takes a minute or more\n", first.err());
        assertFalse(first.text().contains("noise"), first.text());
        Program.Finished second =
                start(folder, home.resolve("stowc"), "x").run().expecting(0);
        assertEquals("", second.err());
        assertEquals(home + " -q -B -DskipTests package\n", Files.readString(folder.resolve("mvn.log")));
    }

    @Test
    void showsWhyABuildFails() throws Exception {
        withEcho("17");
        Files.delete(home.resolve("cli/target/stowc.jar"));
        for (String end : List.of("exit 1", "exit 0")) {
            program("mvn", "echo no way to Maven Central; " + end);
            Program.Finished run =
                    start(folder, home.resolve("stowc"), "x").run().expecting(3);
            assertTrue(run.err().contains("no way to Maven Central\nstowc: the build failed; "), run.err());
            assertEquals("", run.text());
        }
    }

    @NeedsTools("shellcheck")
    @Test
    void isCleanForShellcheck() throws Exception {
        Program.Finished run =
                Program.of(TestData.root(), "shellcheck", "stowc").run();
        assertEquals("", run.text());
    }

    @Test
    void theLauncherForWindowsDoesTheSame() throws Exception {
        String script = Files.readString(TestData.root().resolve("stowc.cmd"));
        for (String needed : List.of(
                "%JAVA_HOME%\\bin\\java.exe",
                "cli\\target\\stowc.jar",
                "mvn -q -B -DskipTests package",
                "stowc: no Java found; install a JDK 17 or later",
                "stowc: no Maven found, which is needed to build stowc at its first use; install Maven 3.8 or later",
                "stowc: building, once; this takes a minute or more",
                "%STOWC_OPTS% -jar \"%JAR%\" %*",
                "exit /b %ERRORLEVEL%")) {
            assertTrue(script.contains(needed), needed);
        }
        assertEquals(script.lines().count(), script.split("\r\n").length, "every line ends in CRLF");
        assertTrue(script.chars().allMatch(c -> c < 0x7F), "ASCII, whatever the code page");
        Optional<String> attribute = Files.readAllLines(TestData.root().resolve(".gitattributes")).stream()
                .filter(line -> line.equals("*.cmd text eol=crlf"))
                .findFirst();
        assertTrue(attribute.isPresent());
    }
}

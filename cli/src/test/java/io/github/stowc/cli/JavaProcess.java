package io.github.stowc.cli;

import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.TestData;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java process with the class path of the tests, since they run before there is a jar. */
final class JavaProcess {
    private JavaProcess() {}

    /**
     * The process, to be run in a folder, in the locale C.UTF-8.
     *
     * @param options of the JVM
     * @param main the class to start
     */
    static Program of(Path folder, Class<?> main, String... options) {
        return Program.of(folder).with(command(main, options));
    }

    /** The words that start it. */
    static List<String> command(Class<?> main, String... options) {
        List<String> words = new ArrayList<>();
        words.add(java());
        words.addAll(List.of(options));
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dstowc.root=" + TestData.root()));
        List<String> entries = classPath().stream().map(Path::toString).toList();
        words.addAll(List.of("-cp", String.join(File.pathSeparator, entries), main.getName()));
        return words;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The test class path; surefire's own jar, which names it, has no place here. */
    static List<Path> classPath() {
        String whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<Path> entries = new ArrayList<>();
        for (String entry : whole.split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath());
        }
        return entries;
    }
}

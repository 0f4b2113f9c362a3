package io.github.stowc.testdata;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Finds the programs that integration tests run, and skips the test where one is not installed. */
public final class Tools {
    private Tools() {}

    /**
     * The path of a program; without it the test is skipped with a line that says what to install, or fails where the
     * system property {@code stowc.require.tools} is true.
     *
     * @param tool the program's name
     * @param packages the packages of Debian that have it, separated by spaces
     */
    public static Path require(String tool, String packages) {
        Optional<Path> found = find(tool);
        if (found.isEmpty()) {
            missing(tool, packages);
        }
        return found.orElseThrow();
    }

    /** Skips the test, or fails it, for want of something; see {@link #require}. */
    public static void missing(String what, String packages) {
        String message = what + " is not installed; to run this test: apt-get install " + packages;
        if (Boolean.getBoolean("stowc.require.tools")) {
            Assertions.fail(message);
        }
        Assumptions.abort(message);
    }

    /** Skips the test where the machine cannot do what it needs, whatever is installed; the text says what that is. */
    public static void assume(boolean able, String what) {
        Assumptions.assumeTrue(able, what);
    }

    /** The path of a program in the folders of {@code PATH}, or in those that only administrators have there. */
    public static Optional<Path> find(String tool) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin";
        for (String folder : path.split(":", -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, tool))) {
                return Optional.of(Path.of(folder, tool));
            }
        }
        return Optional.empty();
    }
}

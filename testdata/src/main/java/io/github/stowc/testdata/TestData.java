package io.github.stowc.testdata;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the tests' input files. */
public final class TestData {
    private TestData() {}

    /**
     * The root of the checkout: the system property {@code stowc.root}, else the closest parent folder with {@code
     * testdata}.
     */
    public static Path root() {
        String given = System.getProperty("stowc.root");
        if (given != null) {
            return Path.of(given);
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("testdata/files"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder with testdata/files above " + here + "; set -Dstowc.root");
    }

    /** A file of {@code testdata/files}. */
    public static Path file(String name) {
        return root().resolve("testdata/files").resolve(name);
    }
}

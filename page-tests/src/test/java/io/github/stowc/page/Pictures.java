package io.github.stowc.page;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures of the views, in {@code target/screenshots}. Those that {@code docs/pictures} has too are written there with
 * {@code -Dstowc.golden.rewrite=true}: to add one to the documents, make an empty file of its name.
 */
final class Pictures {
    /** In bytes: a document with some of them is to open at once. */
    private static final int LARGEST = 150_000;

    private Pictures() {}

    /** Keeps what the window shows as NAME-light.png or NAME-dark.png. */
    static void keep(Page page, String name) throws IOException {
        // The port is another one in each run.
        page.evaluate("document.getElementById('address').textContent = 'http://127.0.0.1:8080/studies'");
        boolean dark = (boolean) page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches");
        String file = name + (dark ? "-dark.png" : "-light.png");
        byte[] picture = FewColours.png(page.screenshot());
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(folder.resolve(file), picture);
        Path shown = Path.of(System.getProperty("stowc.root"), "docs", "pictures", file);
        if (Boolean.getBoolean("stowc.golden.rewrite") && Files.exists(shown)) {
            if (picture.length > LARGEST) {
                throw new IOException(file + " has " + picture.length + " bytes, more than " + LARGEST);
            }
            Files.write(shown, picture);
        }
    }
}

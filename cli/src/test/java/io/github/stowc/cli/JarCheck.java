package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the jars that are given to others hold. Runs after they are made, in the phase integration-test. */
class JarCheck {
    private static final String DICOM3TOOLS = "META-INF/licenses/dicom3tools";

    @TempDir
    Path folder;

    private static JarFile program() throws IOException {
        return new JarFile(TestData.root().resolve("cli/target/stowc.jar").toFile());
    }

    private static String text(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        assertTrue(entry != null, jar.getName() + " has no " + name);
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> names(JarFile jar) {
        return Collections.list(jar.entries()).stream().map(ZipEntry::getName).toList();
    }

    @Test
    void theProgramHasItsLicenceAndThoseOfItsParts() throws IOException {
        try (JarFile jar = program()) {
            assertEquals(Files.readString(TestData.root().resolve("LICENSE")), text(jar, "META-INF/LICENSE"));
            String notice = text(jar, "META-INF/NOTICE");
            for (String part : List.of(
                    "stowc",
                    "dicom3tools",
                    "Jackson JSON processor",
                    "picocli",
                    "jsoup",
                    "TwelveMonkeys",
                    "Jetty",
                    "SLF4J",
                    "Apache Commons CSV",
                    "Apache Commons IO",
                    "Apache Commons Codec")) {
                assertTrue(notice.contains(part), part + " is not in\n" + notice);
            }
            assertTrue(text(jar, DICOM3TOOLS).contains("David A. Clunie"));
            assertTrue(text(jar, "META-INF/licenses/twelvemonkeys").contains("Harald Kuhr"));
            assertTrue(text(jar, "META-INF/licenses/slf4j").contains("QOS.ch"));
            assertTrue(text(jar, "META-INF/jsoup/LICENSE").contains("Jonathan Hedley"));
            for (String part : List.of("FastDoubleParser", "FastDoubleParser-ThirdParty", "jsoniter-scala", "xjb")) {
                assertFalse(text(jar, "META-INF/" + part + "-LICENSE").isBlank(), part);
            }
        }
    }

    /** Whoever adds a part adds it here, and its licence above. */
    @Test
    void theProgramHasTheClassesOfThesePartsAlone() throws IOException {
        Set<String> parts = new TreeSet<>();
        try (JarFile jar = program()) {
            for (String name : names(jar)) {
                assertFalse(name.startsWith("META-INF/versions/"), name);
                assertFalse(name.endsWith("module-info.class"), name);
                if (name.endsWith(".class")) {
                    String[] folders = name.split("/");
                    parts.add(String.join("/", List.of(folders).subList(0, folders[0].equals("org") ? 2 : 1)));
                }
            }
            assertTrue(text(jar, "META-INF/services/tools.jackson.core.TokenStreamFactory")
                    .contains("JsonFactory"));
            String readers = text(jar, "META-INF/services/javax.imageio.spi.ImageReaderSpi");
            assertTrue(readers.contains(".tiff.") && readers.contains(".webp."), readers);
        }
        assertEquals(
                Set.of("com", "io", "org/apache", "org/eclipse", "org/jsoup", "org/slf4j", "picocli", "tools"), parts);
    }

    @Test
    void theLibrariesHaveTheirLicences() throws IOException {
        Set<String> seen = new TreeSet<>();
        for (String library : List.of("metadata-templates", "mime-builder", "receiver")) {
            Path target = TestData.root().resolve(library).resolve("target");
            try (var files = Files.newDirectoryStream(target, library + "-*[0-9T].jar")) {
                for (Path file : files) {
                    seen.add(library);
                    try (JarFile jar = new JarFile(file.toFile())) {
                        for (String name : List.of("LICENSE", "NOTICE")) {
                            assertEquals(
                                    Files.readString(TestData.root().resolve(name)), text(jar, "META-INF/" + name));
                        }
                        assertEquals(library.equals("metadata-templates"), jar.getEntry(DICOM3TOOLS) != null, library);
                    }
                }
            }
        }
        assertEquals(Set.of("metadata-templates", "mime-builder", "receiver"), seen);
    }

    /** Nothing that the shade left out is missed, when a message is read too. */
    @Test
    void theProgramRunsFromItsJar() throws Exception {
        run("compile", TestData.file("hand-1.jpg").toString());
        String classes = Files.readString(folder.resolve("classes"));
        assertTrue(classes.contains("io.github.stowc.stow.StowCompiler "));
        assertFalse(classes.contains("org.jsoup."), "jsoup is loaded although no page is read");
        for (String decoder : List.of("java.awt.", "javax.imageio.", "com.twelvemonkeys.")) {
            assertFalse(classes.contains(decoder), decoder + " is loaded although nothing is decoded");
        }
        run("validate", "stow.mime");
        run("explain", "00100010");
        assertTrue(Files.exists(folder.resolve("stow.curl.sh")));
    }

    private void run(String... words) throws Exception {
        String jar = TestData.root().resolve("cli/target/stowc.jar").toString();
        Program.of(folder, JavaProcess.java(), "-Xlog:class+load:file=classes", "-jar", jar)
                .with(List.of(words))
                .run()
                .expecting(0);
    }
}

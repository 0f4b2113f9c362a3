package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.TestData;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    private static final String HEAD = """


            class Snippet {
                public static void main(String... args) throws Exception {
            """;

    private static final String TAIL = """
                    System.out.println(request.bodyPublisher().get().contentLength() == message.length());
                }
            }
            """;

    @Test
    void theSnippetCompilesAndRuns(@TempDir Path folder) throws IOException, InterruptedException {
        String readme = Files.readString(TestData.root().resolve("README.md"));
        int start = readme.indexOf("```java\n") + "```java\n".length();
        String snippet = readme.substring(start, readme.indexOf("```", start));
        int code = snippet.indexOf("\n\n");
        assertTrue(snippet.substring(code).strip().lines().count() <= 12, "the snippet is to be short");
        Path source = Files.writeString(
                folder.resolve("Snippet.java"), snippet.substring(0, code) + HEAD + snippet.substring(code) + TAIL);
        Files.createDirectories(folder.resolve("testdata/files"));
        Files.copy(TestData.file("hand-1.jpg"), folder.resolve("testdata/files/hand-1.jpg"));
        Process process = new ProcessBuilder(
                        List.of(javaCommand(), "-cp", System.getProperty("java.class.path"), source.toString()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        assertTrue(printed.startsWith("curl "), printed);
        assertTrue(printed.endsWith("true\n"), printed);
        assertTrue(Files.size(folder.resolve("hand.mime")) > Files.size(TestData.file("hand-1.jpg")));
    }

    @Test
    void theDependencyIsThisVersion() throws IOException {
        String readme = Files.readString(TestData.root().resolve("README.md"));
        String pom = Files.readString(TestData.root().resolve("mime-builder/pom.xml"));
        assertEquals(
                pom.replaceAll("(?s).*?<version>(.*?)</version>.*", "$1"),
                readme.replaceAll("(?s).*?<version>(.*?)</version>.*", "$1"));
    }

    @Test
    void theTemplateCompilesWithoutFindings(@TempDir Path folder) throws IOException {
        String readme = Files.readString(TestData.root().resolve("README.md"));
        int start = readme.indexOf("```json\n") + "```json\n".length();
        Path template =
                Files.writeString(folder.resolve("t.json"), readme.substring(start, readme.indexOf("```", start)));
        Path message = folder.resolve("X.mime");
        CommandRun.compile(message, "--template", template, TestData.file("hand-1.jpg"));
        CommandRun validated = CommandRun.of("validate", message).expecting(ExitCode.DONE);
        assertTrue(validated.text().contains("no errors"), validated.text());
    }

    private static String javaCommand() {
        return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    }
}

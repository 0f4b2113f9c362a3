package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.TestData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectCommandTest {
    private static final Pattern SPAN =
            Pattern.compile("\\{\"kind\":\"([a-z]+)\",\"offset\":(\\d+),\"length\":(\\d+),\"lineEnd\":");

    @TempDir
    Path folder;

    private Path message = Path.of("");

    @BeforeEach
    void compile() throws Exception {
        message = folder.resolve("m.mime");
        compile("bash");
    }

    private void compile(String shell) {
        CommandRun run = CommandRun.of(
                "compile",
                "--force",
                "-t",
                "json",
                "--shell",
                shell,
                "--seed",
                "1",
                "-o",
                message,
                TestData.file("hand-1.jpg"),
                TestData.file("hand-2.jpg"));
        assertEquals(ExitCode.DONE, run.exit(), run.err());
    }

    private String latin1() throws Exception {
        return Files.readString(message, StandardCharsets.ISO_8859_1);
    }

    private static long sumOfFollowingSpans(String json) {
        Matcher span = SPAN.matcher(json);
        long end = 0;
        while (span.find()) {
            assertEquals(end, Long.parseLong(span.group(2)), json);
            end += Long.parseLong(span.group(3));
        }
        return end;
    }

    @Test
    void spansFollowEachOtherUpToTheSize() throws Exception {
        CommandRun run = CommandRun.of("inspect", "--format", "json", message);
        assertEquals(ExitCode.DONE, run.exit(), run.text());
        assertEquals(Files.size(message), sumOfFollowingSpans(run.text()));
        assertTrue(run.text().contains("\"referencedBy\":[{\"instance\":1,\"path\":\"7FE00010\"}]"), run.text());
        assertFalse(run.text().contains("sha256"), run.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "powershell", "cmd"})
    void theScriptBesideTheFileAnnouncesTheBoundary(String shell) throws Exception {
        Files.deleteIfExists(folder.resolve("m.curl.sh"));
        compile(shell);
        String boundary = latin1().substring(2, latin1().indexOf('\r'));
        String json = CommandRun.of("inspect", "--format", "json", message).text();
        assertTrue(
                json.contains("\"boundary\":{\"announced\":\"" + boundary + "\",\"found\":\"" + boundary + "\"}"),
                json);
    }

    @Test
    void theOptionGoesBeforeTheScript() {
        String json = CommandRun.of(
                        "inspect", "--format", "json", "--content-type", "multipart/related; boundary=other", message)
                .text();
        assertTrue(json.contains("\"boundary\":{\"announced\":\"other\",\"found\":"), json);
    }

    @Test
    void aRequestIsReadFromItsHeadAndItsHeadIsPartOfTheSpans() throws Exception {
        String body = latin1();
        String boundary = body.substring(2, body.indexOf('\r'));
        String head = "POST /studies HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/related; boundary=" + boundary
                + "\r\n\r\n";
        Files.writeString(message, head + body, StandardCharsets.ISO_8859_1);
        String json = CommandRun.of("inspect", "--format", "json", message).text();
        assertEquals(head.length() + body.length(), sumOfFollowingSpans(json));
        assertTrue(json.contains("\"head\":{\"offset\":0,\"length\":" + head.length()), json);
    }

    @Test
    void aMessageWithoutEndStillShowsItsPartsAndExitsWithOne() throws Exception {
        String whole = latin1();
        Files.writeString(message, whole.substring(0, whole.length() - 60), StandardCharsets.ISO_8859_1);
        CommandRun run = CommandRun.of("inspect", "--format", "json", message);
        assertEquals(ExitCode.INPUT, run.exit(), run.text());
        assertTrue(run.text().contains("\"index\":2,"), run.text());
        assertEquals(Files.size(message), sumOfFollowingSpans(run.text()));
    }

    @Test
    void theTextHasVisibleLineEndsAndWhoLinksToAPart() {
        CommandRun run = CommandRun.of("inspect", "--digest", message);
        assertEquals(ExitCode.DONE, run.exit(), run.text());
        assertTrue(run.text().contains("Content-Location: hand-2.jpg␍␊"), run.text());
        assertTrue(run.text().contains("part 3 ← 7FE00010 of instance 2"), run.text());
        assertTrue(run.text().contains("SHA-256 "), run.text());
        assertTrue(run.text().endsWith("1 file, 2 instances: no errors, no warnings\n"), run.text());
    }

    @Test
    void aPageIsNotOverwrittenUnlessToldSo() throws Exception {
        Path page = folder.resolve("m.html");
        CommandRun run = CommandRun.of("inspect", "--html", page, message);
        assertEquals(ExitCode.DONE, run.exit(), run.err());
        assertEquals("", run.text());
        assertTrue(Files.readString(page).contains("hand-2.jpg"));
        assertEquals(
                ExitCode.IO, CommandRun.of("inspect", "--html", page, message).exit());
        assertEquals(
                ExitCode.DONE,
                CommandRun.of("inspect", "--html", page, "--force", message).exit());
        assertEquals(
                ExitCode.USAGE,
                CommandRun.of("inspect", "--html", message, "--force", message).exit());
    }

    @Test
    void aMissingFileIsUnreadable() {
        assertEquals(
                ExitCode.IO,
                CommandRun.of("inspect", folder.resolve("none.mime")).exit());
    }
}

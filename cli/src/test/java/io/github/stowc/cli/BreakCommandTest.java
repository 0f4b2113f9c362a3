package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.anatomy.fault.Fault;
import io.github.stowc.anatomy.fault.Faults;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.testdata.TestData;
import io.github.stowc.validate.finding.ExplainedRule;
import io.github.stowc.validate.finding.Rules;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command {@code break}: each fault changes a message of two JPEGs, and is found by its rule. */
class BreakCommandTest {
    private static final Pattern RULE = Pattern.compile("\"rule\":\\s*\"([^\"]+)\"");

    @TempDir
    static Path folder;

    private static Path good() {
        return folder.resolve("good.mime");
    }

    private static Path uncompressed() {
        return folder.resolve("uncompressed.mime");
    }

    @BeforeAll
    static void compile() throws IOException {
        CommandRun.compile(
                good(),
                "-m",
                "PatientID=P",
                "-m",
                "PatientName=A^B",
                TestData.file("hand-1.jpg"),
                TestData.file("hand-2.jpg"));
        Path picture = folder.resolve("grey.bmp");
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "bmp", picture.toFile());
        CommandRun.compile(uncompressed(), "--target", "standard", "-t", "json", "-m", "PatientID=P", picture);
    }

    static List<Fault> faults() {
        return Faults.read().all();
    }

    /** The faults whose rules the check of messages has. */
    static List<Fault> found() {
        Rules rules = Rules.read();
        boolean all = rules.find("mime/no-end").isPresent();
        List<Fault> found = new ArrayList<>();
        for (Fault fault : faults()) {
            Optional<ExplainedRule> rule = rules.find(fault.rule());
            boolean same = rule.isPresent() && rule.get().severity() == fault.severity();
            if (all ? rule.isPresent() : same && !fault.slug().equals("no-blank-line")) {
                found.add(fault);
            }
        }
        return found;
    }

    private static Path message(Fault fault) {
        return fault.needs().startsWith("uncompressed") ? uncompressed() : good();
    }

    private static Path broken(Fault fault) {
        Path output = folder.resolve(fault.slug() + ".mime");
        CommandRun.of("break", fault.slug(), message(fault), "-o", output, "--force")
                .expecting(ExitCode.DONE);
        return output;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void changesTheMessageAtThePlaceItNames(Fault fault) throws IOException {
        CommandRun first = CommandRun.of("break", fault.slug(), message(fault)).expecting(ExitCode.DONE);
        CommandRun second = CommandRun.of("break", fault.slug(), message(fault)).expecting(ExitCode.DONE);
        assertArrayEquals(first.out(), second.out());
        byte[] whole = Files.readAllBytes(message(fault));
        Matcher place =
                Pattern.compile("from byte (\\d+) of the (body|request)").matcher(first.err());
        assertTrue(place.find(), first.err());
        if (place.group(2).equals("request")) {
            assertTrue(first.text().startsWith("POST /studies HTTP/1.1\r\nHost: localhost\r\n"));
            byte[] body = Arrays.copyOfRange(first.out(), first.out().length - whole.length, first.out().length);
            assertArrayEquals(whole, body);
            return;
        }
        int at = Arrays.mismatch(whole, first.out());
        assertTrue(at >= Integer.parseInt(place.group(1)), () -> "changed at " + at + ", " + first.err());
    }

    @ParameterizedTest
    @MethodSource("found")
    void isFoundByItsRuleAndNoOther(Fault fault) {
        CommandRun check = CommandRun.of("validate", "--format", "json", broken(fault));
        Set<String> rules = new TreeSet<>();
        Matcher matcher = RULE.matcher(check.text());
        while (matcher.find()) {
            rules.add(matcher.group(1));
        }
        assertTrue(rules.contains(fault.rule()), check.text());
        rules.remove(fault.rule());
        fault.consequences().forEach(rules::remove);
        assertEquals(Set.of(), rules, check.text());
        assertEquals(fault.severity() == Severity.ERROR ? ExitCode.INPUT : ExitCode.DONE, check.exit());
    }

    @Test
    void eachErrorOfMessagesAndLinksHasAFault() {
        Set<String> faults = faults().stream().map(Fault::rule).collect(Collectors.toSet());
        List<String> without = Rules.read().all().stream()
                .filter(rule -> rule.severity() == Severity.ERROR)
                .map(ExplainedRule::slug)
                .filter(slug -> slug.startsWith("mime/") || slug.startsWith("link/"))
                .filter(slug -> !faults.contains(slug))
                .toList();
        assertEquals(List.of(), without);
    }

    @Test
    void bothListsHaveEachFault() {
        List<String> lines = CommandRun.of("break", "--list")
                .expecting(ExitCode.DONE)
                .text()
                .lines()
                .toList();
        assertTrue(lines.get(0).matches("FAULT {2,}RULE {2,}STATUS {2,}STRICT {2,}NEEDS {2,}CHANGE"), lines.get(0));
        String json = CommandRun.of("break", "--list", "--format", "json")
                .expecting(ExitCode.DONE)
                .text();
        List<String> rows = new ArrayList<>();
        Matcher matcher = Pattern.compile("\\{\"fault\":\"([^\"]*)\",\"rule\":\"([^\"]*)\",\"severity\":\"[a-z]+\","
                        + "\"status\":\"([^\"]*)\",\"strictStatus\":\"([^\"]*)\",\"needs\":\"([^\"]*)\","
                        + "\"title\":\"([^\"]*)\"\\}")
                .matcher(json);
        matcher.results()
                .forEach(result -> rows.add(String.join(
                        "|",
                        result.group(1),
                        result.group(2),
                        result.group(3),
                        result.group(4),
                        result.group(5),
                        result.group(6))));
        assertEquals(
                rows,
                lines.stream()
                        .skip(1)
                        .map(line -> String.join("|", line.split(" {2,}", -1)))
                        .toList());
        assertEquals(faults().size(), rows.size());
    }

    @Test
    void refusesWhatItCannotDo() throws IOException {
        CommandRun unknown = CommandRun.of("break", "no-ent", good()).expecting(ExitCode.USAGE);
        assertTrue(unknown.err().contains("did you mean no-end?"), unknown.err());
        CommandRun misfit = CommandRun.of("break", "length", good()).expecting(ExitCode.INPUT);
        assertTrue(misfit.err().contains("uncompressed bulk data"), misfit.err());
        byte[] before = Files.readAllBytes(good());
        CommandRun.of("break", "no-end", good(), "-o", good(), "--force").expecting(ExitCode.USAGE);
        assertArrayEquals(before, Files.readAllBytes(good()));
        Path there = Files.writeString(folder.resolve("there.mime"), "kept");
        CommandRun.of("break", "no-end", good(), "-o", there).expecting(ExitCode.IO);
        assertEquals("kept", Files.readString(there));
        Path text = Files.writeString(folder.resolve("text.mime"), "no message");
        for (Fault fault : faults()) {
            CommandRun run = CommandRun.of("break", fault.slug(), text);
            assertEquals(fault.slug().equals("no-parts") ? run.exit() : ExitCode.INPUT, run.exit(), fault.slug());
        }
    }

    @Test
    void sendsByteForByte() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            String place = "localhost:" + server.getLocalPort();
            CompletableFuture<byte[]> received =
                    answering(server, "HTTP/1.1 400 Bad Request\r\nContent-Length: 4\r\n\r\nnope");
            CommandRun run =
                    CommandRun.of("break", "length-too-long", good(), "--send", "http://" + place + "/a/studies?x=1");
            run.expecting(ExitCode.DONE);
            String line = System.lineSeparator();
            assertEquals(
                    String.join(line, "HTTP/1.1 400 Bad Request", "Content-Length: 4", "", "nope", ""), run.text());
            byte[] body = Files.readAllBytes(good());
            String sent = new String(received.get(), StandardCharsets.ISO_8859_1);
            assertTrue(sent.startsWith("POST /a/studies?x=1 HTTP/1.1\r\nHost: " + place + "\r\n"), sent);
            assertTrue(sent.contains("\r\nContent-Length: " + (body.length + 1000) + "\r\n"));
            assertTrue(sent.endsWith("\r\n\r\n" + new String(body, StandardCharsets.ISO_8859_1)));
        }
    }

    @Test
    void saysThatNoAnswerCame() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            answering(server, "");
            CommandRun run = CommandRun.of(
                    "break", "length-too-long", good(), "--send", "http://localhost:" + server.getLocalPort());
            run.expecting(ExitCode.IO);
            assertTrue(run.err().contains("the server closed the connection without an answer"), run.err());
            assertFalse(run.err().contains("please report"), run.err());
        }
    }

    @Test
    void faultsOfTheHeadStartFromTheAnnouncedType() throws IOException {
        Path alone = Files.copy(good(), folder.resolve("alone.mime"));
        String boundary = Files.readString(alone, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("")
                .substring(2);
        String type = "Multipart/Related;start=\"<a>\" ; Type=\"application/dicom+json\"; boundary=\"" + boundary + '"';
        assertEquals(
                "Multipart/Related;start=\"<a>\"; boundary=\"" + boundary + '"',
                head("no-type-parameter", alone, type));
        assertEquals(
                "Multipart/Related;start=\"<a>\" ; Type=\"application/dicom+json\"", head("no-boundary", alone, type));
        assertEquals(
                "Multipart/Related;start=\"<a>\"; type=\"text/plain\"; boundary=\"" + boundary + '"',
                head("wrong-type-parameter", alone, type));
        assertEquals(type, head("length-too-long", alone, type));
        String script = Files.readString(folder.resolve("good.curl.sh"));
        Files.writeString(
                folder.resolve("alone.curl.sh"),
                script.replace("type=\"application/dicom+json\"", "start=\"<b>\"; type=\"application/dicom+json\""));
        assertEquals("multipart/related; start=\"<b>\"; boundary=" + boundary, head("no-type-parameter", alone, ""));
        CommandRun misfit = CommandRun.of(
                        "break",
                        "no-type-parameter",
                        alone,
                        "--content-type",
                        "multipart/related; boundary=" + boundary)
                .expecting(ExitCode.INPUT);
        assertTrue(misfit.err().contains("lacks the parameter type of its Content-Type"), misfit.err());
    }

    /** The Content-Type in the head of a broken request. */
    private static String head(String fault, Path message, String type) {
        CommandRun run = type.isEmpty()
                ? CommandRun.of("break", fault, message)
                : CommandRun.of("break", fault, message, "--content-type", type);
        Matcher field = Pattern.compile("\r\nContent-Type: ([^\r]*)\r\n")
                .matcher(run.expecting(ExitCode.DONE).text());
        assertTrue(field.find());
        return field.group(1);
    }

    @Test
    void everyRowOfTheListHasTheColumnsOfItsHeader() {
        String text = CommandRun.of("break", "--list").expecting(ExitCode.DONE).text();
        Set<Integer> columns =
                text.lines().map(line -> line.split(" {2,}", -1).length).collect(Collectors.toSet());
        assertEquals(Set.of(6), columns);
    }

    @Test
    void trustGoesWithSending() {
        CommandRun.of("break", "no-end", good(), "--insecure").expecting(ExitCode.USAGE);
        CommandRun.of("break", "--list", "--insecure").expecting(ExitCode.USAGE);
        CommandRun.of("break", "no-end", good(), "--send", "ftp://localhost/").expecting(ExitCode.USAGE);
    }

    /** Takes one connection, reads to its end, answers; the bytes that came. */
    private static CompletableFuture<byte[]> answering(ServerSocket server, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket socket = server.accept()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                socket.getInputStream().transferTo(bytes);
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}

package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command that the receiver's builder shows, typed into a shell, writes the bytes that the builder gives. */
@NeedsTools({"sh"})
@Timeout(120)
class BuiltCommandTest {
    private static final Pattern NUMBER = Pattern.compile("\"number\":([0-9]+)");
    private static final Pattern BUILD = Pattern.compile("\"build\":([0-9]+)");
    private static final Pattern COMMAND = Pattern.compile("\"command\":\\{\"bash\":(\"(?:[^\"\\\\]|\\\\.)*\")");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private String builder = "";

    private String post(String path, HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(builder + path)).POST(body).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertEquals(true, matcher.find(), text);
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Copies a file into the folder under a name, and into the draft; returns its number there. */
    private String add(String name, String from) throws IOException, InterruptedException {
        Path file = Files.copy(TestData.file(from), folder.resolve(name));
        return found(NUMBER, post("/files?name=" + encoded(name), HttpRequest.BodyPublishers.ofFile(file)));
    }

    /** Builds a message of a form, and compiles it by the command that is shown. */
    private void assertSame(String... fields) throws Exception {
        String form = Arrays.stream(fields)
                .map(field -> encoded(field.substring(0, field.indexOf('='))) + "="
                        + encoded(field.substring(field.indexOf('=') + 1)))
                .collect(Collectors.joining("&"));
        String made = post("/message", HttpRequest.BodyPublishers.ofString(form));
        HttpRequest download = HttpRequest.newBuilder(URI.create(builder + "/" + found(BUILD, made) + "/stow.mime"))
                .build();
        byte[] built =
                client.send(download, HttpResponse.BodyHandlers.ofByteArray()).body();
        String stowc = JavaProcess.command(Main.class).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        String command = unquoted(found(COMMAND, made));
        Program.script(folder, "sh", "stowc() { " + stowc + " \"$@\"; }\n" + command)
                .run()
                .expecting(0);
        Path written = folder.resolve("stow.mime");
        assertArrayEquals(Files.readAllBytes(written), built, command);
        Files.delete(written);
        Files.delete(folder.resolve("stow.curl.sh"));
    }

    /** A JSON string with the escapes that commands have. */
    private static String unquoted(String json) {
        return json.substring(1, json.length() - 1)
                .replace("\\\"", "\"")
                .replace("\\n", "\n")
                .replace("\\\\", "\\");
    }

    @Test
    void writesTheSameBytes() throws Exception {
        try (StowReceiver receiver = StowReceiver.builder().start()) {
            builder = receiver.url() + "/api/builder";
            String begun = post("", HttpRequest.BodyPublishers.noBody());
            builder += "/" + found(Pattern.compile("\"draft\":\"([0-9a-f]+)\""), begun);
            String first = add("hand 'one' $HOME.jpg", "hand-1.jpg");
            String second = add("-2.jpg", "hand-2.jpg");
            String metadata = add("metadata.json", "metadata.json");
            String plain = add("hand-1.jpg", "hand-1.jpg");
            String other = add("hand-2.jpg", "hand-2.jpg");
            assertSame(
                    "file=" + second,
                    "file=" + first,
                    "set=PatientName=O'Neil^Ann \"$x\" `y`",
                    "set=PatientID=",
                    "seed=a b",
                    "url=http://127.0.0.1:9/studies?a=1&b=2");
            assertSame("file=" + first, "seed=s", "xc=1", "no-pixel-header=1", "type=json", "target=standard");
            assertSame(
                    "file=" + first, "seed=s", "turn=1", "no-appn=1", "framing=recipe", "type=xml", "target=standard");
            assertSame("file=" + first, "seed=s", "template=name:vl-photographic", "study=1.2.3", "target=orthanc");
            assertSame(
                    "file=" + first,
                    "seed=s",
                    "boundary=b",
                    "limit=7",
                    "max-size=1000000",
                    "set=PatientSex=X",
                    "no-validate=1");
            assertSame(
                    "metadata=" + metadata,
                    "link=" + plain + " file1.jpg",
                    "link=" + other + " file2.jpg",
                    "file=" + plain,
                    "file=" + other,
                    "seed=s");
        }
    }
}

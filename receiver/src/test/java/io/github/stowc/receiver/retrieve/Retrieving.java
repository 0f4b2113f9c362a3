package io.github.stowc.receiver.retrieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.receiver.StowReceiver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A receiver with a client that knows nothing of it but HTTP. */
final class Retrieving implements AutoCloseable {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");

    private final StowReceiver receiver;
    private final HttpClient client = HttpClient.newHttpClient();

    private Retrieving(StowReceiver receiver) {
        this.receiver = receiver;
    }

    static Retrieving start() throws IOException {
        return new Retrieving(StowReceiver.builder().start());
    }

    /** A part of an answer. */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Piece(String head, byte[] body) {
        String contentType() {
            return field("Content-Type");
        }

        String field(String name) {
            for (String line : head.split("\r\n", -1)) {
                if (line.startsWith(name + ": ")) {
                    return line.substring(name.length() + 2);
                }
            }
            return "";
        }
    }

    String url() {
        return receiver.url();
    }

    Path folder() {
        return receiver.folder();
    }

    /** Stores a DICOM file; returns the path of its instance. */
    String store(Path file) throws IOException, InterruptedException {
        return store(Files.readAllBytes(file));
    }

    String store(byte[] file) throws IOException, InterruptedException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes("--qqqqqqqq\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(file);
        message.writeBytes("\r\n--qqqqqqqq--\r\n".getBytes(StandardCharsets.US_ASCII));
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(url() + "/studies"))
                        .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=qqqqqqqq")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(message.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        Dataset dataset = Part10Reader.strict()
                .lenient()
                .read("file", new ByteArrayInputStream(file))
                .dataset();
        return "/studies/" + dataset.text(Tags.STUDY_INSTANCE_UID).orElseThrow() + "/series/"
                + dataset.text(Tags.SERIES_INSTANCE_UID).orElseThrow() + "/instances/"
                + dataset.text(Tags.SOP_INSTANCE_UID).orElseThrow();
    }

    HttpResponse<byte[]> get(String path, String accept) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url() + path));
        if (!accept.isEmpty()) {
            request.header("Accept", accept);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The body of an answer that must be 200 and of a type. */
    byte[] body(String path, String accept, String type) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = get(path, accept);
        assertEquals(200, answer.statusCode(), () -> text(answer));
        assertEquals(type, contentType(answer));
        return answer.body();
    }

    /** The parts of an answer that must be 200. */
    List<Piece> parts(String path, String accept) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = get(path, accept);
        assertEquals(200, answer.statusCode(), () -> text(answer));
        return parts(answer);
    }

    static List<Piece> parts(HttpResponse<byte[]> answer) {
        Matcher matcher = BOUNDARY.matcher(contentType(answer));
        assertTrue(matcher.find(), () -> contentType(answer));
        String text = new String(answer.body(), StandardCharsets.ISO_8859_1);
        String[] pieces = ("\r\n" + text).split("\r\n--" + Pattern.quote(matcher.group(1)), -1);
        assertEquals("--\r\n", pieces[pieces.length - 1]);
        List<Piece> parts = new ArrayList<>();
        for (String piece : Arrays.asList(pieces).subList(1, pieces.length - 1)) {
            int blank = piece.indexOf("\r\n\r\n");
            parts.add(new Piece(
                    piece.substring(2, blank), piece.substring(blank + 4).getBytes(StandardCharsets.ISO_8859_1)));
        }
        return parts;
    }

    static String contentType(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        receiver.close();
    }
}

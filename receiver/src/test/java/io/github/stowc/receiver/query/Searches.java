package io.github.stowc.receiver.query;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.receiver.StowReceiver;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks a receiver, over HTTP. */
final class Searches {
    private final StowReceiver receiver;
    private final HttpClient client = HttpClient.newHttpClient();

    Searches(StowReceiver receiver) {
        this.receiver = receiver;
    }

    /** The answer, when the index is there. */
    HttpResponse<String> get(String resource, String accept) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(receiver.url() + "/" + resource));
        if (!accept.isEmpty()) {
            request.header("Accept", accept);
        }
        while (true) {
            HttpResponse<String> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 503) {
                return answer;
            }
            Thread.sleep(10);
        }
    }

    HttpResponse<String> get(String resource) throws Exception {
        return get(resource, "");
    }

    /** The datasets of an answer. */
    List<Dataset> found(String resource) throws Exception {
        HttpResponse<String> answer = get(resource);
        if (answer.statusCode() != 200) {
            throw new AssertionError(resource + ": status " + answer.statusCode() + " " + answer.body());
        }
        return DicomJsonReader.readAll(
                new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)), JsonReadOptions.of("answer"));
    }

    /** An answer as it came. */
    record RawAnswer(int status, String text) {}

    /** Asks for a path as it is, also one that Java's client would not send. */
    RawAnswer raw(String resource) throws Exception {
        URI url = URI.create(receiver.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream()
                    .write(("GET /" + resource + " HTTP/1.1\r\nHost: " + url.getAuthority()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new RawAnswer(Integer.parseInt(text.substring(9, 12)), text);
        }
    }
}

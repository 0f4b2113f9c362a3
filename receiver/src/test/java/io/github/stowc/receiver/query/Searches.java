package io.github.stowc.receiver.query;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.receiver.StowReceiver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Asks a receiver that has the examples, over HTTP. */
final class Searches implements AutoCloseable {
    private final StowReceiver receiver;
    private final HttpClient client = HttpClient.newHttpClient();

    private Searches(StowReceiver receiver) {
        this.receiver = receiver;
    }

    /** In a receiver of its own, which has the examples in that folder. */
    static Searches ofExamples(Path folder) throws Exception {
        StoredExamples.writeTo(folder);
        return new Searches(StowReceiver.builder().folder(folder).start());
    }

    /** The receiver's URL. */
    String url() {
        return receiver.url();
    }

    @Override
    public void close() throws IOException {
        receiver.close();
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
}

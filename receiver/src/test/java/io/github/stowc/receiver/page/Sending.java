package io.github.stowc.receiver.page;

import io.github.stowc.receiver.StowReceiver;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Sends messages that a test writes word for word, and asks the page for what it shows. */
final class Sending {
    private static final String TYPE = "multipart/related; type=\"application/dicom+json\"; boundary=b";

    private final HttpClient client = HttpClient.newHttpClient();
    private final StowReceiver receiver;

    Sending(StowReceiver receiver) {
        this.receiver = receiver;
    }

    /** A message of one raw data instance with so many bytes of bulk data. */
    static String message(String instance, int bytes) {
        return "--b\r\nContent-Type: application/dicom+json\r\n\r\n"
                + "[{\"00080016\":{\"vr\":\"UI\",\"Value\":[\"1.2.840.10008.5.1.4.1.1.66\"]},"
                + "\"00080018\":{\"vr\":\"UI\",\"Value\":[\"" + instance + "\"]},"
                + "\"00090010\":{\"vr\":\"LO\",\"Value\":[\"STOWC TEST\"]},"
                + "\"00091001\":{\"vr\":\"OB\",\"BulkDataURI\":\"bulk\"},"
                + "\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"1.2.3.1\"]},"
                + "\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"1.2.3.2\"]}}]"
                + "\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Location: bulk\r\n\r\n"
                + "x".repeat(bytes)
                + "\r\n--b--\r\n";
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(receiver.url() + path));
    }

    private HttpResponse<String> of(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** The status for a message. */
    int store(String message, String... fields) throws IOException, InterruptedException {
        HttpRequest.Builder request = at("/studies")
                .header("Content-Type", TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(message, StandardCharsets.ISO_8859_1));
        if (fields.length > 0) {
            request.headers(fields);
        }
        return of(request.build()).statusCode();
    }

    HttpResponse<String> get(String path, String... fields) throws IOException, InterruptedException {
        HttpRequest.Builder request = at(path);
        if (fields.length > 0) {
            request.headers(fields);
        }
        return of(request.build());
    }

    HttpResponse<String> post(String path, String... fields) throws IOException, InterruptedException {
        HttpRequest.Builder request = at(path).POST(HttpRequest.BodyPublishers.noBody());
        if (fields.length > 0) {
            request.headers(fields);
        }
        return of(request.build());
    }

    /** The lines of the events, which come as long as the stream is open. */
    HttpResponse<InputStream> events() throws IOException, InterruptedException {
        return client.send(at("/api/events").build(), HttpResponse.BodyHandlers.ofInputStream());
    }
}

package io.github.stowc.receiver.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.receiver.page.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A draft at a receiver, as the page has it. */
final class Building {
    private static final String ROOT = "/api/builder";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String draft;

    private Building(String url) throws IOException, InterruptedException {
        this.url = url;
        this.draft = Json.of(post("").body()).get("draft").text();
    }

    static Building at(StowReceiver receiver) throws IOException, InterruptedException {
        return new Building(receiver.url());
    }

    String draft() {
        return draft;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(url + ROOT + path));
    }

    /** A POST without a body. */
    HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(to(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> get(String path, String... fields) throws IOException, InterruptedException {
        HttpRequest.Builder request = to(path);
        if (fields.length > 0) {
            request.headers(fields);
        }
        return send(request);
    }

    HttpResponse<String> upload(String name, byte[] bytes) throws IOException, InterruptedException {
        return send(
                to("/" + draft + "/files?name=" + encoded(name)).POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    /** Adds a file under a name; returns its number. */
    long add(String name, Path file) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(to("/" + draft + "/files?name=" + encoded(name)).POST(HttpRequest.BodyPublishers.ofFile(file)));
        assertEquals(200, answer.statusCode(), answer.body());
        return Json.of(answer.body()).get("number").number();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The answer to a form of fields, each {@code name=value}. */
    HttpResponse<String> form(String... fields) throws IOException, InterruptedException {
        String form = Arrays.stream(fields)
                .map(field -> field.split("=", 2))
                .map(pair -> encoded(pair[0]) + "=" + encoded(pair[1]))
                .collect(Collectors.joining("&"));
        return send(to("/" + draft + "/message").POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** What is made of a form. */
    Json message(String... fields) throws IOException, InterruptedException {
        HttpResponse<String> answer = form(fields);
        assertEquals(200, answer.statusCode(), answer.body());
        return Json.of(answer.body());
    }

    /** A file of a message. */
    byte[] download(Json message, String name) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(
                to("/" + draft + "/" + message.get("build").text() + "/" + name).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode(), name);
        return answer.body();
    }
}

package io.github.stowc.testdata;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/**
 * An Orthanc server with its DICOMweb plugin, on a free loopback port with its own storage; without a DICOM port.
 */
public final class Orthanc implements Closeable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Orthanc(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server and waits until it answers; skips the test if Orthanc or its plugin is not installed.
     *
     * @param folder an empty folder for its storage, configuration and log
     * @throws IOException if it cannot be started
     */
    public static Orthanc start(Path folder) throws IOException, InterruptedException {
        return start(folder, "");
    }

    /**
     * Like {@link #start(Path)}, knowing another server as {@code x}, to which it sends and from which it retrieves.
     *
     * @param peer the URL of the other server, the root of DICOMweb; empty for none
     */
    public static Orthanc start(Path folder, String peer) throws IOException, InterruptedException {
        Path program = Tools.require("Orthanc");
        Path plugin = Tools.require("libOrthancDicomWeb.so");
        Path storage = Files.createDirectories(folder.resolve("storage"));
        int port = Receiver.freePort();
        Path configuration = folder.resolve("orthanc.json");
        Files.writeString(configuration, configuration(storage, port, plugin, peer));
        Path log = folder.resolve("orthanc.log");
        Process process = new ProcessBuilder(program.toString(), configuration.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Orthanc orthanc = new Orthanc(process, port);
        orthanc.awaitAnswer(log);
        return orthanc;
    }

    private static String configuration(Path storage, int port, Path plugin, String peer) {
        String servers = peer.isEmpty() ? "" : ", \"Servers\": {\"x\": {\"Url\": \"" + peer + "\"}}";
        return """
                {
                  "Name": "stowc",
                  "StorageDirectory": "%1$s",
                  "IndexDirectory": "%1$s",
                  "HttpPort": %2$d,
                  "HttpBindAddresses": ["127.0.0.1"],
                  "RemoteAccessAllowed": false,
                  "AuthenticationEnabled": false,
                  "DicomServerEnabled": false,
                  "Plugins": ["%3$s"],
                  "DicomWeb": {"Enable": true, "Root": "/dicom-web/"%4$s}
                }
                """.formatted(storage, port, plugin, servers);
    }

    private void awaitAnswer(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (get("/studies", "application/dicom+json").statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // It is not ready yet.
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        close();
        Assertions.fail("Orthanc does not answer: " + Files.readString(log));
    }

    /** The URL of its STOW-RS resource. */
    public String studies() {
        return url("/studies");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + "/dicom-web" + path;
    }

    /**
     * Gets a resource.
     *
     * @param path after the root of DICOMweb, such as {@code /studies}
     * @param accept the value of the Accept field
     */
    public HttpResponse<byte[]> get(String path, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(path)))
                .header("Accept", accept)
                .timeout(PATIENCE)
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    /**
     * Sends a request of its own REST interface.
     *
     * @param method GET, POST or DELETE
     * @param path such as {@code /instances} or {@code /dicom-web/servers/x/stow}
     */
    public HttpResponse<byte[]> rest(String method, String path, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .timeout(PATIENCE)
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    /** Stops the server. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

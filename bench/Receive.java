import io.github.stowc.receiver.StowReceiver;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Times one curl that sends 1 GiB in 2,000 instances to a receiver, and into the same HTTP server with a handler that drops
 * the bytes, in turn; the first run of each is not counted.
 */
final class Receive {
    private static final int INSTANCES = 2000;
    private static final int SIZE = 536_871;

    private Receive() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(args[0]), "stowc-receive");
        int pairs = Integer.parseInt(args[1]);
        try {
            Files.createDirectory(folder.resolve("in"));
            new BenchData(folder, folder).part10(INSTANCES, SIZE, true);
            Path message = message(folder);
            List<Double> stored = new ArrayList<>();
            List<Double> dropped = new ArrayList<>();
            for (int i = 0; i <= pairs; i++) {
                dropped.add(drop(message));
                stored.add(store(folder, message));
                System.err.printf(Locale.ROOT, "dropped %.2f s, stored %.2f s%n", dropped.get(i), stored.get(i));
            }
            double drop = median(dropped);
            double store = median(stored);
            System.out.printf(
                    Locale.ROOT,
                    "1 GiB in %d instances: stored in %.2f s, dropped in %.2f s: %.2f of the rate (aim 0.4)%n",
                    INSTANCES,
                    store,
                    drop,
                    drop / store);
        } finally {
            Search.removeTree(folder);
        }
    }

    private static double median(List<Double> runs) {
        double[] sorted = runs.stream().skip(1).mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static Path message(Path folder) throws IOException {
        Path message = folder.resolve("m.mime");
        try (OutputStream out = Files.newOutputStream(message)) {
            for (int i = 0; i < INSTANCES; i++) {
                Files.copy(folder.resolve(i == 0 ? "first" : "head"), out);
                Path file = folder.resolve("in/" + BenchData.number(i) + ".dcm");
                Files.copy(file, out);
                Files.delete(file);
            }
            Files.copy(folder.resolve("tail"), out);
        }
        return message;
    }

    private static double store(Path folder, Path message) throws Exception {
        Path archive = Files.createDirectory(folder.resolve("archive"));
        try (StowReceiver receiver = StowReceiver.builder().folder(archive).start()) {
            return curl(message, receiver.url() + "/studies");
        } finally {
            Search.removeTree(archive);
        }
    }

    private static double drop(Path message) throws Exception {
        Server server = new Server();
        HttpConnectionFactory factory = new HttpConnectionFactory();
        // As the receiver has it.
        factory.setInputBufferSize(64 * 1024);
        ServerConnector connector = new ServerConnector(server, 1, 1, factory);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Dropping());
        server.start();
        try {
            return curl(message, "http://127.0.0.1:" + connector.getLocalPort() + "/studies");
        } finally {
            server.stop();
        }
    }

    private static double curl(Path message, String url) throws Exception {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        "curl", "-sS", "-f", "-o", "/dev/null", "-T", message.toString(), "-X", "POST", "-H",
                        "Content-Type: multipart/related; type=\"application/dicom\"; boundary="
                                + "0123456789abcdef0123456789abcdef",
                        url)
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("curl ended with " + process.exitValue());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Reads all there is, and answers 200. */
    private static final class Dropping extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            read(request, response, callback);
            return true;
        }

        private static void read(Request request, Response response, Callback callback) {
            while (true) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(() -> read(request, response, callback));
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    callback.failed(chunk.getFailure());
                    return;
                }
                boolean isLast = chunk.isLast();
                chunk.release();
                if (isLast) {
                    response.setStatus(200);
                    response.write(true, ByteBuffer.allocate(0), callback);
                    return;
                }
            }
        }
    }
}

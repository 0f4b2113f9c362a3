package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.Receiver.Answer;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proxies: curl decides which are used. */
class ProxyTest {
    private static final Path HAND = TestData.file("hand-1.jpg");

    private final Receiver server = Receiver.start();
    private final Receiver proxy = Receiver.start();

    ProxyTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
        proxy.close();
    }

    private String through(String userInfo) {
        return proxy.url("").replace("://", "://" + userInfo);
    }

    private CommandRun send(Map<String, String> environment, String host, String... more) {
        List<Object> line = new ArrayList<>(List.of("send", "--retries", "0", "-u", url(host), HAND));
        line.addAll(List.of(more));
        return CommandRun.of(environment, line.toArray());
    }

    private String url(String host) {
        return server.url("/studies").replace("127.0.0.1", host);
    }

    @Test
    @NeedsTools("curl")
    void readsTheVariablesAsCurlDoes(@TempDir Path folder) throws Exception {
        String bare = proxy.url("").substring("http://".length());
        List<Map<String, String>> cases = new ArrayList<>(List.of(
                Map.of(),
                Map.of("http_proxy", proxy.url("")),
                Map.of("http_proxy", bare),
                Map.of("http_proxy", proxy.url("/")),
                Map.of("HTTP_PROXY", proxy.url("")),
                Map.of("http_proxy", ""),
                Map.of("https_proxy", proxy.url("")),
                Map.of("all_proxy", proxy.url("")),
                Map.of("ALL_PROXY", proxy.url("")),
                Map.of("all_proxy", "", "ALL_PROXY", proxy.url("")),
                Map.of("http_proxy", proxy.url(""), "all_proxy", server.url(""))));
        for (String none : List.of(
                "*",
                "127.0.0.1",
                "localhost",
                ".localhost",
                "host",
                "LOCALHOST.",
                "0.0.1",
                "127.0.0.0/8",
                "127.0.0.0/32",
                "127.0.0.0/31",
                "128.0.0.0/1",
                "a, b localhost",
                "127.0.0.1:" + server.port(),
                "*.0.0.1",
                "::1",
                ",,x,,127.0.0.1",
                "127.0.0.1/33",
                "localhost:80",
                "")) {
            cases.add(Map.of("http_proxy", proxy.url(""), "no_proxy", none));
            cases.add(Map.of("http_proxy", proxy.url(""), "NO_PROXY", none));
        }
        cases.add(Map.of("http_proxy", proxy.url(""), "no_proxy", "x", "NO_PROXY", "*"));
        for (Map<String, String> environment : cases) {
            for (String host : List.of("127.0.0.1", "localhost")) {
                Program curl =
                        Program.of(folder, "curl", "--silent", "--data", "x", "--output", "/dev/null", url(host));
                for (Map.Entry<String, String> variable : environment.entrySet()) {
                    curl = curl.set(variable.getKey(), variable.getValue());
                }
                curl.run();
                int byCurl = proxy.take().size();
                assertEquals(1 - byCurl, server.take().size(), environment + host);
                send(environment, host).expecting(ExitCode.DONE);
                assertEquals(byCurl, proxy.take().size(), environment + " " + host);
                assertEquals(1 - byCurl, server.take().size(), environment + " " + host);
            }
        }
    }

    @Test
    void showsTheAccountToTheProxyAlone() {
        CommandRun run = send(Map.of("http_proxy", through("us%40er:p%3Aw%25@")), "127.0.0.1", "-v");
        run.expecting(ExitCode.DONE);
        Receiver.Request request = proxy.take().get(0);
        assertTrue(request.line().startsWith("POST http://127.0.0.1:"), request.line());
        assertEquals("Basic dXNAZXI6cDp3JQ==", request.header("Proxy-Authorization"));
        assertFalse((run.text() + run.err()).contains("dXNA"), run.err());
        assertFalse((run.text() + run.err()).contains("p%3A"), run.err());
        send(Map.of("http_proxy", through("a:b@"), "no_proxy", "*"), "127.0.0.1")
                .expecting(ExitCode.DONE);
        assertEquals("", server.take().get(0).header("Proxy-Authorization"));
    }

    @Test
    void prefersTheOptionToTheVariables() {
        Map<String, String> nowhere = Map.of("http_proxy", "http://127.0.0.1:1");
        send(nowhere, "127.0.0.1", "--proxy", proxy.url("")).expecting(ExitCode.DONE);
        assertEquals(1, proxy.take().size());
        send(nowhere, "127.0.0.1", "--proxy", "").expecting(ExitCode.DONE);
        assertEquals(1, server.take().size());
    }

    @Test
    void saysWhatIsWrongWithAProxy() {
        for (String url : List.of(
                "socks5h://127.0.0.1:1",
                "SOCKS4://a",
                "https://127.0.0.1:1",
                "ftp://a",
                "http://:1",
                "http://a:99999")) {
            CommandRun run = send(Map.of("all_proxy", url), "127.0.0.1");
            assertEquals(ExitCode.USAGE, run.exit(), url + run.err());
            assertTrue(run.err().startsWith("stowc: all_proxy: "), run.err());
        }
        CommandRun run = send(Map.of("http_proxy", "http://u:SECRET@127.0.0.1:1"), "127.0.0.1");
        assertEquals(ExitCode.IO, run.exit());
        assertTrue(run.err().contains("could not connect to the proxy 127.0.0.1:1"), run.err());
        assertFalse(run.err().contains("SECRET"), run.err());
        proxy.answer(Answer.of(407, "account"));
        run = send(Map.of("http_proxy", proxy.url("")), "127.0.0.1");
        assertEquals(ExitCode.IO, run.exit());
        assertTrue(run.err().contains("wants a user and password"), run.err());
        assertTrue(run.err().strip().endsWith("nothing was stored"), run.err());
    }

    @Test
    void looksUpThroughTheProxyToo() {
        proxy.answer(Answer.of(404, ""));
        CommandRun run = CommandRun.of(
                Map.of("http_proxy", proxy.url("")),
                "compile",
                "-o",
                "-",
                "--like",
                "http://pacs.invalid/studies?PatientID=P",
                HAND);
        assertEquals(ExitCode.IO, run.exit(), run.err());
        assertTrue(run.err().contains("http://pacs.invalid/studies: status 404"), run.err());
        assertEquals(
                "GET http://pacs.invalid/studies?PatientID=P HTTP/1.1",
                proxy.take().get(0).line());
    }
}

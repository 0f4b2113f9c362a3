package io.github.stowc.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests are let through, by their Host, Origin and Sec-Fetch fields. */
class WhoMayTalkTest {
    private static String answer(StowReceiver receiver, String method, String... fields) throws Exception {
        try (RawClient client = new RawClient(receiver.url())) {
            return client.send(method + " /studies HTTP/1.1\r\nConnection: close\r\n" + String.join("\r\n", fields)
                            + "\r\n\r\n")
                    .answer();
        }
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "LOCALHOST:8080, 200",
        "127.0.0.1:1, 200",
        "[::1]:8080, 200",
        "workshop.example, 200",
        "Workshop.Example:8080, 200",
        "attacker.example, 403",
        "localhost.attacker.example, 403",
        "127.0.0.1.attacker.example:8080, 403",
        "192.168.1.5, 403",
        "127.0.0.2, 403"
    })
    void onlyKnownNamesInHostAreAnswered(String host, int status) throws Exception {
        try (StowReceiver receiver =
                StowReceiver.builder().allowHost("Workshop.example").start()) {
            assertEquals(status, status(answer(receiver, "GET", "Host: " + host)));
        }
    }

    @Test
    void aReceiverOnAllAddressesAnswersToEachAddressButNotToEachName() throws Exception {
        try (StowReceiver receiver = StowReceiver.builder().host("0.0.0.0").start()) {
            assertTrue(receiver.url().startsWith("http://127.0.0.1:"), receiver.url());
            assertEquals(200, status(answer(receiver, "GET", "Host: 192.168.1.5:8080")));
            assertEquals(200, status(answer(receiver, "GET", "Host: [fe80::1]")));
            assertEquals(403, status(answer(receiver, "GET", "Host: attacker.example")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: localhost\r\nHost: localhost", "Host: a b", "Host: localhost:8x", "Host: localhost:8/x", "Host: localhost:\"x"})
    void aRequestWithoutOneHostIsRefused(String host) throws Exception {
        try (StowReceiver receiver = StowReceiver.builder().start()) {
            int status = status(answer(receiver, "GET", host.isEmpty() ? "X: y" : host));
            assertTrue(status == 400 || status == 403, status + "");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, 200",
        "http://localhost:8081, 403",
        "https://localhost:8080, 403",
        "http://attacker.example, 403",
        "null, 403",
        "http://viewer.example:3000, 200",
        "http://viewer.example, 403"
    })
    void onlyPagesOfKnownOriginsAreAnswered(String origin, int status) throws Exception {
        try (StowReceiver receiver =
                StowReceiver.builder().allowOrigin("http://viewer.example:3000").start()) {
            assertEquals(status, status(answer(receiver, "GET", "Host: localhost:8080", "Origin: " + origin)));
            assertEquals(
                    status == 200 ? 204 : 403,
                    status(answer(receiver, "OPTIONS", "Host: localhost:8080", "Origin: " + origin)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "same-origin, cors, empty, 200",
        "none, navigate, document, 200",
        "cross-site, no-cors, image, 403",
        "same-site, no-cors, script, 403",
        "cross-site, navigate, iframe, 403",
        "cross-site, navigate, document, 200"
    })
    void whatABrowserFetchesForAnotherPageWithoutOriginIsRefusedButALinkIsFollowed(
            String site, String mode, String destination, int status) throws Exception {
        try (StowReceiver receiver = StowReceiver.builder().start()) {
            assertEquals(
                    status,
                    status(answer(
                            receiver,
                            "GET",
                            "Host: localhost",
                            "Sec-Fetch-Site: " + site,
                            "Sec-Fetch-Mode: " + mode,
                            "Sec-Fetch-Dest: " + destination)));
        }
    }

    @Test
    void aPageOfAnAllowedOriginMayAskAndReadButWithoutCredentials() throws Exception {
        try (StowReceiver receiver =
                StowReceiver.builder().allowOrigin("http://viewer.example").start()) {
            String answer = answer(
                    receiver,
                    "OPTIONS",
                    "Host: localhost",
                    "Origin: http://viewer.example",
                    "Access-Control-Request-Method: POST",
                    "Access-Control-Request-Headers: content-type,accept");

            assertEquals(204, status(answer));
            assertTrue(answer.contains("Access-Control-Allow-Origin: http://viewer.example\r\n"), answer);
            assertTrue(answer.contains("Access-Control-Allow-Methods: GET, HEAD, POST, OPTIONS\r\n"), answer);
            assertTrue(answer.contains("Access-Control-Allow-Headers: content-type,accept\r\n"), answer);
            assertTrue(answer.contains("Vary: Origin\r\n"), answer);
            assertFalse(answer.toLowerCase(Locale.ROOT).contains("allow-credentials"), answer);
        }
    }

    @Test
    void everyAnswerTellsBrowsersThatNoOtherOriginMayUseIt() throws Exception {
        try (StowReceiver receiver = StowReceiver.builder().start()) {
            for (String method : new String[] {"GET", "OPTIONS", "DELETE"}) {
                String answer = answer(receiver, method, "Host: localhost");
                assertTrue(answer.contains("Cross-Origin-Resource-Policy: same-origin\r\n"), answer);
                assertTrue(answer.contains("X-Content-Type-Options: nosniff\r\n"), answer);
            }
            assertTrue(answer(receiver, "GET", "Host: evil").contains("Cross-Origin-Resource-Policy: same-origin\r\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "viewer.example", "http://viewer.example/", "http://viewer.example/x"})
    void whatIsNoOriginCannotBeAllowed(String text) {
        assertThrows(
                IllegalArgumentException.class, () -> StowReceiver.builder().allowOrigin(text));
    }
}

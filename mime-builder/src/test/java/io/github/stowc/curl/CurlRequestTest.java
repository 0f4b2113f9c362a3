package io.github.stowc.curl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurlRequestTest {
    private static final String TYPE = "multipart/related; type=\"application/dicom\"; boundary=b";

    @Test
    void readsAsTheCommandThatTheDocumentationTeaches() {
        Optional<TargetUrl> url = Optional.of(TargetUrl.parse("http://localhost:8042/dicom-web/studies"));
        assertEquals(
                "curl --globoff -H 'Expect:' -H 'Content-Type: multipart/related; type=\"application/dicom\"; boundary=b'"
                        + " -H 'Accept: application/dicom+json' --data-binary @X.mime"
                        + " http://localhost:8042/dicom-web/studies",
                CurlCommand.of(CurlRequest.of(url, TYPE, "X.mime", 5)).commandLine(Shell.BASH, ""));
        assertEquals(
                "curl.exe --globoff -H Expect: -H '@out dir\\X.headers' -X POST -T 'out dir\\X.mime'"
                        + " http://localhost:8042/dicom-web/studies",
                CurlCommand.of(CurlRequest.of(url, TYPE, "X.mime", 1L << 30))
                        .commandLine(Shell.POWERSHELL, "out dir\\"));
    }

    @Test
    void streamsFromSixteenMebibytesOn() {
        String below = CurlCommand.of(CurlRequest.of(Optional.empty(), TYPE, "X.mime", 16 * 1024 * 1024 - 1))
                .commandLine(Shell.BASH, "");
        String above = CurlCommand.of(CurlRequest.of(Optional.empty(), TYPE, "X.mime", 16 * 1024 * 1024))
                .commandLine(Shell.BASH, "");
        assertEquals("--data-binary @X.mime \"${STOW_URL:?}\"", below.substring(below.indexOf("--data-binary")));
        assertEquals("-X POST -T X.mime \"${STOW_URL:?}\"", above.substring(above.indexOf("-X POST")));
    }

    @Test
    void writesOneCommandForEachMessage() {
        CurlCommand command = new CurlCommand(List.of(
                CurlRequest.of(Optional.empty(), TYPE, "X-1.mime", 5),
                CurlRequest.of(Optional.empty(), TYPE, "X-2.mime", 5)));
        assertEquals(2, command.commandLine(Shell.CMD, "").lines().count());
    }

    @Test
    void writesHeadersOneALine() {
        CurlRequest request = CurlRequest.of(Optional.empty(), TYPE, "X.mime", 5)
                .withHeader("X-Empty", "")
                .withHeader("accept", "application/dicom+xml");
        assertEquals(
                "Content-Type: " + TYPE + "\naccept: application/dicom+xml\nX-Empty;\n",
                new String(request.headersFile(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "X.mime, X.curl.sh",
        "X-1.mime, X-1.curl.sh",
        "X, X.curl.sh",
        "X.MIME, X.MIME.curl.sh",
        ".mime, .mime.curl.sh",
        "a.mime.mime, a.mime.curl.sh",
    })
    void namesTheScriptAfterTheMessage(String message, String script) {
        assertEquals(script, CurlCommand.nameBeside(message, Shell.BASH.scriptSuffix()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b.mime", "nul\0.mime", "\uDC00.mime"})
    void refusesWhatIsNoFileName(String name) {
        assertThrows(IllegalArgumentException.class, () -> CurlRequest.of(Optional.empty(), TYPE, name, 5));
    }

    @Test
    void refusesHeadersThatWouldBreakTheRequest() {
        assertThrows(IllegalArgumentException.class, () -> new RequestHeader("", "x"));
        assertThrows(IllegalArgumentException.class, () -> new RequestHeader("@file", "x"));
        assertThrows(IllegalArgumentException.class, () -> new RequestHeader("Accept:", "x"));
        assertThrows(IllegalArgumentException.class, () -> new RequestHeader("Accept", "a\r\nX: b"));
        assertThrows(IllegalArgumentException.class, () -> new RequestHeader("Accept", " a"));
        assertThrows(IllegalArgumentException.class, () -> new RequestHeader("Accept", "a\t"));
        assertThrows(IllegalArgumentException.class, () -> new RequestHeader("Accept", "a\u0000"));
    }

    @Test
    void refusesRequestsThatDoNotBelongTogether() {
        CurlRequest here = CurlRequest.of(Optional.of(TargetUrl.parse("http://h/studies")), TYPE, "a", 1);
        CurlRequest elsewhere = CurlRequest.of(Optional.empty(), TYPE, "b", 1);
        assertThrows(IllegalArgumentException.class, () -> new CurlCommand(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new CurlCommand(List.of(here, elsewhere)));
        assertThrows(IllegalArgumentException.class, () -> CurlRequest.of(Optional.empty(), TYPE, "a", -1));
    }
}

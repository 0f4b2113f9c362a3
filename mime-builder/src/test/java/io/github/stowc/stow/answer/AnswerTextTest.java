package io.github.stowc.stow.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies that are no DICOM, as lines for people. */
class AnswerTextTest {
    private static List<String> lines(String type, String body) {
        return new AnswerText(type, body.getBytes(StandardCharsets.UTF_8)).lines();
    }

    @Test
    void takesTheTagsOutOfHtml() {
        String page = """
                <!DOCTYPE html><html><head><title>413 Request Entity Too Large</title>
                <style>body { color: red }</style><script>if (a<b) alert("x")</script></head>
                <body><!-- hidden > --><center><h1>413 Request&nbsp;Entity Too Large</h1></center>
                <hr>nginx/1.18.0 &amp; <b>more</b> &#8212; &lt;end&gt; &unknown;
                </body></html>""";
        assertEquals(
                List.of(
                        "413 Request Entity Too Large",
                        "413 Request Entity Too Large",
                        "nginx/1.18.0 & more — <end> &unknown;"),
                lines("text/html", page));
    }

    @Test
    void survivesHtmlThatIsBroken() {
        for (String page : List.of("<", "</", "<!--", "<script>", "<a", "<p>&", "<p>&#x110000;", "<p>&#xFFFFFFFFF;")) {
            assertTrue(lines("text/html", page).size() <= 1, page);
        }
    }

    @Test
    void saysWhatErrorReportsInJsonSay() {
        assertEquals(
                List.of("Bad file format", "No such tag"),
                lines(
                        "application/json",
                        "{\"HttpStatus\":400,\"Message\":\"Bad file format\",\"Details\":\"No such tag\"}"));
        assertEquals(
                List.of("not allowed"),
                lines(
                        "application/json",
                        "{\"error\":{\"code\":403,\"message\":\"not allowed\",\"status\":\"DENIED\"}}"));
        assertEquals(List.of("{\"code\": 17}"), lines("application/json", "{\"code\": 17}"));
        assertEquals(List.of("cut"), lines("application/json", "{\"message\":\"cut\",\"x"));
    }

    @Test
    void showsPlainTextWithoutControlCharactersAndNotAllOfIt() {
        assertEquals(List.of("one two", "three"), lines("text/plain", "one\ttwo\r\n\r\n\u001B three\u0000\n"));
        assertEquals(12, lines("text/plain", "line\n".repeat(1000)).size());
        assertEquals(501, lines("text/plain", "x".repeat(100_000)).get(0).length());
    }

    @Test
    void readsTheCharsetThatIsNamedOrTheOneThatFits() {
        byte[] latin = "Zugriff für Müller".getBytes(StandardCharsets.ISO_8859_1);
        for (String type : List.of("text/plain", "text/plain; charset=ISO-8859-1", "text/plain;charset=\"nonsense\"")) {
            assertEquals(List.of("Zugriff für Müller"), new AnswerText(type, latin).lines(), type);
        }
        assertEquals(List.of("Müller"), lines("text/plain", "\uFEFFMüller"));
        byte[] wide = "Müller".getBytes(StandardCharsets.UTF_16LE);
        assertEquals(List.of("Müller"), new AnswerText("text/plain; charset=utf-16le", wide).lines());
    }
}

package io.github.stowc.stow.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies in other forms than DICOM, as lines for people. */
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
    void takesNoSignForATagThatIsNone() {
        assertEquals(
                List.of("Mot de passe refusé: 5 < 6"),
                lines("text/html", "<p title=\"a > b\">Mot de passe refus&eacute;: 5 &lt; 6</p>"));
        assertEquals(List.of("5 < 6 and 7 > 3"), lines("text/html", "<p>5 < 6 and 7 > 3</p>"));
        assertEquals(List.of("a b", "c"), lines("text/html", "<p>a\nb<br/>c<script>'</p>d'</script>"));
    }

    @Test
    void showsAnElementOfXmlToALine() {
        assertEquals(
                List.of("AccessDenied", "no & never", "<b>"),
                lines(
                        "application/xml",
                        "<?xml version='1.0'?><Error><Code>AccessDenied</Code><Message>no &amp; never</Message>"
                                + "<Detail><![CDATA[<b>]]></Detail></Error>"));
        assertEquals(
                List.of("AccessDenied", "never"),
                lines("application/xml", "<Error><Reason>AccessDenied</Reason><Message>never</Message></Error>"));
        assertEquals(
                List.of("Title", "é"),
                lines(
                        "text/html",
                        "<?xml version='1.0'?><!DOCTYPE html><html><head><title>Title</title><script>if (a<b) c</script>"
                                + "</head><body><p>&eacute;</p></body></html>"));
    }

    @Test
    void readsPagesThatAreMadeToTakeTimeInSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (String part : List.of("&", "<", "<p>", "<b>", "<b><p>", "<table>", "<a b ", "<!--", "</p>", "<script>")) {
            String page = "<p>" + part.repeat((1 << 18) / part.length());
            long before = threads.getCurrentThreadCpuTime();
            lines("text/html", page);
            // Processor time does not depend on the machine's load.
            long seconds = (threads.getCurrentThreadCpuTime() - before) / 1_000_000_000;
            assertTrue(seconds < 5, part + " took " + seconds + " s");
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

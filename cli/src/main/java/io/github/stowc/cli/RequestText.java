package io.github.stowc.cli;

import io.github.stowc.bytes.Printable;
import io.github.stowc.cli.options.RequestOptions;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The heads of requests and answers for people, as curl -v shows them; three asterisks stand for each secret. */
final class RequestText {
    private static final String SECRET = "***";

    private RequestText() {}

    /**
     * Prints the head of a request.
     *
     * @param prefix what each line begins with
     */
    static void print(HttpRequest request, long length, String prefix, PrintWriter out) {
        URI uri = request.uri();
        String query = uri.getRawQuery() == null ? "" : "?" + SECRET;
        line(out, prefix + request.method() + " " + uri.getRawPath() + query);
        line(out, prefix + "Host: " + uri.getRawAuthority());
        line(out, prefix + "Content-Length: " + length);
        print(request.headers(), prefix, out);
    }

    /** Prints the head of an answer. */
    static void print(int status, HttpHeaders headers, String prefix, PrintWriter out) {
        line(out, prefix + "status " + status);
        print(headers, prefix, out);
    }

    private static void print(HttpHeaders headers, String prefix, PrintWriter out) {
        fields(headers).forEach((name, values) -> values.forEach(value -> line(out, prefix + name + ": " + value)));
    }

    /** The fields in alphabetical order, without secrets. */
    static Map<String, List<String>> fields(HttpHeaders headers) {
        Map<String, List<String>> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.map().forEach((name, values) -> {
            // Fields of HTTP/2 that are no header fields begin with a colon.
            if (!name.startsWith(":")) {
                shown.put(name, RequestOptions.isSecret(name) ? List.of(SECRET) : values);
            }
        });
        return shown;
    }

    private static void line(PrintWriter out, String text) {
        out.println(Printable.escaped(text));
    }
}

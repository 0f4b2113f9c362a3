package io.github.stowc.receiver.page;

import io.github.stowc.anatomy.Span;
import io.github.stowc.anatomy.report.SpanWords;
import io.github.stowc.bytes.Body;
import io.github.stowc.receiver.received.Excerpts.Excerpt;
import io.github.stowc.receiver.received.HeaderField;
import io.github.stowc.receiver.received.ReceivedRequest;
import io.github.stowc.receiver.received.ReceivedRequests;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/** The page, and the JSON that it shows. Safe to share between threads. */
public final class PageService {
    /** Where the page hears of changes. */
    public static final String EVENTS = "/api/events";

    private static final String CLEAR = "/api/requests/clear";
    private static final Pattern REQUEST = Pattern.compile("/api/requests/([0-9]{1,18})(|/bytes|/body)");
    private static final int MOST_BYTES = 64 * 1024;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ReceivedRequests requests;
    private final RequestRows rows;
    private final RequestDetail detail = new RequestDetail();
    private final List<PageSection> sections;

    /** Shows these requests, and the data of some sections. */
    public PageService(ReceivedRequests requests, List<PageSection> sections) {
        this.requests = requests;
        this.sections = List.copyOf(sections);
        this.rows = new RequestRows(requests);
    }

    /** Whether a path is the page's, and no resource of DICOMweb. */
    public static boolean isPage(String path) {
        return path.equals("/") || path.startsWith("/page/") || path.startsWith("/api/");
    }

    /** The rows of the list. */
    public RequestRows rows() {
        return rows;
    }

    /** What every answer of the page says to browsers. */
    public static List<HeaderField> fields() {
        return List.of(
                new HeaderField("Cache-Control", "no-store"),
                new HeaderField("Content-Security-Policy", POLICY),
                new HeaderField("Referrer-Policy", "no-referrer"));
    }

    /**
     * The answer to a request for the page or its data; nothing of a body is read.
     *
     * @throws IOException if what is kept cannot be read
     */
    public WebAnswer answer(WebRequest request) throws IOException {
        WebAnswer answer = answered(request);
        List<HeaderField> all = new ArrayList<>(fields());
        all.addAll(answer.fields());
        return new WebAnswer(answer.status(), all, answer.body());
    }

    private WebAnswer answered(WebRequest request) throws IOException {
        for (PageSection section : sections) {
            String path = request.path();
            if (path.equals(section.path()) || path.startsWith(section.path() + "/")) {
                return section.answer(request);
            }
        }
        return request.method().equals("POST") ? change(request) : read(request);
    }

    private WebAnswer change(WebRequest request) {
        if (!request.path().equals(CLEAR)) {
            return WebAnswer.text(405, "expected GET, found POST").with("Allow", "GET, HEAD");
        }
        requests.clear();
        return WebAnswer.of(204);
    }

    private WebAnswer read(WebRequest request) throws IOException {
        String path = request.path();
        if (path.equals("/")) {
            return PageFiles.find("index.html").orElseGet(PageService::none);
        }
        if (path.startsWith("/page/")) {
            return PageFiles.find(path.substring("/page/".length())).orElseGet(PageService::none);
        }
        if (path.equals("/api/requests")) {
            return json(rows.all());
        }
        if (path.equals("/api/kinds")) {
            return json(JsonText.of(PageService::kinds));
        }
        Matcher matcher = REQUEST.matcher(path);
        if (!matcher.matches()) {
            return none();
        }
        Optional<ReceivedRequest> found = find(Long.parseLong(matcher.group(1)));
        if (found.isEmpty()) {
            return WebAnswer.text(404, "this request is not kept, or no longer");
        }
        return switch (matcher.group(2)) {
            case "/bytes" -> bytes(found.get(), request);
            case "/body" -> body(found.get());
            default -> json(detail.json(found.get(), service(request)));
        };
    }

    private static String service(WebRequest request) {
        return "http://" + request.authority();
    }

    private Optional<ReceivedRequest> find(long number) {
        return requests.all().stream()
                .filter(request -> request.number() == number)
                .findFirst();
    }

    private static WebAnswer none() {
        return WebAnswer.text(404, "the page has nothing of that name");
    }

    private static WebAnswer json(String text) {
        return WebAnswer.of(200, "application/json", Body.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void kinds(JsonGenerator json) {
        json.writeStartArray();
        for (Span.Kind kind : Span.Kind.values()) {
            json.writeStartObject();
            json.writeStringProperty("kind", SpanWords.word(kind));
            json.writeStringProperty("meaning", SpanWords.meaning(kind));
            json.writeStringProperty("section", SpanWords.section(kind));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The kept pieces of a range. */
    private static WebAnswer bytes(ReceivedRequest request, WebRequest asked) {
        long offset = number(asked, "offset");
        long length = number(asked, "length");
        if (offset < 0 || length < 0) {
            return WebAnswer.text(400, "expected offset and length as numbers from 0");
        }
        List<Excerpt> pieces = new KeptBytes(request).pieces(offset, (int) Math.min(length, MOST_BYTES));
        return json(JsonText.of(json -> {
            json.writeStartArray();
            for (Excerpt piece : pieces) {
                json.writeStartObject();
                json.writeNumberProperty("offset", piece.offset());
                json.writeName("bytes");
                json.writeBinary(piece.bytes());
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    private static long number(WebRequest request, String name) {
        try {
            for (WebRequest.Parameter parameter : request.parameters()) {
                if (parameter.name().equals(name) && parameter.value().matches("[0-9]{1,15}")) {
                    return Long.parseLong(parameter.value());
                }
            }
        } catch (IllegalArgumentException e) {
            return -1;
        }
        return -1;
    }

    private static WebAnswer body(ReceivedRequest request) {
        if (request.body().isCut()) {
            return WebAnswer.text(404, "the body of this request is not kept whole");
        }
        return WebAnswer.of(
                        200, "application/octet-stream", Body.of(request.body().bytes()))
                .with("Content-Disposition", "attachment; filename=\"" + RepeatCommand.file(request) + "\"");
    }
}

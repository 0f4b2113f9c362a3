package io.github.stowc.receiver.page;

import io.github.stowc.bytes.Body;
import io.github.stowc.receiver.web.DicomPath;
import io.github.stowc.receiver.web.Service;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Stored pictures for the page: what WADO-RS answers to the rest of the path, but a refusal is a 200 with its sentence as text,
 * so that a browser takes it for no error of the page. Safe to share between threads.
 */
public final class RenderedSection implements PageSection {
    private static final String PATH = "/api/rendered";

    private final Service retrieve;

    /** Gets the pictures there. */
    public RenderedSection(Service retrieve) {
        this.retrieve = retrieve;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public WebAnswer answer(WebRequest request) throws IOException {
        String rest = request.path().substring(PATH.length());
        Optional<DicomPath> path = rest.endsWith("/rendered") ? DicomPath.parse(rest) : Optional.empty();
        if (request.method().equals("POST") || path.isEmpty()) {
            return WebAnswer.text(404, "expected a GET for the path of a rendered instance, found another");
        }
        WebRequest asked =
                new WebRequest(request.method(), request.authority(), rest, request.query(), request.fields());
        WebAnswer answer = retrieve.answer(asked, path.get());
        if (answer.status() == 200) {
            return answer;
        }
        try (InputStream sentence = answer.body().open()) {
            return WebAnswer.of(200, "text/plain; charset=utf-8", Body.of(sentence.readAllBytes()));
        }
    }
}

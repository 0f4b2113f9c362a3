package io.github.stowc.receiver.page;

import io.github.stowc.bytes.Body;
import io.github.stowc.receiver.web.WebAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** The files of the page, which are resources of this room; nothing else can be named. */
final class PageFiles {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("index.html", "text/html; charset=utf-8"),
            Map.entry("page.css", "text/css; charset=utf-8"),
            Map.entry("icon.svg", "image/svg+xml"),
            Map.entry("main.js", SCRIPT),
            Map.entry("requests.js", SCRIPT),
            Map.entry("request.js", SCRIPT),
            Map.entry("bands.js", SCRIPT),
            Map.entry("answer.js", SCRIPT),
            Map.entry("bytes.js", SCRIPT),
            Map.entry("dom.js", SCRIPT),
            Map.entry("break.js", SCRIPT),
            Map.entry("changes.js", SCRIPT),
            Map.entry("builder.js", SCRIPT),
            Map.entry("builder-files.js", SCRIPT),
            Map.entry("builder-form.js", SCRIPT),
            Map.entry("builder-result.js", SCRIPT),
            Map.entry("combobox.js", SCRIPT),
            Map.entry("draft.js", SCRIPT));

    private PageFiles() {}

    /** The answer with a file; empty if the page has none of that name. */
    static Optional<WebAnswer> find(String name) throws IOException {
        String type = TYPES.get(name);
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing in the program");
            }
            return Optional.of(WebAnswer.of(200, type, Body.of(in.readAllBytes())));
        }
    }
}

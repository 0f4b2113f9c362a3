package io.github.stowc.receiver.builder;

import io.github.stowc.receiver.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the page's form has chosen, as {@code application/x-www-form-urlencoded} (WHATWG URL 5.1). Immutable. */
final class BuildForm {
    private static final Set<String> NAMES = Set.of(
            "file",
            "set",
            "type",
            "target",
            "url",
            "study",
            "seed",
            "boundary",
            "framing",
            "limit",
            "max-size",
            "template",
            "metadata",
            "link",
            "like",
            "attach",
            "xc",
            "no-pixel-header",
            "no-appn",
            "turn",
            "no-validate");

    private final List<WebRequest.Parameter> fields;

    private BuildForm(List<WebRequest.Parameter> fields) {
        this.fields = fields;
    }

    /**
     * Reads a form.
     *
     * @throws DraftException if it is none, or has a field that nothing is known of
     */
    static BuildForm parse(byte[] body) throws DraftException {
        WebRequest asQuery = new WebRequest("POST", "", "", new String(body, StandardCharsets.UTF_8), List.of());
        if (!asQuery.hasReadableQuery()) {
            throw new DraftException(400, "the form: expected two hexadecimal digits after each percent sign");
        }
        List<WebRequest.Parameter> fields = asQuery.parameters();
        for (WebRequest.Parameter field : fields) {
            if (!NAMES.contains(field.name())) {
                throw new DraftException(400, "the form: expected fields of the builder, found another");
            }
        }
        return new BuildForm(fields);
    }

    /** All fields in order. */
    List<WebRequest.Parameter> fields() {
        return fields;
    }

    /** The values of a field, in order. */
    List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(WebRequest.Parameter::value)
                .toList();
    }

    /** The value of a field; empty if it is not given, or without a text. */
    Optional<String> text(String name) {
        return all(name).stream().filter(text -> !text.isEmpty()).findFirst();
    }

    boolean has(String name) {
        return text(name).isPresent();
    }
}

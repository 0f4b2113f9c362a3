package io.github.stowc.receiver.web;

import io.github.stowc.receiver.received.HeaderField;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The head of a request. Immutable.
 *
 * @param method GET, POST, …
 * @param authority host and port by which the client calls the server, as they stand in a URL
 * @param path as it came, still percent-encoded
 * @param query without the question mark; empty if there is none
 * @param fields in order
 */
public record WebRequest(String method, String authority, String path, String query, List<HeaderField> fields) {
    /** A parameter of a query, decoded. */
    public record Parameter(String name, String value) {}

    /** Copies the list. */
    public WebRequest {
        fields = List.copyOf(fields);
    }

    /** The value of the first field with that name, in any case. */
    public Optional<String> field(String name) {
        return HeaderField.find(fields, name);
    }

    /** The values of all fields with that name, joined as one list (RFC 9110 5.3); empty if there is none. */
    public String list(String name) {
        StringBuilder joined = new StringBuilder();
        for (HeaderField field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                joined.append(joined.isEmpty() ? "" : ", ").append(field.value());
            }
        }
        return joined.toString();
    }

    /** Whether two hexadecimal digits follow each percent sign of the query (RFC 3986 2.1); services see no other request. */
    public boolean hasReadableQuery() {
        try {
            parameters();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The parameters of the query, in order.
     *
     * @throws IllegalArgumentException if it is not readable ({@link #hasReadableQuery})
     */
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                parameters.add(new Parameter(
                        decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decode(pair.substring(equals + 1))));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

package io.github.stowc.mime;

import io.github.stowc.bytes.Body;
import java.util.List;
import java.util.Optional;

/**
 * A body part: header fields and a body (RFC 2046 5.1). Immutable.
 *
 * @param headers in writing order
 * @param body the bytes, unchanged
 */
public record Part(List<Header> headers, Body body) {

    /** Copies the list. */
    public Part {
        headers = List.copyOf(headers);
    }

    /** The value of the first field with that name, in any case. */
    public Optional<String> header(String name) {
        return Header.find(headers, name);
    }
}

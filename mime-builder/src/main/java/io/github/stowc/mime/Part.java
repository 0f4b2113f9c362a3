package io.github.stowc.mime;

import io.github.stowc.bytes.Body;
import java.util.List;
import java.util.Optional;

/**
 * A body part: header fields and a body (RFC 2046 5.1). Immutable.
 *
 * @param headers in the order in which they are written
 * @param body the bytes, as they are
 */
public record Part(List<Header> headers, Body body) {

    /** Copies the list. */
    public Part {
        headers = List.copyOf(headers);
    }

    /** The value of the first field of a name, case aside. */
    public Optional<String> header(String name) {
        return Header.find(headers, name);
    }
}

package io.github.stowc.receiver.retrieve;

import io.github.stowc.bytes.Body;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Part;
import io.github.stowc.receiver.web.WebAnswer;
import java.util.ArrayList;
import java.util.List;

/** Makes parts, and answers of them (PS3.18 8.7.1). */
final class Parts {
    private Parts() {}

    /** A part with a media type, perhaps with parameters, and the URL at which it can be got alone. */
    static Part part(String mediaType, String location, Body body) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", mediaType));
        Header.of("Content-Location", location).ifPresent(headers::add);
        return new Part(headers, body);
    }

    /** A media type with the transfer syntax of the bytes. */
    static String typed(String mediaType, String syntax) {
        return syntax.isEmpty() ? mediaType : mediaType + "; transfer-syntax=" + syntax;
    }

    /** An answer that is one part, or has several, as is wished; a wish for either gets a body where one will do. */
    static WebAnswer answer(Wish wish, String type, List<Part> parts) throws Refusal {
        if (wish.single() && parts.size() == 1) {
            Part part = parts.get(0);
            return WebAnswer.of(200, part.header("Content-Type").orElse(type), part.body());
        }
        if (!wish.multipart()) {
            throw Refusal.notAcceptable("expected multipart/related in Accept for " + parts.size()
                    + " bodies, found a single type (PS3.18 8.7.3)");
        }
        return WebAnswer.multipart(200, type, parts);
    }
}

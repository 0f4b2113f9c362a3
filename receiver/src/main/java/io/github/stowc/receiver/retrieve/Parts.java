package io.github.stowc.receiver.retrieve;

import io.github.stowc.bytes.Body;
import io.github.stowc.mime.Boundary;
import io.github.stowc.mime.Framing;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Multipart;
import io.github.stowc.mime.Part;
import io.github.stowc.receiver.web.WebAnswer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Makes answers of parts (PS3.18 8.7.1, RFC 2387). Safe to share between threads. */
final class Parts {
    private final SecureRandom random = new SecureRandom();

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

    /**
     * An answer of parts.
     *
     * @param type the media type of the first part
     */
    WebAnswer multipart(int status, String type, List<Part> parts) {
        Multipart message = Multipart.related(type, Boundary.random(random), Framing.CANONICAL, parts);
        return WebAnswer.of(status, message.contentType(), Body.concat(message.pieces()));
    }

    /** An answer that is one part, or has several, as is wished; a wish for either gets a body where one will do. */
    WebAnswer answer(Wish wish, String type, List<Part> parts) throws Refusal {
        if (wish.single() && parts.size() == 1) {
            Part part = parts.get(0);
            return WebAnswer.of(200, part.header("Content-Type").orElse(type), part.body());
        }
        if (!wish.multipart()) {
            throw Refusal.notAcceptable("expected multipart/related in Accept for " + parts.size()
                    + " bodies, found a single type (PS3.18 8.7.3)");
        }
        return multipart(200, type, parts);
    }
}

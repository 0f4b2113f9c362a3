package io.github.stowc.receiver.retrieve;

import io.github.stowc.receiver.web.Accept;
import io.github.stowc.receiver.web.WebRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One form that an answer may have (PS3.18 8.7.3). Immutable.
 *
 * @param single whether it may be one body
 * @param multipart whether it may be {@code multipart/related}
 * @param type the media type of the body or of each part, in lower case, or a range such as {@code image/*}
 * @param syntax the transfer syntax; empty or {@code *} for any
 */
record Wish(boolean single, boolean multipart, String type, String syntax) {
    static final String ANY_TYPE = "*/*";
    private static final String SYNTAX = "transfer-syntax";

    /** What a request wishes, the most wanted first. */
    static List<Wish> of(WebRequest request) {
        List<Wish> wishes = new ArrayList<>();
        for (Accept.Range range : Accept.of(request).ranges()) {
            wishes.add(of(range));
        }
        return wishes;
    }

    private static Wish of(Accept.Range range) {
        String syntax = range.parameter(SYNTAX);
        if (range.type().equals(ANY_TYPE)) {
            return new Wish(true, true, ANY_TYPE, syntax);
        }
        if (!range.type().startsWith("multipart/")) {
            return new Wish(true, false, range.type(), syntax);
        }
        String type = range.parameter("type").toLowerCase(Locale.ROOT);
        if (type.isEmpty()) {
            return new Wish(false, true, ANY_TYPE, syntax);
        }
        // Some write the parameters of the part's type inside the quotes.
        Accept inner = Accept.parse(type);
        if (inner.ranges().isEmpty()) {
            return new Wish(false, true, type, syntax);
        }
        Accept.Range part = inner.ranges().get(0);
        return new Wish(false, true, part.type(), syntax.isEmpty() ? part.parameter(SYNTAX) : syntax);
    }

    /** Whether a media type is wished; parameters are not compared. */
    boolean includes(String mediaType) {
        return new Accept.Range(type, Map.of(), 1).includes(mediaType);
    }

    /** Whether no transfer syntax is given, or every one is wished. */
    boolean isAnySyntax() {
        return syntax.isEmpty() || syntax.equals("*");
    }
}

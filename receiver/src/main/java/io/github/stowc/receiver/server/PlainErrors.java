package io.github.stowc.receiver.server;

import io.github.stowc.receiver.web.WebRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** The answers to what is no HTTP request, or one whose head is too large: a sentence, never a stack trace. */
final class PlainErrors implements Request.Handler {
    private final Consumer<String> log;

    PlainErrors(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus() < HttpStatus.BAD_REQUEST_400 ? 500 : response.getStatus();
        response.setStatus(status);
        byte[] text = (sentence(status, request) + "\n").getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, text.length);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        log.accept(LogLine.of(new WebRequest("*", "", "*", "", List.of()), Instant.now(), status, 0, 0, "no request"));
        response.write(true, ByteBuffer.wrap(text), callback);
        return true;
    }

    private static String sentence(int status, Request request) {
        return switch (status) {
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431, HttpStatus.URI_TOO_LONG_414 -> "expected a head of at most "
                    + HttpSide.MAX_HEAD + " bytes, found a larger one";
            case HttpStatus.BAD_REQUEST_400 -> "expected a request of HTTP/1.1 (RFC 9112) and a path without //, dot segments"
                    + " and escaped slashes, found: " + reason(request);
            default -> status + " " + HttpStatus.getMessage(status);
        };
    }

    /** What the parser of HTTP found; the log does not show it. */
    private static String reason(Request request) {
        return request.getAttribute(ErrorHandler.ERROR_MESSAGE) instanceof String text ? text : "another";
    }
}

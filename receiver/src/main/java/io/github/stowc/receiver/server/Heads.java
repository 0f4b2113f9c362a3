package io.github.stowc.receiver.server;

import io.github.stowc.receiver.received.HeaderField;
import io.github.stowc.receiver.web.WebRequest;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.HostPort;

/** Translates the heads of requests. */
final class Heads {
    private Heads() {}

    static WebRequest of(Request request) {
        List<HeaderField> fields = new ArrayList<>();
        for (HttpField field : request.getHeaders()) {
            fields.add(new HeaderField(field.getName(), field.getValue() == null ? "" : field.getValue()));
        }
        String query = request.getHttpURI().getQuery();
        String path = request.getHttpURI().getPath();
        return new WebRequest(
                request.getMethod(), authority(request), path == null ? "/" : path, query == null ? "" : query, fields);
    }

    /** The value of Host; without one, as HTTP/1.0 may be, the address at which the request came in. */
    private static String authority(Request request) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        return host == null || host.isEmpty()
                ? HostPort.normalizeHost(Request.getLocalAddr(request)) + ":" + Request.getLocalPort(request)
                : host;
    }
}

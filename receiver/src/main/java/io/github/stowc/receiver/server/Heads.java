package io.github.stowc.receiver.server;

import io.github.stowc.receiver.received.HeaderField;
import io.github.stowc.receiver.web.WebRequest;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;

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
        return new WebRequest(request.getMethod(), path == null ? "/" : path, query == null ? "" : query, fields);
    }
}

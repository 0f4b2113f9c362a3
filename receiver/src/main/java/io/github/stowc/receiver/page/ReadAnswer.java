package io.github.stowc.receiver.page;

import io.github.stowc.receiver.received.GivenAnswer;
import io.github.stowc.receiver.received.HeaderField;
import io.github.stowc.stow.answer.Sent;
import io.github.stowc.stow.answer.StoreResponse;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads an answer that was given as a client would. */
final class ReadAnswer {
    private ReadAnswer() {}

    static StoreResponse of(GivenAnswer answer) {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HeaderField field : answer.fields()) {
            fields.computeIfAbsent(field.name(), name -> new ArrayList<>(1)).add(field.value());
        }
        return StoreResponse.of(
                answer.status(),
                HttpHeaders.of(fields, (name, value) -> true),
                answer.text().getBytes(StandardCharsets.UTF_8),
                Sent.of(0, List.of(), false));
    }
}

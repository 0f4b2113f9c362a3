package io.github.stowc.receiver.page;

import io.github.stowc.receiver.received.ReceivedRequest;
import io.github.stowc.receiver.received.ReceivedRequests;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of the requests that are kept; each is made once. Safe to share between threads. */
public final class RequestRows {
    private static final int MADE = 256;

    private final ReceivedRequests requests;
    private final Map<Long, String> made = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > MADE;
        }
    };

    /** The rows of these requests. */
    public RequestRows(ReceivedRequests requests) {
        this.requests = requests;
    }

    private String row(ReceivedRequest request) {
        synchronized (made) {
            String row = made.get(request.number());
            if (row != null) {
                return row;
            }
        }
        String row = RequestRow.of(request);
        synchronized (made) {
            made.put(request.number(), row);
        }
        return row;
    }

    /** All rows as a JSON array, oldest first. */
    String all() {
        return array(requests.all().stream().map(this::row).toList());
    }

    private static String array(List<String> values) {
        return "[" + String.join(",", values) + "]";
    }

    /** Tells one listener what has changed since it was told last. Not for several threads. */
    public final class Changes {
        private final Set<Long> told = new HashSet<>();
        private boolean begun;

        private Changes() {}

        /**
         * What has changed, as an event (HTML 9.2): JSON with the rows that came and the numbers of those that went. The first
         * has all rows. Empty if nothing has changed.
         */
        public Optional<String> next() {
            List<ReceivedRequest> all = requests.all();
            List<ReceivedRequest> added = all.stream()
                    .filter(request -> !told.contains(request.number()))
                    .toList();
            Set<Long> gone = new HashSet<>(told);
            all.forEach(request -> gone.remove(request.number()));
            if (begun && added.isEmpty() && gone.isEmpty()) {
                return Optional.empty();
            }
            String data = "{\"begin\":" + !begun + ",\"added\":"
                    + array(added.stream().map(RequestRows.this::row).toList()) + ",\"gone\":"
                    + array(gone.stream().sorted().map(String::valueOf).toList()) + "}";
            begun = true;
            told.removeAll(gone);
            added.forEach(request -> told.add(request.number()));
            return Optional.of("event: requests\ndata: " + data + "\n\n");
        }
    }

    /** For a new listener. */
    public Changes changes() {
        return new Changes();
    }
}

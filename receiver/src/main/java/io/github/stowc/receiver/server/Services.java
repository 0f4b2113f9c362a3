package io.github.stowc.receiver.server;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tags;
import io.github.stowc.receiver.page.PageSection;
import io.github.stowc.receiver.received.ReceivedRequests;
import io.github.stowc.receiver.store.Archive;
import io.github.stowc.receiver.stow.StoreService;
import io.github.stowc.receiver.web.DicomPath;
import io.github.stowc.receiver.web.Service;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import java.io.IOException;
import java.util.List;

/**
 * What the receiver does. Immutable.
 *
 * @param archive the stored files
 * @param store takes messages
 * @param search QIDO-RS
 * @param retrieve WADO-RS
 * @param requests the latest requests
 * @param sections what the page shows besides requests
 */
public record Services(
        Archive archive,
        StoreService store,
        Service search,
        Service retrieve,
        ReceivedRequests requests,
        List<PageSection> sections) {
    /** Copies the list. */
    public Services {
        sections = List.copyOf(sections);
    }

    private static final int NO_RESOURCES = 0xA700;

    /** The answer if there is no room for a message: Refused, out of resources (PS3.18 table I.2-2). */
    WebAnswer noRoom() {
        Dataset failure =
                Dataset.builder().set(Tags.FAILURE_REASON, NO_RESOURCES).build();
        Dataset answer = Dataset.builder()
                .set(Tags.OTHER_FAILURES_SEQUENCE, List.of(failure))
                .build();
        return WebAnswer.json(503, List.of(answer)).with("Retry-After", "60");
    }

    /** The answer to a request without a body. */
    WebAnswer read(WebRequest request, DicomPath path) throws IOException {
        boolean isSearch = path.rest().size() == 1
                && (path.rest().get(0).equals("studies")
                        || path.rest().get(0).equals("series")
                        || path.rest().get(0).equals("instances"));
        if (!isSearch) {
            return retrieve.answer(request, path);
        }
        return archive.isReady()
                ? search.answer(request, path)
                : WebAnswer.text(503, "the index of the stored files is being built")
                        .with("Retry-After", "1");
    }
}

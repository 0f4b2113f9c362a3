package io.github.stowc.receiver.received;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.validate.finding.Finding;
import java.util.Optional;

/** Estimates how much memory requests take, in bytes. */
final class Footprint {
    /** An anatomy with more parts is not kept. */
    static final int MOST_PARTS = 10_000;

    /** Places and fields of a part: four spans, two fields with their texts. */
    private static final int PART = 800;

    private static final int FINDING = 150;

    private Footprint() {}

    static long of(ReceivedRequest request) {
        long bytes = 1000;
        for (HeaderField field : request.fields()) {
            bytes += 100 + field.name().length() + field.value().length();
        }
        for (Finding finding : request.findings()) {
            bytes += FINDING + finding.message().length() + finding.remedy().length();
        }
        bytes += request.answer().text().length();
        bytes += PART * request.anatomy().map(Footprint::parts).orElse(0L);
        long kept = request.excerpts().length();
        return bytes + (request.body().isCut() ? kept + request.body().length() : kept);
    }

    private static long parts(Anatomy anatomy) {
        return anatomy.parts().size();
    }

    /** The request without what would take too much memory for one. */
    static ReceivedRequest limited(ReceivedRequest request) {
        return request.anatomy().map(Footprint::parts).orElse(0L) > MOST_PARTS
                ? request.with(request.body(), request.excerpts(), Optional.empty())
                : request;
    }
}

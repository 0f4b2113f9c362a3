package io.github.stowc.receiver.stow;

import io.github.stowc.dicom.Tags;
import io.github.stowc.receiver.web.WebAnswer;
import java.util.List;

/**
 * The Warning fields of an answer (RFC 7234 5.5): why instances failed. Without quotes and commas inside the text, so that
 * every client finds its end.
 */
final class WarningFields {
    /** The answer itself names all instances. */
    private static final int MOST = 10;

    private WarningFields() {}

    /** The answer with a field for each of the first instances that failed. */
    static WebAnswer addTo(WebAnswer answer, List<InstanceFate> fates) {
        List<InstanceFate> failed =
                fates.stream().filter(fate -> !fate.isStored()).toList();
        WebAnswer warned = answer;
        for (InstanceFate fate : failed.subList(0, Math.min(MOST, failed.size()))) {
            Failure failure = fate.failure().orElseThrow();
            String uid = fate.uid(Tags.SOP_INSTANCE_UID);
            warned = warned.with(
                    "Warning",
                    field((uid.isEmpty() ? "an instance without UID" : uid) + ": " + failure.code() + ": "
                            + failure.why()));
        }
        int more = failed.size() - MOST;
        return more > 0 ? warned.with("Warning", field("and " + more + " more instances failed")) : warned;
    }

    private static String field(String text) {
        return "299 stowc \"" + text.replace(',', ';').replace('"', '\'') + '"';
    }
}

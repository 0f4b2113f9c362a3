package io.github.stowc.stow.batch.deliver;

import io.github.stowc.curl.TargetUrl;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.input.StowInstance;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import io.github.stowc.stow.send.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Instances without bulk data, the messages that have them, and what servers say of them. */
final class SentInstances {
    private static final String TEXT_SR = "1.2.840.10008.5.1.4.1.1.88.11";

    private SentInstances() {}

    /** So many instances, spread evenly over studies of one series each. */
    static List<InstanceKey> keys(int count, int studies) {
        List<InstanceKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String study = "2.25.9000000000000000000000000000000" + i % studies;
            keys.add(new InstanceKey(study, study + ".1", study + ".1." + i));
        }
        return keys;
    }

    static StowMessage message(List<InstanceKey> keys) throws Exception {
        List<StowInstance> instances = keys.stream()
                .map(key -> StowInstance.of(
                        key.sopInstance(),
                        Dataset.builder()
                                .set("SOPClassUID", TEXT_SR)
                                .set("SOPInstanceUID", key.sopInstance())
                                .set("StudyInstanceUID", key.study())
                                .set("SeriesInstanceUID", key.series())
                                .set("Modality", "SR")
                                .set("PatientID", "P-1")
                                .set("PatientName", "DOE^JANE")
                                .build()))
                .toList();
        return StowCompiler.builder()
                .seed("1")
                .target(Target.named("orthanc"))
                .encoding(Encoding.DICOM)
                .validate(false)
                .build()
                .compileInstances(instances);
    }

    /** A sender that does not wait. */
    static Sender.Builder sender(String url) {
        Duration soon = Duration.ofMillis(1);
        return Sender.builder(new TargetUrl(url)).retries(5).backOff(soon, soon, Duration.ofMinutes(10));
    }

    static HttpCourier courier(String url) {
        return new HttpCourier(sender(url).build(), List.of(Duration.ofMillis(1), Duration.ofMillis(2)));
    }

    /** A page of a search (PS3.18 10.6.3). */
    static String page(List<InstanceKey> keys) {
        return keys.stream()
                .map(key -> "{\"00080018\":{\"vr\":\"UI\",\"Value\":[\"" + key.sopInstance()
                        + "\"]},\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"" + key.series()
                        + "\"]},\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"" + key.study() + "\"]}}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** A Store Instances Response (PS3.18 I.1): first those that are stored, with a Warning Reason if there is one. */
    static String answer(List<InstanceKey> stored, String warning, List<InstanceKey> failed, String failure) {
        return "{\"00081199\":" + sequence(stored, "00081196", warning) + ",\"00081198\":"
                + sequence(failed, "00081197", failure) + "}";
    }

    private static String sequence(List<InstanceKey> keys, String reasonTag, String reason) {
        String more = reason.isEmpty()
                ? ""
                : ",\"" + reasonTag + "\":{\"vr\":\"US\",\"Value\":[" + Integer.parseInt(reason, 16)
                        + "]},\"00000902\":{\"vr\":\"LO\",\"Value\":[\"DOE^JANE\"]}";
        return keys.stream()
                .map(key -> "{\"00081155\":{\"vr\":\"UI\",\"Value\":[\"" + key.sopInstance() + "\"]}" + more + "}")
                .collect(Collectors.joining(",", "{\"vr\":\"SQ\",\"Value\":[", "]}"));
    }
}

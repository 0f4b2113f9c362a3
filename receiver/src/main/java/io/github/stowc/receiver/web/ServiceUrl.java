package io.github.stowc.receiver.web;

/**
 * The URL of a service, and of what is stored there (PS3.18 10.1). Immutable.
 *
 * @param base up to the resources, without a slash at its end
 */
public record ServiceUrl(String base) {
    /** The service that a request asks, under the name by which the client calls it. */
    public static ServiceUrl of(WebRequest request, DicomPath path) {
        return new ServiceUrl("http://" + request.authority() + path.base());
    }

    /** The URL of a study with a Study Instance UID. */
    public String study(String uid) {
        return base + "/studies/" + uid;
    }

    /** The URL of a series. */
    public String series(String study, String series) {
        return study(study) + "/series/" + series;
    }

    /** The URL of an instance. */
    public String instance(String study, String series, String instance) {
        return series(study, series) + "/instances/" + instance;
    }

    @Override
    public String toString() {
        return base;
    }
}

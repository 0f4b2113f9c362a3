package io.github.stowc.receiver.faults;

/** The kinds of receivers on which a fault is tried. */
public enum ServerKind {
    /** Takes what PS3.18 allows. */
    PLAIN("plain"),
    /** Fails an instance with any error. */
    STRICT("strict"),
    /** Refuses what dcm4chee-arc refuses. */
    DCM4CHEE("like dcm4chee"),
    /** Refuses what Orthanc refuses. */
    ORTHANC("like Orthanc"),
    /** As the receiver that shows the page, if that is none of the others. */
    SAME("as this one");

    private final String title;

    ServerKind(String title) {
        this.title = title;
    }

    /** What people read. */
    String title() {
        return title;
    }
}

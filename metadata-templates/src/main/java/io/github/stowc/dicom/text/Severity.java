package io.github.stowc.dicom.text;

/** How grave a finding is. */
public enum Severity {
    /** A server would be right to refuse the instance. */
    ERROR("error"),
    /** Servers are known to store it. */
    WARNING("warning"),
    /** Worth knowing. */
    INFO("info");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    /** The word in reports. */
    public String label() {
        return label;
    }
}

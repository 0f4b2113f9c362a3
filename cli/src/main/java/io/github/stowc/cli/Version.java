package io.github.stowc.cli;

/** Which release this is. */
final class Version {
    private Version() {}

    /** One line for people. */
    static String text() {
        return "stowc " + number();
    }

    /** The number of the release. */
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}

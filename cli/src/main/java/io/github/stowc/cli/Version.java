package io.github.stowc.cli;

/** Which release this is. */
final class Version {
    private Version() {}

    /** One line for people. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "stowc " + (version == null ? "(not packaged)" : version);
    }
}

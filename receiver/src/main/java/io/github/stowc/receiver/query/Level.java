package io.github.stowc.receiver.query;

/** What is searched for (PS3.18 10.6.1); each is part of the one before. */
enum Level {
    STUDY,
    SERIES,
    INSTANCE;

    /** The resource: {@code studies}, {@code series} or {@code instances}. */
    static Level of(String resource) {
        return switch (resource) {
            case "studies" -> STUDY;
            case "series" -> SERIES;
            default -> INSTANCE;
        };
    }

    /** Whether what is searched for has attributes of that level: its own, or those of what it is part of. */
    boolean has(Level other) {
        return other.compareTo(this) <= 0;
    }

    /** As a sentence names it. */
    String noun() {
        return switch (this) {
            case STUDY -> "a study";
            case SERIES -> "a series";
            case INSTANCE -> "an instance";
        };
    }
}

package io.github.stowc.media.video;

import org.jspecify.annotations.Nullable;

/** Counts the pictures of an elementary stream, and reads the first header that describes them. */
interface CodedPictures extends StartCodes.Units {

    /** The number of frames; two fields are one. */
    long frames();

    /** The stream's header; null if none was found. */
    @Nullable
    VideoHeader header();

    /** Whether the last picture seems whole. */
    default boolean isWhole() {
        return true;
    }
}

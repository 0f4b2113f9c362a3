package io.github.stowc.media.video;

import org.jspecify.annotations.Nullable;

/** Counts the pictures of an elementary stream, and reads the first header that describes them. */
interface CodedPictures extends StartCodes.Units {

    /** The number of frames; two fields are one. */
    long frames();

    /** What the stream's header says; null where none was met. */
    @Nullable
    VideoHeader header();

    /** Whether nothing tells that the last picture is cut off. */
    boolean isWhole();
}
